#include "CBytes.h"

// Loops over blocks of a fixed length without branches, of which the compiler makes vector instructions:
// of twice the width where the processor has them.
#if defined(__x86_64__) && defined(__linux__)
#define CBYTES_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define CBYTES_WIDE
#endif

size_t cbytes_line(const uint8_t *bytes, size_t from, size_t count, size_t *scalars) {
  enum { block = 32 };
  size_t found = 0;
  size_t i = from;
  for (; count - i >= block; i += block) {
    uint8_t ends = 0, own = 0;
    for (size_t k = 0; k < block; k++) {
      const uint8_t b = bytes[i + k];
      ends |= (b == 0x0A) | (b == 0x0D);
      own += (b & 0xC0) != 0x80;
    }
    if (ends) break;
    found += own;
  }
  for (; i < count && bytes[i] != 0x0A && bytes[i] != 0x0D; i++) {
    found += (bytes[i] & 0xC0) != 0x80;
  }
  *scalars += found;
  return i;
}

// The scalar at `b`, of which four bytes can be read, and how long it is.
static inline uint32_t decoded(const uint8_t *b, size_t *length) {
  if (b[0] >= 0xE0 && b[0] < 0xF0) {
    *length = 3;
    return (uint32_t)(b[0] & 0x0F) << 12 | (uint32_t)(b[1] & 0x3F) << 6 | (b[2] & 0x3F);
  }
  if (b[0] < 0x80) {
    *length = 1;
    return b[0];
  }
  if (b[0] < 0xE0) {
    *length = 2;
    return (uint32_t)(b[0] & 0x1F) << 6 | (b[1] & 0x3F);
  }
  *length = 4;
  return (uint32_t)(b[0] & 0x07) << 18 | (uint32_t)(b[1] & 0x3F) << 12 |
         (uint32_t)(b[2] & 0x3F) << 6 | (b[3] & 0x3F);
}

size_t cbytes_decode(const uint8_t *bytes, size_t count, size_t limit, uint32_t *scalars,
                     intptr_t *marks, uint32_t *offsets) {
  size_t i = 0, marked = 0, length = 0;
  for (size_t n = 0; n < limit; n++) {
    if (n % CBYTES_STRIDE == 0) offsets[n / CBYTES_STRIDE] = (uint32_t)(i < count ? i : count);
    uint32_t scalar;
    if (i + 4 <= count) {
      scalar = decoded(bytes + i, &length);
    } else {
      // Nothing behind the text is read.
      uint8_t last[4] = {0, 0, 0, 0};
      for (size_t k = 0; i + k < count; k++) last[k] = bytes[i + k];
      scalar = decoded(last, &length);
    }
    i += length;
    scalars[n] = scalar;
    marks[marked] = (intptr_t)n;
    marked += scalar - 0x4E00u >= 0x5200u;
  }
  return marked;
}

// Whether a scalar is one of the first `some` of `w`.
static inline bool is_one(uint32_t s, const uint32_t w[8], size_t some) {
  bool is = false;
  for (size_t k = 0; k < some; k++) is |= s == w[k];
  return is;
}

// The first of the first `some` of `w` among the block at `scalars`; the block's length where there is none.
enum { find_block = 16 };
static inline size_t find_in_block(const uint32_t *scalars, const uint32_t w[8], size_t some) {
  // One bit for each place.
  uint32_t found = 0;
  for (size_t k = 0; k < find_block; k++) found |= (uint32_t)is_one(scalars[k], w, some) << k;
  return found ? (size_t)__builtin_ctz(found) : find_block;
}

static inline size_t find_one(const uint32_t *scalars, size_t from, size_t count,
                              const uint32_t w[8], size_t some) {
  size_t i = from;
  for (; count - i >= find_block; i += find_block) {
    const size_t place = find_in_block(scalars + i, w, some);
    if (place < find_block) return i + place;
  }
  if (i == count) return count;
  if (i > from) {
    // The last block overlaps the one before it, in which there is none.
    const size_t place = find_in_block(scalars + count - find_block, w, some);
    return count - find_block + place;
  }
  // One by one most are passed over by their lowest bits.
  uint64_t lowest = 0;
  for (size_t k = 0; k < some; k++) lowest |= (uint64_t)1 << (w[k] & 63);
  for (; i < count; i++) {
    if (lowest >> (scalars[i] & 63) & 1 && is_one(scalars[i], w, some)) break;
  }
  return i;
}

CBYTES_WIDE size_t cbytes_find_scalar(const uint32_t *scalars, size_t from, size_t count,
                                      const uint32_t wanted[8]) {
  // Few are filled up with the first.
  const bool are_few = wanted[4] == wanted[0] && wanted[5] == wanted[0] &&
                       wanted[6] == wanted[0] && wanted[7] == wanted[0];
  return are_few ? find_one(scalars, from, count, wanted, 4)
                 : find_one(scalars, from, count, wanted, 8);
}

size_t cbytes_find_pair(const uint32_t *scalars, size_t from, size_t count,
                        const uint64_t *filter) {
  if (count < 2) return count;
  for (size_t i = from; i < count - 1; i++) {
    const size_t bit = cbytes_pair(scalars[i], scalars[i + 1]);
    if (filter[bit >> 6] >> (bit & 63) & 1) {
      const size_t other = cbytes_pair_again(scalars[i], scalars[i + 1]);
      if (filter[other >> 6] >> (other & 63) & 1) return i;
    }
  }
  return count;
}

bool cbytes_set_bits(const uint32_t *scalars, size_t count, uint64_t *bits) {
  uint32_t all = 0;
  for (size_t i = 0; i < count; i++) {
    const uint32_t s = scalars[i];
    all |= s;
    bits[s >> 6 & 1023] |= (uint64_t)(s <= 0xFFFF) << (s & 63);
  }
  return all <= 0xFFFF;
}
