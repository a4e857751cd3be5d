#!/usr/bin/env bash
# An archive answers as its files would. What may go wrong with it must lose nothing: the program is
# killed while it adds (200 times, or as many as the first argument says), two add at once, the
# medium is read-only, the disk is full. Needs the program in DOCLINT, or builds it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

kills=${1:-200}
if [ -z "${DOCLINT:-}" ]; then
  swift build --quiet --product doclint < /dev/null
  DOCLINT=$PWD/.build/debug/doclint
fi
work=$(mktemp -d)
mounted=
cleanup() {
  [ -z "$mounted" ] || umount "$mounted" || true
  chmod -R u+w "$work"
  rm -rf "$work"
}
trap cleanup EXIT

die() {
  printf 'archive: %s\n' "$*" >&2
  exit 1
}

# documents FOLDER COUNT: texts of some hundred characters that differ in more than their figures.
words=(巡诊组 化验室 药房 冷库 门诊部 村医 助产士 护理站 导诊台 病案室 义诊车 体检队 血站 急救点 登记了 移交了
  清点了 封存了 翻修了 回访了 培训了 核销了 抽查了 补录了 担架 台账 终端 背囊 药柜 步道 展板 病床 名册 样品
  水池 电车 逐户 连夜 按季度 分批次 冒雨 就近 结对 轮换)
