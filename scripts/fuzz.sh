#!/usr/bin/env bash
# Fuzzes each fuzz target of the project in turn, FUZZTIME each (default 20s).
# A crasher is kept in the package's testdata/fuzz and fails its tests from then on.
set -euo pipefail
cd "$(dirname "$0")/.."
grep -rlE '^func Fuzz' --include='*_test.go' cmd graph internal | while read -r file; do
  sed -nE 's/^func (Fuzz[A-Za-z0-9]+).*/\1/p' "$file" | while read -r target; do
    go test "./$(dirname "$file")" -run '^$' -fuzz "^$target\$" -fuzztime "${FUZZTIME:-20s}" </dev/null
  done
done
