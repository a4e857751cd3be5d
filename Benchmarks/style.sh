#!/usr/bin/env bash
# Times the checks of style on a folder of texts, one thread, beside AutoCorrect.
#
#   style.sh DOCS [PYTHON]
#
# PYTHON is an interpreter that has autocorrect_py. User CPU time, the least of five runs; both in
# turn, so that both meet the same load. The whole command is timed: reading, checking, writing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
docs=${1:?a folder of texts}
python=${2:-}
doclint=.build/release/doclint
[ -x "$doclint" ] || swift build -c release < /dev/null

# All that judges one document alone; of the rules on numerals those that need no arithmetic.
style=attach,date,file,heading,hidden,meta,name,privacy,punct,struct,title,typo,wording
style+=,num-currency-redundant,num-double-approx,num-exact-with-approx,num-measure-word
style+=,num-missing-number,num-percent-point,num-percent-spelled,num-range-unit-omitted
style+=,num-style-mixed,num-times-decrease,num-unit-missing,num-zero-pad

answer=$(mktemp)
times=$(mktemp)
trap 'rm -f "$answer" "$times"' EXIT
measure() { # NAME SELECTION FORMAT
  /usr/bin/time -a -o "$times" -f "$1 %U" "$doclint" lint --isolated --jobs 1 --no-progress \
    --fail-on never --format "$3" --select "$2" --output "$answer" "$docs"
  [ -s "$answer" ] || { echo "nothing was found" >&2; exit 1; }
}
"$doclint" --version
for _ in 1 2 3 4 5; do
  measure style-json "$style" json
  measure style-concise "$style" concise
  measure style-and-numbers-json "$style,num" json
  [ -z "$python" ] || "$python" Benchmarks/autocorrect.py "$docs"
done
bytes=$(cat "$docs"/*.txt | wc -c)
for name in style-json style-concise style-and-numbers-json; do
  grep "^$name " "$times" | sort -k2,2n | head -1 \
    | awk -v bytes="$bytes" '{ printf "doclint %s: %.2f s user, %.1f MB/s\n", $1, $2, bytes / 1e6 / $2 }'
done
