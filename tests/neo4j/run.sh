#!/usr/bin/env bash
# Runs a real Neo4j from Maven's jars, without an installation. Needs Java 17 and,
# the first time, Maven.
#
#   run.sh                 in the foreground until Ctrl-C
#   run.sh with COMMAND…   runs COMMAND with NEO4J_TEST_URI set to a fresh database
#                          on a free port; ends as COMMAND ends
#
# NEO4J_PORT (7687; 0 takes a free one), NEO4J_HOME (the data's folder; without it
# a temporary one that is removed at the end), NEO4J_PASSWORD (none: no
# authentication).
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
lib=$here/../../build/neo4j/lib
work=$(mktemp -d)
server=

# Copies the jars that pom.xml names to build/neo4j/lib, all or none.
fetch() {
  [ -d "$lib" ] && return
  command -v mvn >/dev/null || { echo "Maven is needed once, to fetch Neo4j" >&2; exit 1; }
  echo "fetching Neo4j from Maven Central" >&2
  mkdir -p "$(dirname "$lib")"
  mvn -q -B -f "$here/pom.xml" dependency:copy-dependencies -DoutputDirectory="$work/lib" >&2
  mv -T "$work/lib" "$lib" 2>/dev/null || [ -d "$lib" ]
}

# Starts the server in a process group of its own. It lives as long as file
# descriptor 9 is open, so it ends with this script however that ends.
start() {
  mkfifo "$work/alive"
  java -Xmx700m -cp "$lib/*" "$here/Neo4jServer.java" "$1" "$2" <"$work/alive" >"$work/out" 2>"$work/log" 9>&- &
  server=$!
  exec 9>"$work/alive"
  until grep -q '^ready ' "$work/out"; do
    kill -0 "$server" 2>/dev/null || { cat "$work/log" >&2; echo "Neo4j did not start" >&2; exit 1; }
    sleep 0.2
  done
}

finish() {
  trap '' INT TERM
  exec 9>&-
  [ -z "$server" ] || wait "$server" 2>/dev/null || true
  rm -rf "$work"
}

# Runs a command in a process group of its own, passes signals on to the whole
# group, and returns the command's exit code.
run() {
  "$@" </dev/null 9>&- &
  local child=$! status=0
  trap 'kill -INT -- -$child 2>/dev/null || true' INT
  trap 'kill -TERM -- -$child 2>/dev/null || true' TERM
  wait "$child" || status=$?
  while kill -0 "$child" 2>/dev/null; do
    status=0
    wait "$child" || status=$?
  done
  return "$status"
}

command -v java >/dev/null || { echo "Java 17 or newer is needed to run Neo4j" >&2; exit 1; }
set -m
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
fetch

if [ "${1:-}" = with ]; then
  shift
  start "$work/home" 0
  NEO4J_TEST_URI=$(sed -n 's/^ready bolt=//p' "$work/out")
  export NEO4J_TEST_URI
  run "$@"
else
  start "${NEO4J_HOME:-$work/home}" "${NEO4J_PORT:-7687}"
  cat "$work/out"
  wait "$server"
fi
