# Shared by the scripts that count under valgrind (sourced, not run). Changes to the project's folder,
# makes $work, which goes at the end, and in it the release build without its symbols, which valgrind
# cannot read. Where there is no valgrind and none can be installed, says so and ends with 0.

. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/setup.sh"
cd "$doclint_root"
export LC_ALL=C
doclint_counts=$(basename "$0" .sh)
doclint_counts=${doclint_counts#check-}

if ! command -v valgrind > /dev/null 2>&1 && ! (doclint_install valgrind binutils); then
  echo "$doclint_counts: valgrind is not here and could not be installed; nothing was counted"
  exit 0
fi
Scripts/doclint --version > /dev/null
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
strip -o "$work/doclint" .build/release/doclint

# doclint_under NAME ANSWER OPTION… -- ARGUMENT…: runs the program under valgrind with these options.
# Its output must hold the answer. What valgrind says is in $work/log.
doclint_under() {
  local name=$1 answer=$2 options=()
  shift 2
  while [ "$1" != -- ]; do
    options+=("$1")
    shift
  done
  shift
  valgrind "${options[@]}" --log-file="$work/log" "$work/doclint" "$@" \
    > "$work/output" < /dev/null
  if ! grep -q -- "$answer" "$work/output"; then
    echo "$doclint_counts: $name: the output does not hold “$answer”" >&2
    exit 1
  fi
}

# The value of a name in a table of two columns; nothing where it is not in there.
doclint_recorded() { # NAME TABLE
  awk -F '\t' -v name="$1" '$1 == name { print $2 }' "$2" 2> /dev/null || true
}

# For awk: numbers below a limit that look drawn at random, the same in each run.
doclint_next_number='
  BEGIN { seed = 7 }
  function next_number(limit) {
    seed = (seed * 1103 + 12345) % 1000003
    return int(seed / 1000003 * limit)
  }'
