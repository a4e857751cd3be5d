#!/usr/bin/env bash
# Times the checks of style on a folder of texts, one thread, beside AutoCorrect.
#
#   style.sh DOCS [PYTHON]
#
# PYTHON is an interpreter that has autocorrect_py. User CPU time, the least of five runs, all in turn,
# so that all meet the same load. Two things are timed: the whole command (start, reading, checking,
# writing), and, as AutoCorrect is, the checks alone on texts that are in memory.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
docs=${1:?a folder of texts}
python=${2:-}
doclint=.build/release/doclint
[ -x "$doclint" ] || swift build -c release < /dev/null
checktexts=Benchmarks/.build/release/checktexts
# With Swift's libraries in it, as the program is built.
swift build --package-path Benchmarks -c release --static-swift-stdlib --product checktexts \
  < /dev/null > /dev/null

# All that judges one document alone; of the rules on numerals those that need no arithmetic.
style=attach,date,file,heading,hidden,meta,name,privacy,punct,struct,title,typo,wording
style+=,num-approx-dun,num-decimal-point,num-measure-missing,num-unit-mixed
style+=,num-currency-redundant,num-double-approx,num-exact-with-approx,num-measure-word
style+=,num-missing-number,num-percent-point,num-percent-spelled,num-range-unit-omitted
style+=,num-style-mixed,num-times-decrease,num-unit-missing,num-zero-pad

answer=$(mktemp)
times=$(mktemp)
alone=$(mktemp)
trap 'rm -f "$answer" "$times" "$alone"' EXIT
measure() { # NAME SELECTION FORMAT
  /usr/bin/time -a -o "$times" -f "$1 %U" "$doclint" lint --isolated --jobs 1 --no-progress \
    --fail-on never --format "$3" --select "$2" --output "$answer" "$docs"
  [ -s "$answer" ] || { echo "nothing was found" >&2; exit 1; }
}
# The checks alone, which must find as much as the command: it writes one line a finding.
check() { # NAME SELECTION
  local findings
  findings=$("$doclint" lint --isolated --no-progress --fail-on never --format concise \
    --select "$2" "$docs" | wc -l)
  "$checktexts" "$docs" "$2" "$findings" | sed "s/^/$1 /" >> "$alone"
}
"$doclint" --version
for _ in 1 2 3 4 5; do
  measure style-json "$style" json
  measure style-concise "$style" concise
  measure style-and-numbers-json "$style,num" json
  check style "$style"
  check style-and-numbers "$style,num"
  [ -z "$python" ] || "$python" Benchmarks/autocorrect.py "$docs"
done
bytes=$(cat "$docs"/*.txt | wc -c)
for name in style-json style-concise style-and-numbers-json; do
  grep "^$name " "$times" | sort -k2,2n | head -1 \
    | awk -v bytes="$bytes" '{ printf "doclint %s: %.2f s user, %.1f MB/s\n", $1, $2, bytes / 1e6 / $2 }'
done
for name in style style-and-numbers; do
  grep "^$name checks" "$alone" | sort -k4,4n | head -1
done
