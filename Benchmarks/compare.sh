#!/usr/bin/env bash
# Times doclint on a folder of texts beside other libraries, in one run on one machine.
#
#   compare.sh DOCS [PEERS.py PYTHON]
#
# PEERS.py is a program that prints one line a library for the folder that it is given; PYTHON is an
# interpreter that has those libraries. Five runs of doclint before and five after, the median of all.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
docs=${1:?a folder of texts}
doclint=.build/release/doclint
[ -x "$doclint" ] || swift build -c release < /dev/null

answer=$(mktemp)
times=$(mktemp)
trap 'rm -f "$answer" "$times"' EXIT
measure() { # JOBS
  local code=0
  /usr/bin/time -a -o "$times" -f "$1 %e %U %M" "$doclint" lint --isolated --select reuse \
    --format json --fail-on never --jobs "$1" --output "$answer" "$docs" || code=$?
  [ "$code" -eq 0 ] || { echo "doclint ended with $code" >&2; exit 1; }
  grep -q '"verdict": "recycled"' "$answer" || { echo "no recycled pair was found" >&2; exit 1; }
}
series() { for _ in 1 2 3 4 5; do measure 1; measure 2; done; }

bytes=$(cat "$docs"/*.txt | wc -c)
printf '%s documents, %s bytes, %s processors\n' "$(find "$docs" -name '*.txt' | wc -l)" "$bytes" "$(nproc)"
"$doclint" --version
series
[ $# -lt 3 ] || "$3" "$2" "$docs"
series
for jobs in 1 2; do
  grep "^$jobs " "$times" | sort -k2,2n | awk -v jobs="$jobs" -v bytes="$bytes" '
    { wall[NR] = $2; user[NR] = $3; memory = $4 > memory ? $4 : memory }
    END {
      m = int((NR + 1) / 2)
      printf "doclint, verified, with passages, jobs %d: %.2f s wall (%.2f to %.2f), %.2f s user, %.1f MB/s, %d MB\n",
        jobs, wall[m], wall[1], wall[NR], user[m], bytes / 1e6 / wall[m], memory / 1024
    }'
done
