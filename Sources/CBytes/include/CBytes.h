#ifndef CBYTES_H
#define CBYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Whether the processor has instructions for SHA-256.
bool cbytes_sha256_is_supported(void);

/// Takes `blocks` blocks of 64 bytes into the state (FIPS 180-4, clause 6.2.2).
///
/// To be called only where `cbytes_sha256_is_supported`.
void cbytes_sha256_absorb(uint32_t state[8], const uint8_t *bytes, size_t blocks);

/// Bytes of a text by kind.
struct cbytes_counts {
  /// First bytes of sequences of UTF-8, ASCII among them.
  size_t scalars;
  /// First bytes of sequences of two bytes or more.
  size_t leads;
  size_t nulls;
  /// All but tab, line feed, vertical tab, form feed and carriage return.
  size_t controls;
  /// Line feeds and carriage returns.
  size_t ends;
};

/// Counts the bytes of a text.
struct cbytes_counts cbytes_count(const uint8_t *bytes, size_t count);

/// The first place of a byte; `count` where there is none.
size_t cbytes_find(const uint8_t *bytes, size_t count, uint8_t byte);

/// The first place, from `from` on, of a line feed or carriage return; `count` where there is none.
///
/// Adds the first bytes of sequences of UTF-8 before it to `scalars`.
size_t cbytes_line(const uint8_t *bytes, size_t from, size_t count, size_t *scalars);

/// Of so many scalars `cbytes_decode` tells the place of one.
enum { CBYTES_STRIDE = 16 };

/// Decodes valid UTF-8 of `limit` scalars. Of other bytes it makes some scalars, never more.
///
/// Writes the places of all scalars but U+4E00…U+9FFF to `marks`, which has room for `limit`, and the byte
/// of each scalar whose place `CBYTES_STRIDE` divides to `offsets`. Gives the number of marks.
size_t cbytes_decode(const uint8_t *bytes, size_t count, size_t limit, uint32_t *scalars,
                     intptr_t *marks, uint32_t *offsets);

/// What `cbytes_split_marks` tells apart: others, digits, Latin letters, enclosing marks.
enum { CBYTES_MARK_KINDS = 4 };

/// Deals the places of marks out to a list for each kind, which have room for `count`; the first, of
/// others, for one. `counts` gets how many there are of each.
void cbytes_split_marks(const uint32_t *scalars, const intptr_t *marks, size_t count,
                       intptr_t *const lists[CBYTES_MARK_KINDS], size_t counts[CBYTES_MARK_KINDS]);

/// The first place, from `from` on, of one of eight scalars; `count` where there is none.
size_t cbytes_find_scalar(const uint32_t *scalars, size_t from, size_t count,
                          const uint32_t wanted[8]);

/// The first place, from `from` on, of a scalar whose bit is set; `count` where there is none.
///
/// `words` have 64 scalars each, the first of them those from `base` × 64 on.
size_t cbytes_find_in_set(const uint32_t *scalars, size_t from, size_t count, const uint64_t *words,
                          size_t word_count, size_t base);

/// The first place, from `from` on, of two neighbours whose two bits are set in `filter`, which has
/// 131,072; `count` where there is none. `cbytes_pair` and `cbytes_pair_again` give the places of the bits.
size_t cbytes_find_pair(const uint32_t *scalars, size_t from, size_t count,
                        const uint64_t *filter);

static inline size_t cbytes_pair(uint32_t first, uint32_t second) {
  return (first * 0x9E37u + second * 0x85EBu) & 0xFFFF;
}

/// Asked where the first bit is set: of places that hold no wanted pair nearly all lack one of the two.
static inline size_t cbytes_pair_again(uint32_t first, uint32_t second) {
  return 0x10000 + ((first * 0xC2B2AE35u + second * 0x27D4EB2Fu) >> 16);
}

/// How far behind two neighbours `cbytes_find_return` looks for the same two.
enum { CBYTES_NEAREST_RETURN = 2, CBYTES_FARTHEST_RETURN = 9 };

/// The first place, from `from` on, of two ideographs of the basic block that stand side by side again
/// `CBYTES_NEAREST_RETURN` to `CBYTES_FARTHEST_RETURN` scalars later; `count` where there is none.
size_t cbytes_find_return(const uint32_t *scalars, size_t from, size_t count);

/// Sets the bit of each scalar of the basic plane in `bits`, which has 65,536. Whether all are of it.
bool cbytes_set_bits(const uint32_t *scalars, size_t count, uint64_t *bits);

/// Units in a gram, and bits of the number of a slot that grams are dealt out to.
enum { CBYTES_GRAM = 4, CBYTES_SLOT_BITS = 18 };

/// The slot of every gram of a text, `count - CBYTES_GRAM + 1` of them. Gives their number.
size_t cbytes_gram_slots(const uint32_t *units, size_t count, uint32_t *slots);

/// The places of the grams of a text whose slot is in a set, and their slots. Gives their number.
///
/// A set has a bit for every slot. `places` and `slots` have room for `count`.
size_t cbytes_shared_grams(const uint32_t *units, size_t count, const uint64_t *set,
                           int32_t *places, uint32_t *slots);

/// For each of some slots a bit that tells whether it is in a set.
void cbytes_members(const uint32_t *slots, size_t count, const uint64_t *set, uint64_t *bits);

#endif
