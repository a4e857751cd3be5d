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

#endif
