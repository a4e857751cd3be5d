// One static inline function for each ICU function in use: ICU renames its symbols by macros
// (ubrk_open becomes ubrk_open_72), which Swift does not see; it sees these.
#ifndef DOCLINT_CICU_SHIM_H
#define DOCLINT_CICU_SHIM_H

// Foundation carries an ICU of another version in a Clang module of its own. Two modules that
// define an enumeration of one name with different members cannot be loaded together, so those
// that have grown since this version bear names of their own here.
#define UBlockCode DocLintUBlockCode
#define UDataFileAccess DocLintUDataFileAccess
#define UErrorCode DocLintUErrorCode
#define UIndicSyllabicCategory DocLintUIndicSyllabicCategory
#define UJoiningGroup DocLintUJoiningGroup
#define ULineBreak DocLintULineBreak
#define UProperty DocLintUProperty
#define UScriptCode DocLintUScriptCode

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uclean.h>
#include <unicode/ucnv.h>
#include <unicode/udata.h>
#include <unicode/unorm2.h>
#include <unicode/uregex.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>
#include <unicode/utrans.h>
#include <unicode/utypes.h>
#include <unicode/uversion.h>

// ICU itself
static inline const char *_Nonnull icu_u_errorName(UErrorCode code) { return u_errorName(code); }
static inline const char *_Nonnull icu_version(void) { return U_ICU_VERSION; }
static inline void icu_u_getVersion(uint8_t version[_Nonnull 4]) { u_getVersion(version); }

// Characters
static inline int8_t icu_u_charType(UChar32 c) { return u_charType(c); }
static inline bool icu_u_hasBinaryProperty(UChar32 c, UProperty which) {
  return u_hasBinaryProperty(c, which);
}
static inline int32_t icu_u_getIntPropertyValue(UChar32 c, UProperty which) {
  return u_getIntPropertyValue(c, which);
}

// Normalization
static inline const UNormalizer2 *_Nullable icu_unorm2_getNFKCCasefoldInstance(
    UErrorCode *_Nonnull status) {
  return unorm2_getNFKCCasefoldInstance(status);
}
static inline const UNormalizer2 *_Nullable icu_unorm2_getNFKCInstance(UErrorCode *_Nonnull status) {
  return unorm2_getNFKCInstance(status);
}
static inline int32_t icu_unorm2_normalize(
    const UNormalizer2 *_Nonnull norm2, const UChar *_Nonnull src, int32_t length,
    UChar *_Nullable dest, int32_t capacity, UErrorCode *_Nonnull status) {
  return unorm2_normalize(norm2, src, length, dest, capacity, status);
}

// Transliteration
static inline UTransliterator *_Nullable icu_utrans_openU(
    const UChar *_Nonnull id, int32_t idLength, UErrorCode *_Nonnull status) {
  return utrans_openU(id, idLength, UTRANS_FORWARD, NULL, 0, NULL, status);
}
static inline void icu_utrans_close(UTransliterator *_Nonnull trans) { utrans_close(trans); }
static inline void icu_utrans_transUChars(
    const UTransliterator *_Nonnull trans, UChar *_Nonnull text, int32_t *_Nonnull textLength,
    int32_t capacity, int32_t start, int32_t *_Nonnull limit, UErrorCode *_Nonnull status) {
  utrans_transUChars(trans, text, textLength, capacity, start, limit, status);
}

// Data
static inline UDataMemory *_Nullable icu_udata_openChineseDictionary(UErrorCode *_Nonnull status) {
  return udata_open(U_ICUDATA_NAME U_TREE_SEPARATOR_STRING "brkitr", "dict", "cjdict", status);
}
static inline bool icu_udata_isDictionary(UDataMemory *_Nonnull data) {
  UDataInfo info = {.size = sizeof(UDataInfo)};
  udata_getInfo(data, &info);
  return info.dataFormat[0] == 'D' && info.dataFormat[1] == 'i' && info.dataFormat[2] == 'c' &&
         info.dataFormat[3] == 't' && info.formatVersion[0] == 1;
}
static inline const void *_Nullable icu_udata_getMemory(UDataMemory *_Nonnull data) {
  return udata_getMemory(data);
}
static inline void icu_udata_close(UDataMemory *_Nonnull data) { udata_close(data); }

