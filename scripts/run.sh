#!/usr/bin/env bash
# Serves http://127.0.0.1:8080: on the database that NEO4J_URI names, else on the
# embedded one in rolegraph.db. Arguments go to the api.
set -euo pipefail
cd "$(dirname "$0")/.."
exec bin/api "$@"
