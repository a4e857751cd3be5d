#!/usr/bin/env bash
# Counts the instructions of the release build on invented texts, by callgrind, and holds them against
# Benchmarks/instructions.tsv: time is noise on a shared machine, instructions are not. A count that
# rose by more than a tenth is an error. With --record the counts are written down anew.
set -euo pipefail
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/valgrind.sh"
recorded=Benchmarks/instructions.tsv

# 60 documents, each of 60 sentences of the corpus; every third shares half of them with the one before.
mkdir "$work/texts" "$work/few"
cat Corpus/clean/*.txt | awk -v work="$work" "$doclint_next_number"'
  BEGIN { RS = "。|\n" }
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

# The first of them, twenty times over, as a page of the web, a file of RTF, a flat file of
# OpenDocument, and in two other encodings.
mkdir "$work/files"
for _ in $(seq 20); do cat "$work/texts/00.txt"; done > "$work/plain"
{
  printf '<!DOCTYPE html><html><head><meta charset="utf-8"><style>p{}</style></head><body>\n'
  sed 's|.*|<p class="text"><span>&</span></p>|' "$work/plain"
  printf '</body></html>\n'
} > "$work/files/page.html"
iconv -f UTF-8 -t UTF-16LE "$work/plain" | od -An -v -tu2 | awk '
  BEGIN { print "{\\rtf1\\ansi\\ansicpg936" }
  { for (i = 1; i <= NF; i++) if ($i == 10) print "\\par "
    else printf "\\u%d?", ($i > 32767 ? $i - 65536 : $i) }
  END { print "}" }' > "$work/files/rich.rtf"
{
  names=urn:oasis:names:tc:opendocument:xmlns
  printf '<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="%s:office:1.0"' $names
  printf ' xmlns:text="%s:text:1.0" office:mimetype=' $names
  printf '"application/vnd.oasis.opendocument.text"><office:body><office:text>\n'
  sed 's|.*|<text:p><text:span>&</text:span></text:p>|' "$work/plain"
  printf '</office:text></office:body></office:document>\n'
} > "$work/files/flat.fodt"
iconv -f UTF-8 -t GB18030 "$work/plain" > "$work/files/gb18030.txt"
iconv -f UTF-8 -t UTF-16 "$work/plain" > "$work/files/utf16.txt"

# count NAME ANSWER ARGUMENT…: the instructions of a run whose output must hold the answer.
failed=0
count() {
  local name=$1 answer=$2 counted before
  shift 2
  doclint_under "$name" "$answer" --tool=callgrind --callgrind-out-file=/dev/null -- "$@"
  counted=$(sed -n 's/.*Collected : *\([0-9]*\).*/\1/p' "$work/log")
  printf '%s\t%s\n' "$name" "$counted" >> "$work/counts"
  before=$(doclint_recorded "$name" "$recorded")
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
for file in page.html rich.rtf flat.fodt gb18030.txt utf16.txt; do
  count "$file" '^第0号材料$' text "$work/files/$file"
  if ! cmp -s <(tr -d ' \t\n' < "$work/plain") <(tr -d ' \t\n' < "$work/output"); then
    echo "instructions: $file: what was read is not what was written" >&2
    exit 1
  fi
done

if [ "${1:-}" = --record ]; then
  cp "$work/counts" "$recorded"
elif [ "$failed" -ne 0 ]; then
  echo "instructions: more than a tenth above $recorded; find out why, or --record them" >&2
  exit 1
fi
