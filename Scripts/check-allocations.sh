#!/usr/bin/env bash
# Counts the allocations that a further thousand characters take, and holds them against
# Benchmarks/allocations.tsv: the engines allocate for a document and its sentences, not for a token.
# Each run is counted twice, on as many documents of as many lines, in the second of which each line is
# ten times as long. What is counted are calls, by valgrind's memcheck; growing in place is one, too.
set -euo pipefail
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/valgrind.sh"
allowed=Benchmarks/allocations.tsv

# 20 documents of 10 lines in two lengths. The characters are those of the corpus in any order, so that
# no two documents share text; each line has figures.
mkdir "$work/short" "$work/long"
cat Corpus/clean/*.txt | awk -v work="$work" "$doclint_next_number"'
  {
    while (match($0, /[\344-\351][\200-\277][\200-\277]/)) {
      character[count++] = substr($0, RSTART, 3)
      $0 = substr($0, RSTART + 3)
    }
  }
  END {
    for (times = 1; times <= 10; times += 9) {
      for (i = 0; i < 20; i++) {
        path = sprintf("%s/%s/%02d.txt", work, times == 1 ? "short" : "long", i)
        for (line = 0; line < 10; line++) {
          text = ""
          for (k = 0; k < 60 * times; k++) {
            text = text character[next_number(count)]
            if (k % 12 == 11) text = text "，"
            if (k % 30 == 29) text = text next_number(90000) "件"
          }
          printf "%s。\n", text > path
        }
        close(path)
      }
    }
  }'
cat "$work"/short/*.txt > "$work/short.txt"
cat "$work"/long/*.txt > "$work/long.txt"
printf '甲乡修了三条路，群众出行方便。县里补了两笔钱，余下的年底结清，账目贴在村口给大家看。\n' \
  > "$work/other.txt"
# Bytes that begin a character.
characters() { tr -d '\200-\277' < "$work/$1.txt" | wc -c; }
more=$(($(characters long) - $(characters short)))

allocations() { # NAME ANSWER ARGUMENT…
  doclint_under "$1" "$2" --leak-check=no -- "${@:3}"
  sed -n 's/.*total heap usage: \([0-9,]*\) allocs.*/\1/p' "$work/log" | tr -d ,
}

# count NAME ANSWER ARGUMENT…: what differs between two runs, where @ stands for short and for long.
failed=0
count() {
  local few many
  few=$(allocations "${@//@/short}")
  many=$(allocations "${@//@/long}")
  awk -v name="$1" -v few="$few" -v many="$many" -v more="$more" \
    -v allowed="$(doclint_recorded "$1" "$allowed")" 'BEGIN {
      each = (many - few) / more * 1000
      printf "allocations: %-9s %7d, of %d characters more %7d: %6.2f a thousand (%s allowed)\n",
        name, few, more, many, each, allowed
      exit allowed == "" || each > allowed + 0
    }' || failed=1
}

lint=(lint --isolated --jobs 1 --no-progress --fail-on never --format json --select reuse)
count tokens '"kind": "han"' tokens --isolated --format json "$work/@.txt"
count sketches 'other.txt"' "${lint[@]}" "$work/other.txt" --against "$work/@"
count reuse '"status": "checked"' "${lint[@]}" "$work/@"

if [ "$failed" -ne 0 ]; then
  echo "allocations: more than $allowed allows; something allocates for each token" >&2
  exit 1
fi
