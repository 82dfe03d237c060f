#!/usr/bin/env bash
# Measures everything beside its yardstick, a table each, with the goal where there
# is one. Without arguments all parts run, in about a quarter of an hour; arguments
# name some:
#
#   engine     the embedded database beside Neo4j: queries, loading, opening, memory
#   questions  the questions beside bare driver calls, in Go and over HTTP; the first
#              row of a stream
#   scale      every question on the whole of O*NET and ESCO
#   growth     questions and pictures at 1, 10 and 100 times the size
#   pictures   pictures beside native dot
#   loader     the loader beside a bare driver loop and LOAD CSV
#   programs   the built programs: time and memory
#   page       the page in Chromium: first load, a million rows, a large canvas
#
# ROLEGRAPH_TESTDATA is the folder of the data: db_29_3_text.zip, and ESCO's files.
# One real Neo4j is started for all parts (Java 17 and Maven); NEO4J_TEST_URI names
# another that may be wiped. What a machine can't run is said at the end. Ends with 1
# when a part failed; a missed goal is no failure.
set -uo pipefail
cd "$(dirname "$0")/.."
parts=("$@")
[ $# -gt 0 ] || parts=(engine questions scale growth pictures loader programs page)

if [ -z "${NEO4J_TEST_URI:-}" ] && command -v java >/dev/null && command -v mvn >/dev/null; then
  exec tests/neo4j/run.sh with scripts/bench.sh "${parts[@]}"
fi

archive=${ROLEGRAPH_TESTDATA:-}/db_29_3_text.zip
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
missing=() failed=()
beside=()
if [ -n "${NEO4J_TEST_URI:-}" ]; then
  beside=("neo4j=$NEO4J_TEST_URI")
else
  missing+=("a real Neo4j: Java 17 and Maven are needed")
fi

# Runs benchmarks of a package and prints their tables: PACKAGE PATTERN RUNS.
measure() { go test "$1" -run '^$' -bench "$2" -benchtime "$3" -timeout 15m | "$work/table"; }

# Tells whether the data are there, and notes it when not.
data() {
  [ -f "$archive" ] && return
  missing+=("$part: ROLEGRAPH_TESTDATA names no folder with db_29_3_text.zip")
  return 1
}

engine() { ! data || "$work/bench" -data "$archive" -whole "${beside[@]}"; }

questions() {
  measure ./graph Questions 300x &&
    measure ./internal/api 'Overhead|FirstRow' 300x
}

scale() { ! data || measure ./graph AtScale 8x; }

growth() { measure ./internal/api Growth 20x; }

pictures() {
  command -v dot >/dev/null || { missing+=("pictures: Graphviz's dot"); return 0; }
  measure ./internal/draw Picture 8x
}

loader() { ! data || measure ./internal/load/onet Load 2x; }

programs() { ! data || "$work/bench" -data "$archive" -programs bin "${beside[@]}"; }

# Serves the page on an empty embedded database of its own while its benchmarks run.
page() {
  [ -x "${CHROMIUM:-/usr/bin/chromium}" ] || { missing+=("page: Chromium, at \$CHROMIUM"); return 0; }
  env -u NEO4J_URI bin/api --data :memory: --http 127.0.0.1:0 --bolt 127.0.0.1:0 >"$work/api" 2>"$work/api.log" &
  local server=$! status=0
  for _ in $(seq 300); do
    grep -q '^ready ' "$work/api" && break
    sleep 0.1
  done
  ROLEGRAPH_URL=$(sed -n 's/^ready http=\([^ ]*\).*/\1/p' "$work/api")
  export ROLEGRAPH_URL
  for bench in first-load rows explore; do
    npm --silent --prefix web run "bench:$bench" || status=1
    echo
  done
  kill "$server"
  wait "$server" 2>/dev/null
  return "$status"
}

go build -o "$work/" ./tests/bench ./tests/bench/table || exit 1
[ -x bin/api ] && [ -x bin/loader ] || make build || exit 1
echo "$(nproc) processors, $(uname -sr), $(go version | cut -d' ' -f3), $(date -u +%F)"
for part in "${parts[@]}"; do
  printf '\n## %s\n\n' "$part"
  SECONDS=0
  "$part" || failed+=("$part")
  printf '\n(%s s)\n' "$SECONDS"
done
[ ${#missing[@]} -eq 0 ] || printf 'not measured here: %s\n' "${missing[@]}"
[ ${#failed[@]} -eq 0 ] || { printf 'failed: %s\n' "${failed[@]}"; exit 1; }
