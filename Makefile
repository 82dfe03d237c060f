# Rolegraph. `make help` lists the targets; `make run` is the first one to try.
#
# Needs Go and Node. Java 17 with Maven are used where they are installed, for a
# real Neo4j; Chromium for the browser tests; Graphviz for comparison.

.DEFAULT_GOAL := help
.PHONY: help run build web test check bench neo4j tck compat fuzz soak sbom licences clean

NPM := npm --prefix web

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build ## build everything and serve http://127.0.0.1:8080
	@scripts/run.sh

build: web ## build the page and the two programs into bin/
	go build -trimpath -o bin/ ./cmd/api ./cmd/loader

web: web/dist/index.html ## build the page into web/dist

web/dist/index.html: web/node_modules/.installed $(shell find web/src web/*.html web/*.ts web/*.json -type f 2>/dev/null) $(shell find internal/api graph -name '*.go' -not -name '*_test.go')
	$(NPM) run build

web/node_modules/.installed: web/package-lock.json
	$(NPM) ci --no-audit --no-fund
	@touch $@

test: check ## run every test; names at the end what this machine could not run
	@scripts/test.sh

check: web ## formatting, vet, staticcheck; the same for the page
	@test -z "$$(gofmt -l $$(git ls-files '*.go'))" || { gofmt -l $$(git ls-files '*.go'); echo "run gofmt on these files"; exit 1; }
	go vet ./...
	go tool staticcheck ./...
	$(NPM) run check

bench: build ## measure, each figure beside its yardstick (BENCHMARKS.md holds the last table)
	@scripts/bench.sh

neo4j: ## run a real Neo4j in the foreground (NEO4J_PORT, NEO4J_HOME)
	@tests/neo4j/run.sh

tck: ## run the openCypher TCK (fetched by Maven) on the embedded database
	tests/tck/fetch.sh
	go test -count=1 -timeout 30m -v -run Embedded ./tests/tck

compat: ## ask the embedded database and a real Neo4j the same
	tests/neo4j/run.sh with go test -count=1 -timeout 30m ./tests/scripts ./tests/differential ./tests/clients

fuzz: ## fuzz every target for a while (FUZZTIME, default 20s each)
	@scripts/fuzz.sh

soak: ## the long tests: renders, kills, concurrent readers, generated statements
	DRAW_SOAK=2000 go test -count=1 -timeout 30m -run MemoryStaysFlat -v ./internal/draw
	ROLEGRAPH_KILLS=200 go test -count=1 -timeout 30m -run Kill -v ./internal/embedded/store
	ROLEGRAPH_SOAK=60s go test -count=1 -timeout 30m -race -run Snapshots -v ./internal/embedded
	ROLEGRAPH_RENDERS=2000 ROLEGRAPH_LOAD=10m go test -count=1 -timeout 60m -v ./tests/load
	ROLEGRAPH_FUZZ=10m go test -count=1 -timeout 60m -v ./tests/fuzz
	ROLEGRAPH_CHECKS=300 go test -count=1 -timeout 30m -run Rules -v ./tests/differential

sbom: web/node_modules/.installed ## write what the programs and the page are made of to build/sbom (CycloneDX)
	@mkdir -p build/sbom
	go run github.com/CycloneDX/cyclonedx-gomod/cmd/cyclonedx-gomod@v1.9.0 app -json -licenses -main cmd/api -output build/sbom/api.cdx.json .
	$(NPM) sbom --omit dev --sbom-format cyclonedx > build/sbom/page.cdx.json
	@ls -l build/sbom

licences: ## list the licences of all dependencies, checked against the allow list
	go test -count=1 -v -run Licences ./tests/supply

clean: ## remove what was built; keeps databases
	rm -rf bin build web/node_modules
	find web/dist -mindepth 1 -not -name .gitkeep -delete
