// libzip, with what Swift cannot see: the flags are macros.
#ifndef DOCLINT_CZIP_SHIM_H
#define DOCLINT_CZIP_SHIM_H

#include <zip.h>

// The names as they stand in the archive.
static inline zip_flags_t doclint_zip_raw_names(void) { return ZIP_FL_ENC_RAW; }
static inline zip_flags_t doclint_zip_utf8_names(void) { return ZIP_FL_ENC_UTF_8; }
static inline zip_int32_t doclint_zip_store(void) { return ZIP_CM_STORE; }
static inline zip_int32_t doclint_zip_deflate(void) { return ZIP_CM_DEFLATE; }

#endif
