#!/usr/bin/env bash
# Builds the library's documentation with the toolchain's own DocC; a warning is an error.
# Needs the debug build of the package.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

graphs=.build/symbol-graphs
rm -rf "$graphs" .build/DocLint.doccarchive
mkdir -p "$graphs"
modules=.build/debug/Modules
# The C modules that the library's own imports lead to.
flags=()
for map in Sources/C*/module.modulemap Sources/C*/include/module.modulemap .build/checkouts/Yams/Sources/CYaml/include/module.modulemap \
  .build/checkouts/GRDB.swift/Sources/GRDBSQLite/module.modulemap; do
  [ ! -e "$map" ] || flags+=(-Xcc "-fmodule-map-file=$map" -I "$(dirname "$map")")
done
swift symbolgraph-extract -module-name DocLint -I "$modules" "${flags[@]}" \
  -target "$(swiftc -print-target-info | sed -n 's/.*"triple": "\([^"]*\)".*/\1/p' | head -n 1)" \
  -minimum-access-level public -skip-synthesized-members -output-dir "$graphs"
docc=$(dirname "$(readlink -f "$(command -v swiftc)")")/docc
[ -x "$docc" ] || docc=docc
"$docc" convert Sources/DocLint/DocLint.docc \
  --additional-symbol-graph-dir "$graphs" --output-path .build/DocLint.doccarchive \
  --fallback-display-name DocLint --fallback-bundle-identifier doclint.DocLint \
  --warnings-as-errors
echo "docs: no warnings"
