#!/usr/bin/env bash
# Type-checks the floors of the library from below, each only with those under it: a reference
# upwards, or between two rooms of one floor, is a compile error. Then looks for words that belong
# to some rooms only. Floors that do not exist yet are left out.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

sources=Sources/DocLint
flags=(
  -typecheck -swift-version 6 -module-name DocLint -parse-as-library -package-name doclint
  -strict-memory-safety
  -enable-upcoming-feature ExistentialAny
  -enable-upcoming-feature InternalImportsByDefault
  -enable-upcoming-feature MemberImportVisibility
  -Xcc -fmodule-map-file=Sources/CICU/module.modulemap -I Sources/CICU
  -Xcc -fmodule-map-file=Sources/CZip/module.modulemap -I Sources/CZip
  -Xcc -fmodule-map-file=Sources/CExpat/module.modulemap -I Sources/CExpat
  -Xcc -fmodule-map-file=Sources/CBytes/include/module.modulemap -I Sources/CBytes/include
)
failures=0
below=()

fail() {
  printf 'floors: %s\n' "$*" >&2
  failures=$((failures + 1))
}

# Adds the files of the rooms "$@" to `files`.
collect() {
  local room
  files=()
  for room in "$@"; do
    [ -d "$sources/$room" ] || continue
    while IFS= read -r -d '' file; do files+=("$file"); done \
      < <(find "$sources/$room" -name '*.swift' -print0 | LC_ALL=C sort -z)
  done
}

# floor NUMBER ROOM…: each room alone upon those below, then all of them go below.
floor() {
  local number=$1 room file primary added=()
  shift
  for room in "$@"; do
    collect "$room"
    [ ${#files[@]} -gt 0 ] || continue
    # Only the room's own files are checked to the last line; of those below, what is asked for.
    primary=()
    for file in "${files[@]}"; do primary+=(-primary-file "$file"); done
    if swiftc -frontend "${flags[@]}" "${below[@]}" "${primary[@]}"; then
      printf 'floors: %s %s: %d files over %d\n' "$number" "$room" "${#files[@]}" "${#below[@]}"
    else
      fail "$number $room does not compile upon the floors below it"
    fi
    added+=("${files[@]}")
  done
  below+=("${added[@]}")
}

floor 0 Text
floor 1 ICU Diagnostics
floor 2 Documents
floor 3 Tokens
floor 4 Similarity Numbers
floor 5 Rules

# From here on the libraries are needed, as the package's own build leaves them.
modules=.build/debug/Modules
if [ ! -e "$modules/Yams.swiftmodule" ] || [ ! -e "$modules/GRDB.swiftmodule" ]; then
  swift build --quiet --target DocLint < /dev/null
fi
flags+=(-I "$modules")
yaml=.build/checkouts/Yams/Sources/CYaml/include/module.modulemap
[ ! -e "$yaml" ] || flags+=(-Xcc "-fmodule-map-file=$yaml")
sqlite=.build/checkouts/GRDB.swift/Sources/GRDBSQLite/module.modulemap
[ ! -e "$sqlite" ] || flags+=(-Xcc "-fmodule-map-file=$sqlite")
floor 6 Archive Quota
floor 7 Linting
floor 8 Reporting

# Every file must stand in a room named above.
known=" Text ICU Diagnostics Documents Tokens Similarity Numbers Rules Archive Quota Linting Reporting "
for entry in "$sources"/*; do
  name=$(basename "$entry")
  case $name in *.docc) continue ;; esac
  case $known in *" $name "*) ;; *) fail "$entry is in no floor" ;; esac
done

# Words that only some rooms may say; comments and one-line string literals do not count.
# words PATTERN WHAT ALLOWED-PATH-PATTERN
words() {
  local found
  found=$(
    find "$sources" -name '*.swift' -print | LC_ALL=C sort | { grep -vE "$3" || true; } |
      while IFS= read -r file; do
        sed -E -e 's/"([^"\\]|\\.)*"/""/g' -e 's,//.*$,,' "$file" |
          { grep -nE "$1" || true; } | sed "s,^,$file:,"
      done
  )
  if [ -n "$found" ]; then
    printf '%s\n' "$found" >&2
    fail "$2"
  fi
}
words '\bimport[[:space:]]+CICU\b' 'CICU is imported in ICU/ only' "^$sources/ICU/"
words '\bimport[[:space:]]+(CZip|CExpat)\b' 'CZip and CExpat are imported in their wrappers only' \
  "^$sources/Documents/Ingest/(ZipArchive|XMLReader)\.swift$"
words '\bimport[[:space:]]+CBytes\b' 'CBytes is imported in its wrappers only' \
  "^$sources/Text/(ByteScan|GramScan|ScalarScan|SHA256)\.swift$"
words '(^|[^A-Za-z0-9_.`])print\(' 'the library prints nothing' '^$'
words '(^|[ (=,\[])unsafe +[A-Za-z_&(.]|nonisolated\(unsafe\)|@unsafe\b' \
  'unsafe code belongs in ICU/, the wrappers of Documents/Ingest/ and five files of Text/' \
  "^$sources/(ICU/|Text/(ByteScan|ConcurrentMap|GramScan|ScalarScan|SHA256)\.swift|Documents/Ingest/(POSIXFile|SubProcess|ZipArchive|XMLReader)\.swift$)"
words '\bimport[[:space:]]+GRDB\b' 'GRDB is imported in Archive/ only' "^$sources/Archive/"
words '\bimport[[:space:]]+ArgumentParser\b' 'ArgumentParser belongs to the program' '^$'

if [ "$failures" -gt 0 ]; then
  printf 'floors: %d of the checks failed\n' "$failures" >&2
  exit 1
fi
echo "floors: in order"