documents() {
  mkdir -p "$work/$1"
  local i k text
  for ((i = 0; i < $2; i++)); do
    text="柳桥县第$1-$i号情况。"
    for ((k = 0; k < 150; k++)); do text+=${words[RANDOM % ${#words[@]}]}; done
    printf '%s。\n' "$text" > "$work/$1/$i.txt"
  done
}

# A batch against 5,000 documents, among them near and exact copies, excerpts and masses of one text:
# the same pairs, passages and findings whether they are files or stand in an archive.
mkdir "$work/old" "$work/new"
awk -v words="${words[*]}" -v work="$work" '
  function text(   k, t) {
    t = ""
    for (k = 0; k < 150; k++) t = t word[int(rand() * count) + 1] (k % 12 == 11 ? "。" : "")
    return t
  }
  function put(path, title, body) { printf "%s\n%s\n", title, body > path; close(path) }
  BEGIN {
    srand(7)
    count = split(words, word, " ")
    mass = text()
    for (i = 0; i < 5000; i++) {
      kind = i % 20
      if (kind == 3 && i > 20) body = old[i - 10]
      else if (kind == 7) { body = old[i - 5]; gsub("巡诊组", "送药队", body) }
      else if (kind == 11) body = substr(old[i - 9], 1, 600) text()
      else if (kind == 13) body = mass "本件为第" i "件。"
      else body = text()
      old[i] = body
      put(work "/old/" i ".txt", "柳桥县第" i "号情况", body)
    }
    for (i = 0; i < 60; i++) {
      if (i % 4 == 0) body = old[i * 80]
      else if (i % 4 == 1) { body = old[i * 80 + 1]; gsub("化验室", "检验科", body) }
      else if (i % 4 == 2) body = text() substr(old[i * 80 + 2], 1, 900)
      else body = i % 8 == 3 ? mass : text()
      put(work "/new/" i ".txt", "青禾县第" i "号情况", body)
    }
  }'
"$DOCLINT" archive add --archive "$work/many.doclint" "$work/old" > /dev/null
for against in "$work/old" "$work/many.doclint"; do
  "$DOCLINT" lint --isolated --select reuse,num --format csv --fail-on never --against "$against" \
    "$work/new" | grep -v '^archived,' > "$work/$(basename "$against").csv"
done
cmp "$work/old.csv" "$work/many.doclint.csv" || die "the archive answers otherwise than its files"
pairs=$(grep -c '^pair,' "$work/old.csv") || die "no pair was found"
printf 'archive: %d pairs against 5,000 documents, the same from files and from the archive\n' "$pairs"

archive=$work/kill.doclint
documents first 40
"$DOCLINT" archive add --archive "$archive" "$work/first" > "$work/confirmed"
documents second 12
start=$(date +%s%N)
"$DOCLINT" archive add --archive "$archive" "$work/second" >> "$work/confirmed"
took=$(((($(date +%s%N) - start) / 1000000) + 10))

# The archive is sound and holds what was confirmed.
look() {
  "$DOCLINT" archive check --archive "$archive" > /dev/null || die "not sound after $killed kills"
  "$DOCLINT" archive list --archive "$archive" | sed 's/.*  //' | sort > "$work/listed"
  # A line that was cut off while it was written was not confirmed.
  grep -a '\.txt$' "$work/confirmed" | sed 's/.*#[0-9]* //' | sort -u > "$work/wanted"
  comm -13 "$work/listed" "$work/wanted" > "$work/lost"
  [ ! -s "$work/lost" ] || die "confirmed and lost after $killed kills: $(head -n 3 "$work/lost")"
}

killed=0
for ((round = 1; killed < kills && round <= kills * 5; round++)); do
  documents "round$round" 12
  "$DOCLINT" archive add --archive "$archive" "$work/round$round" \
    > "$work/out" 2> /dev/null < /dev/null &
  child=$!
  sleep "$(printf '0.%03d' $((RANDOM % (took < 999 ? took : 999))))"
  if kill -9 "$child" 2> /dev/null; then killed=$((killed + 1)); fi
  wait "$child" 2> /dev/null || true
  cat "$work/out" >> "$work/confirmed"
  rm -rf "$work/round$round"
  if ((round % 20 == 0)); then look; fi
done
[ "$killed" -eq "$kills" ] || die "only $killed of $kills lived long enough to be killed"
look
printf 'archive: %d killed, %d confirmed, none lost\n' "$killed" "$(wc -l < "$work/wanted")"

# Two at once: each waits for the other.
documents left 60
documents right 60
two=$work/two.doclint
"$DOCLINT" archive add --archive "$two" "$work/left" > /dev/null &
one=$!
"$DOCLINT" archive add --archive "$two" "$work/right" > /dev/null || die "the second writer failed"
wait "$one" || die "the first writer failed"
[ "$("$DOCLINT" archive list --archive "$two" | wc -l)" -eq 120 ] || die "two writers lost documents"
"$DOCLINT" archive check --archive "$two" > /dev/null || die "two writers left damage"
echo "archive: two writers, 120 documents"

# Read-only: reading works, writing says so. Root may write everywhere, so somebody else tries.
mkdir "$work/readonly"
cp "$two" "$work/readonly/r.doclint"
chmod 755 "$work"
chmod 444 "$work/readonly/r.doclint"
chmod 555 "$work/readonly"
as=()
if [ "$(id -u)" -eq 0 ]; then as=(setpriv --reuid=65534 --regid=65534 --clear-groups); fi
if "${as[@]}" test -x "$DOCLINT" 2> /dev/null; then
  [ "$("${as[@]}" "$DOCLINT" archive list --archive "$work/readonly/r.doclint" | wc -l)" -eq 120 ] ||
    die "a read-only archive cannot be read"
  code=0
  "${as[@]}" "$DOCLINT" archive add --archive "$work/readonly/r.doclint" "$work/first" \
    > /dev/null 2>&1 || code=$?
  [ "$code" -eq 3 ] || die "adding to a read-only archive ended with $code, not 3"
  echo "archive: read-only media"
else
  echo "archive: read-only media left out: the program cannot be run by another user"
fi

# A full disk, where one may be mounted; the tests inject the failure anyway.
mkdir "$work/small"
if mount -t tmpfs -o size=2m tmpfs "$work/small" 2> /dev/null; then
  mounted=$work/small
  full=$work/small/f.doclint
  "$DOCLINT" archive add --archive "$full" "$work/first" > /dev/null
  documents many 900
  code=0
  "$DOCLINT" archive add --archive "$full" "$work/many" > /dev/null 2> "$work/errors" || code=$?
  [ "$code" -eq 3 ] || die "a full disk ended with $code, not 3"
  [ -s "$work/errors" ] || die "a full disk was not told"
  [ "$("$DOCLINT" archive list --archive "$full" | wc -l)" -eq 40 ] || die "a full disk lost documents"
  "$DOCLINT" archive check --archive "$full" > /dev/null || die "a full disk left damage"
  echo "archive: full disk"
else
  echo "archive: full disk left out: nothing may be mounted here"
fi