// Break iteration
static inline UBreakIterator *_Nullable icu_ubrk_open(
    UBreakIteratorType type, const char *_Nonnull locale, UErrorCode *_Nonnull status) {
  return ubrk_open(type, locale, NULL, 0, status);
}
static inline void icu_ubrk_close(UBreakIterator *_Nonnull bi) { ubrk_close(bi); }
static inline UBreakIterator *_Nullable icu_ubrk_clone(
    const UBreakIterator *_Nonnull bi, UErrorCode *_Nonnull status) {
  return ubrk_clone(bi, status);
}
static inline void icu_ubrk_setUText(
    UBreakIterator *_Nonnull bi, UText *_Nonnull text, UErrorCode *_Nonnull status) {
  ubrk_setUText(bi, text, status);
}
static inline int32_t icu_ubrk_first(UBreakIterator *_Nonnull bi) { return ubrk_first(bi); }
static inline int32_t icu_ubrk_next(UBreakIterator *_Nonnull bi) { return ubrk_next(bi); }
static inline int32_t icu_ubrk_getRuleStatus(UBreakIterator *_Nonnull bi) {
  return ubrk_getRuleStatus(bi);
}
static inline UText *_Nullable icu_utext_openUTF8(
    UText *_Nullable ut, const char *_Nonnull s, int64_t length, UErrorCode *_Nonnull status) {
  return utext_openUTF8(ut, s, length, status);
}
static inline void icu_utext_close(UText *_Nonnull ut) { utext_close(ut); }

// Converters
static inline UConverter *_Nullable icu_ucnv_open(
    const char *_Nonnull name, UErrorCode *_Nonnull status) {
  return ucnv_open(name, status);
}
static inline void icu_ucnv_close(UConverter *_Nonnull converter) { ucnv_close(converter); }
static inline int32_t icu_ucnv_toUChars(
    UConverter *_Nonnull converter, UChar *_Nullable dest, int32_t capacity,
    const char *_Nonnull src, int32_t length, UErrorCode *_Nonnull status) {
  return ucnv_toUChars(converter, dest, capacity, src, length, status);
}
static inline int32_t icu_ucnv_fromUChars(
    UConverter *_Nonnull converter, char *_Nullable dest, int32_t capacity,
    const UChar *_Nonnull src, int32_t length, UErrorCode *_Nonnull status) {
  return ucnv_fromUChars(converter, dest, capacity, src, length, status);
}

// Regular expressions
static inline URegularExpression *_Nullable icu_uregex_open(
    const UChar *_Nonnull pattern, int32_t length, uint32_t flags, UParseError *_Nonnull error,
    UErrorCode *_Nonnull status) {
  return uregex_open(pattern, length, flags, error, status);
}
static inline void icu_uregex_close(URegularExpression *_Nonnull regex) { uregex_close(regex); }
static inline void icu_uregex_setTimeLimit(
    URegularExpression *_Nonnull regex, int32_t limit, UErrorCode *_Nonnull status) {
  uregex_setTimeLimit(regex, limit, status);
}
static inline void icu_uregex_setStackLimit(
    URegularExpression *_Nonnull regex, int32_t limit, UErrorCode *_Nonnull status) {
  uregex_setStackLimit(regex, limit, status);
}
static inline void icu_uregex_setText(
    URegularExpression *_Nonnull regex, const UChar *_Nonnull text, int32_t length,
    UErrorCode *_Nonnull status) {
  uregex_setText(regex, text, length, status);
}
static inline bool icu_uregex_find(
    URegularExpression *_Nonnull regex, int32_t start, UErrorCode *_Nonnull status) {
  return uregex_find(regex, start, status);
}
static inline bool icu_uregex_findNext(
    URegularExpression *_Nonnull regex, UErrorCode *_Nonnull status) {
  return uregex_findNext(regex, status);
}
static inline int32_t icu_uregex_groupCount(
    URegularExpression *_Nonnull regex, UErrorCode *_Nonnull status) {
  return uregex_groupCount(regex, status);
}
static inline int32_t icu_uregex_start(
    URegularExpression *_Nonnull regex, int32_t group, UErrorCode *_Nonnull status) {
  return uregex_start(regex, group, status);
}
static inline int32_t icu_uregex_end(
    URegularExpression *_Nonnull regex, int32_t group, UErrorCode *_Nonnull status) {
  return uregex_end(regex, group, status);
}

#endif
