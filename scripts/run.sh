#!/usr/bin/env bash
# Serves http://127.0.0.1:8080. With NEO4J_URI set it works on that database;
# without, it starts a Neo4j of its own (Java 17 and Maven) with the data in
# build/run-neo4j, and stops it again at the end.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ -n "${NEO4J_URI:-}" ]; then
  exec bin/api "$@"
fi
mkdir -p build/run-neo4j
export NEO4J_HOME="${NEO4J_HOME:-$PWD/build/run-neo4j}"
exec tests/neo4j/run.sh with sh -c 'NEO4J_URI="$NEO4J_TEST_URI" exec bin/api "$@"' api "$@"
