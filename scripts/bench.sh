#!/usr/bin/env bash
# Measures the embedded database beside a real Neo4j on the O*NET core graph and
# prints the table. NEO4J_TEST_URI names a Neo4j that may be wiped; without, one
# is started (Java 17 and Maven). ROLEGRAPH_TESTDATA is the folder of the data.
set -euo pipefail
cd "$(dirname "$0")/.."
data="${ROLEGRAPH_TESTDATA:?names the folder that holds db_29_3_text.zip}/db_29_3_text.zip"
if [ -n "${NEO4J_TEST_URI:-}" ]; then
  exec go run ./tests/bench -data "$data" -whole "neo4j=$NEO4J_TEST_URI"
fi
exec tests/neo4j/run.sh with sh -c 'exec go run ./tests/bench -data "$1" -whole "neo4j=$NEO4J_TEST_URI"' bench "$data"
