#!/usr/bin/env bash
# Fetches the openCypher TCK from Maven Central into build/tck, once.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
[ -d "$root/build/tck/features" ] && exit
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mvn -q -B dependency:copy -Dartifact=org.opencypher:tck:1.0.0-M23 -DoutputDirectory="$work"
(cd "$work" && jar xf tck-1.0.0-M23.jar)
mkdir -p "$root/build/tck"
cp -r "$work/features" "$work/graphs" "$root/build/tck/"
