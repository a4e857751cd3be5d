# Shared by the scripts beside it (sourced, not run): makes sure that what the build needs is there.
# Everything that it says goes to standard error, so that a program's output stays clean.

doclint_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)

doclint_say() { printf 'doclint: %s\n' "$*" >&2; }

doclint_die() {
  doclint_say "$@"
  exit 2
}

# A checkout on a file system that ignores case has lost one of the two folders.
doclint_check_case() {
  if [ "$doclint_root/Sources/DocLint" -ef "$doclint_root/Sources/doclint" ]; then
    doclint_die "this checkout lies on a file system that ignores case: Sources/DocLint and" \
      "Sources/doclint are one folder there. Check it out on one that does not."
  fi
}

doclint_check_swift() {
  if ! command -v swift > /dev/null 2>&1; then
    doclint_die "swift was not found. Install Swift 6.2 or later (6.3 is what we test with) from" \
      "https://www.swift.org/install/ and put its usr/bin on PATH."
  fi
  local version
  version=$(swift --version 2> /dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
  if [ -z "$version" ]; then
    doclint_say "could not tell the version of $(command -v swift); going on"
  elif [ "$(printf '%s\n6.2\n' "$version" | sort -V | head -n 1)" != "6.2" ]; then
    doclint_die "Swift $version is too old: 6.2 or later is needed."
  fi
}

# The headers of ICU, libzip, expat and SQLite, pkg-config to find them, and poppler's programs with
# their Chinese character maps, by which PDF files are read.
doclint_check_packages() {
  local missing=()
  command -v git > /dev/null 2>&1 || missing+=(git)
  command -v pkg-config > /dev/null 2>&1 || missing+=(pkg-config)
  if [ ! -e /usr/include/unicode/ubrk.h ] && ! pkg-config --exists icu-uc icu-i18n 2> /dev/null; then
    missing+=(libicu-dev)
  fi
  [ -e /usr/include/zip.h ] || pkg-config --exists libzip 2> /dev/null || missing+=(libzip-dev)
  [ -e /usr/include/expat.h ] || pkg-config --exists expat 2> /dev/null || missing+=(libexpat1-dev)
  command -v pdftotext > /dev/null 2>&1 || missing+=(poppler-utils)
  [ -d /usr/share/poppler/cMap/Adobe-GB1 ] || missing+=(poppler-data)
  if [ ! -e /usr/include/sqlite3.h ] && ! pkg-config --exists sqlite3 2> /dev/null; then
    missing+=(libsqlite3-dev)
  fi
  [ ${#missing[@]} -eq 0 ] || doclint_install "${missing[@]}"
}

doclint_install() {
  local missing=("$@")
  if ! command -v apt-get > /dev/null 2>&1; then
    doclint_die "missing: ${missing[*]}. There is no apt-get here; install them in your system's way."
  fi
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo > /dev/null 2>&1; then
      doclint_die "missing: ${missing[*]}. As root run: apt-get install ${missing[*]}"
    fi
    as_root=(sudo)
    [ -t 0 ] || as_root=(sudo -n)
  fi
  doclint_say "installing ${missing[*]}"
  if ! {
    "${as_root[@]}" apt-get update -qq < /dev/null &&
      "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "${missing[@]}" < /dev/null
  } >&2; then
    doclint_die "could not install ${missing[*]}; as root run: apt-get install ${missing[*]}"
  fi
}

doclint_setup() {
  doclint_check_case
  doclint_check_swift
  doclint_check_packages
}
