#ifndef CSHA256_H
#define CSHA256_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Whether the processor has instructions for SHA-256.
bool csha256_is_supported(void);

/// Takes `blocks` blocks of 64 bytes into the state (FIPS 180-4, clause 6.2.2).
///
/// To be called only where `csha256_is_supported`.
void csha256_absorb(uint32_t state[8], const uint8_t *bytes, size_t blocks);

#endif
