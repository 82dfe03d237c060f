#!/usr/bin/env bash
# Runs every test of the project: the page's unit tests, then all Go tests (with a
# real Neo4j where Java 17 and Maven are installed), and says at the end what
# could not run here and why. ROLEGRAPH_REQUIRE=neo4j,browser,… makes a missing
# part a failure instead.
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p build

npm --prefix web test
if command -v mvn >/dev/null && command -v jar >/dev/null; then
  tests/tck/fetch.sh
  export ROLEGRAPH_TCK="$PWD/build/tck"
fi

with_neo4j=()
if [ -z "${NEO4J_TEST_URI:-}" ] && command -v java >/dev/null && command -v mvn >/dev/null; then
  with_neo4j=(tests/neo4j/run.sh with)
fi

status=0
"${with_neo4j[@]}" go tool gotestsum --format pkgname --hide-summary skipped \
  --jsonfile build/test.json -- -timeout 40m "$@" ./... || status=$?
go run ./tests/skipped build/test.json
exit "$status"
