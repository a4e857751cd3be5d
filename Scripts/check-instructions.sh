#!/usr/bin/env bash
# Counts the instructions of the release build on invented texts, by callgrind, and holds them against
# Benchmarks/instructions.tsv: time is noise on a shared machine, instructions are not. A count that
# rose by more than a tenth is an error. With --record the counts are written down anew.
set -euo pipefail
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/setup.sh"
cd "$doclint_root"
export LC_ALL=C
recorded=Benchmarks/instructions.tsv

if ! command -v valgrind > /dev/null 2>&1 && ! (doclint_install valgrind binutils); then
  echo "instructions: valgrind is not here and could not be installed; nothing was counted"
  exit 0
fi
Scripts/doclint --version > /dev/null

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Without the symbols, which callgrind cannot read.
strip -o "$work/doclint" .build/release/doclint

# 60 documents, each of 60 sentences of the corpus; every third shares half of them with the one before.
mkdir "$work/texts" "$work/few"
cat Corpus/clean/*.txt | awk -v work="$work" '
  function next_number(limit) {
    seed = (seed * 1103 + 12345) % 1000003
    return int(seed / 1000003 * limit)
  }
  BEGIN { RS = "[。\n]"; seed = 7 }
  length($0) > 24 { sentence[count++] = $0 }
  END {
    for (i = 0; i < 60; i++) {
      text = sprintf("第%d号材料\n\n", i)
      for (k = 0; k < 60; k++) {
        if (i % 3 != 2 || k >= 30) line[k] = sentence[next_number(count)]
        text = text line[k] "。" (k % 6 == 5 ? "\n" : "")
      }
      path = sprintf("%s/texts/%02d.txt", work, i)
      printf "%s", text > path
      close(path)
    }
  }'
cp Corpus/incoming/*.txt "$work/few"

# count NAME ANSWER ARGUMENT…: the instructions of a run whose output must hold the answer.
failed=0
count() {
  local name=$1 answer=$2 counted before
  shift 2
  valgrind --tool=callgrind --callgrind-out-file=/dev/null --log-file="$work/log" \
    "$work/doclint" "$@" > "$work/output" < /dev/null
  if ! grep -q -- "$answer" "$work/output"; then
    echo "instructions: $name: the output does not hold “$answer”" >&2
    exit 1
  fi
  counted=$(sed -n 's/.*Collected : *\([0-9]*\).*/\1/p' "$work/log")
  printf '%s\t%s\n' "$name" "$counted" >> "$work/counts"
  before=$(awk -F '\t' -v name="$name" '$1 == name { print $2 }' "$recorded" 2> /dev/null || true)
  awk -v name="$name" -v now="$counted" -v before="${before:-0}" 'BEGIN {
    printf "instructions: %-10s %9.1f million", name, now / 1e6
    if (before > 0) printf "  (%+.1f %% of what was recorded)", (now / before - 1) * 100
    print ""
    exit before > 0 && now > before * 1.1
  }' || failed=1
}

lint=(lint --isolated --jobs 1 --no-progress --fail-on never --format json)
count start "doclint" --version
count tokens '"kind": "han"' tokens --format json "$work/texts/00.txt"
count reuse '"verdict": "recycled"' "${lint[@]}" --select reuse "$work/texts"
count style '"rule": "' "${lint[@]}" --ignore reuse,num,quota "$work/texts" "$work/few"
count numbers '"rule": "num-' "${lint[@]}" --select num "$work/texts" "$work/few"
count facts '"verdict": "pass"' facts --isolated --format json "$work/few"

if [ "${1:-}" = --record ]; then
  cp "$work/counts" "$recorded"
elif [ "$failed" -ne 0 ]; then
  echo "instructions: more than a tenth above $recorded; find out why, or --record them" >&2
  exit 1
fi
