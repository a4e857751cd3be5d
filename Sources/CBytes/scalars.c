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

// The kinds of the scalars of the basic plane, 256 of them a row; the first row is of all that are others.
enum { digit = 1, letter = 2, enclosing = 3 };
static const uint8_t rows[256] = {[0x00] = 1, [0x20] = 2, [0x30] = 3, [0xFF] = 4};
static const uint8_t kinds[5][256] = {
    {0},
    {['0' ... '9'] = digit,
     ['A' ... 'Z'] = letter,
     ['a' ... 'z'] = letter,
     ['('] = enclosing,
     [')'] = enclosing,
     ['['] = enclosing,
     [']'] = enclosing,
     ['{'] = enclosing,
     ['}'] = enclosing,
     ['<'] = enclosing,
     ['>'] = enclosing},
    {[0x18 ... 0x1D] = enclosing},
    {[0x08 ... 0x11] = enclosing, [0x14 ... 0x1B] = enclosing},
    {[0x08 ... 0x09] = enclosing,
     [0x10 ... 0x19] = digit,
     [0x3B] = enclosing,
     [0x3D] = enclosing,
     [0x5B] = enclosing,
     [0x5D] = enclosing},
};

void cbytes_split_marks(const uint32_t *scalars, const intptr_t *marks, size_t count,
                       intptr_t *const lists[CBYTES_MARK_KINDS], size_t counts[CBYTES_MARK_KINDS]) {
  // Where the next of each kind goes; the others all go to one place.
  intptr_t *next[CBYTES_MARK_KINDS];
  for (size_t k = 0; k < CBYTES_MARK_KINDS; k++) next[k] = lists[k];
  for (size_t n = 0; n < count; n++) {
    const uint32_t s = scalars[marks[n]];
    const uint8_t kind = kinds[s <= 0xFFFF ? rows[s >> 8] : 0][s & 0xFF];
    *next[kind] = marks[n];
    next[kind] += kind != 0;
  }
  counts[0] = count;
  for (size_t k = 1; k < CBYTES_MARK_KINDS; k++) {
    counts[k] = (size_t)(next[k] - lists[k]);
    counts[0] -= counts[k];
  }
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

size_t cbytes_find_in_set(const uint32_t *scalars, size_t from, size_t count, const uint64_t *words,
                          size_t word_count, size_t base) {
  size_t i = from;
  for (; i < count; i++) {
    const uint32_t s = scalars[i];
    const size_t word = (s >> 6) - base;
    if (word < word_count && words[word] >> (s & 63) & 1) break;
  }
  return i;
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

// Whether two ideographs at `s` stand side by side again; all that is looked at is in the text.
static inline bool returns(const uint32_t *s) {
  bool does = false;
  for (size_t d = CBYTES_NEAREST_RETURN; d <= CBYTES_FARTHEST_RETURN; d++) {
    does |= (s[d] == s[0]) & (s[d + 1] == s[1]);
  }
  return does & (s[0] - 0x4E00u < 0x5200u) & (s[1] - 0x4E00u < 0x5200u);
}

CBYTES_WIDE size_t cbytes_find_return(const uint32_t *scalars, size_t from, size_t count) {
  enum { block = 16, reach = CBYTES_FARTHEST_RETURN + 1 };
  size_t i = from;
  for (; i + block + reach <= count; i += block) {
    // One bit for each place.
    uint32_t found = 0;
    for (size_t k = 0; k < block; k++) found |= (uint32_t)returns(scalars + i + k) << k;
    if (found) return i + (size_t)__builtin_ctz(found);
  }
  for (; i + 1 < count; i++) {
    // Behind the text nothing returns.
    uint32_t last[reach + 1] = {0};
    for (size_t k = 0; k <= reach && i + k < count; k++) last[k] = scalars[i + k];
    if (returns(last)) return i;
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
