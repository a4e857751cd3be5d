#include "CBytes.h"

#include <string.h>

// In blocks of so many bytes, of which any number fits in one byte, so that the compiler makes
// vector instructions of the inner loop.
enum { block = 128 };

struct cbytes_counts cbytes_count(const uint8_t *bytes, size_t count) {
  struct cbytes_counts all = {0, 0, 0, 0, 0};
  for (size_t start = 0; start < count; start += block) {
    const size_t length = count - start < block ? count - start : block;
    const uint8_t *b = bytes + start;
    uint8_t scalars = 0, leads = 0, nulls = 0, controls = 0, ends = 0;
    for (size_t i = 0; i < length; i++) {
      scalars += (b[i] & 0xC0) != 0x80;
      leads += b[i] >= 0xC0;
      nulls += b[i] == 0;
      controls += (b[i] < 0x20) & ((uint8_t)(b[i] - 0x09) >= 5);
      controls += b[i] == 0x7F;
      ends += (b[i] == 0x0A) | (b[i] == 0x0D);
    }
    all.scalars += scalars;
    all.leads += leads;
    all.nulls += nulls;
    all.controls += controls;
    all.ends += ends;
  }
  return all;
}

size_t cbytes_find(const uint8_t *bytes, size_t count, uint8_t byte) {
  const uint8_t *place = memchr(bytes, byte, count);
  return place ? (size_t)(place - bytes) : count;
}
