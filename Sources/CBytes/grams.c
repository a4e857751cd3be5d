#include "CBytes.h"

// The slot of a gram: four units of sixteen bits, multiplied (Fibonacci hashing). Units of other planes
// lose their plane: such grams share a slot with others.
static inline uint32_t slot(uint64_t gram) {
  return (uint32_t)((gram * 0x9E3779B97F4A7C15u) >> (64 - CBYTES_SLOT_BITS));
}

static inline uint64_t first_gram(const uint32_t *units) {
  uint64_t gram = 0;
  for (size_t i = 0; i < CBYTES_GRAM - 1; i++) gram = gram >> 16 | (uint64_t)units[i] << 48;
  return gram;
}

size_t cbytes_gram_slots(const uint32_t *units, size_t count, uint32_t *slots) {
  if (count < CBYTES_GRAM) return 0;
  uint64_t gram = first_gram(units);
  const size_t grams = count - CBYTES_GRAM + 1;
  for (size_t i = 0; i < grams; i++) {
    gram = gram >> 16 | (uint64_t)units[i + CBYTES_GRAM - 1] << 48;
    slots[i] = slot(gram);
  }
  return grams;
}

size_t cbytes_shared_grams(const uint32_t *units, size_t count, const uint64_t *set,
                           int32_t *places, uint32_t *slots) {
  if (count < CBYTES_GRAM) return 0;
  uint64_t gram = first_gram(units);
  const size_t grams = count - CBYTES_GRAM + 1;
  size_t found = 0;
  // Each is written, and stays where it is one: nothing branches.
  for (size_t i = 0; i < grams; i++) {
    gram = gram >> 16 | (uint64_t)units[i + CBYTES_GRAM - 1] << 48;
    const uint32_t s = slot(gram);
    places[found] = (int32_t)i;
    slots[found] = s;
    found += set[s >> 6] >> (s & 63) & 1;
  }
  return found;
}

void cbytes_members(const uint32_t *slots, size_t count, const uint64_t *set, uint64_t *bits) {
  for (size_t i = 0; i < count; i += 64) {
    const size_t end = count - i < 64 ? count - i : 64;
    uint64_t word = 0;
    for (size_t k = 0; k < end; k++) {
      const uint32_t s = slots[i + k];
      word |= (set[s >> 6] >> (s & 63) & 1) << k;
    }
    bits[i / 64] = word;
  }
}
