# What is done now and then, or takes long; `go build`, `go test ./...` and .ci/run need no help.

FUZZTIME ?= 30s

.PHONY: test ci docs fuzz bench pgo popular oracle cve

test: ## all tests; those that want python3, node or the network say so when they skip
	go test ./...

ci: ## what must hold before a change lands
	.ci/run

docs: ## docs/rules, from the rules
	go run ./tools/docs

fuzz: ## every fuzz target for FUZZTIME each
	@set -e; for pkg in $$(go list ./...); do \
		for target in $$(go test -list '^Fuzz' $$pkg | grep '^Fuzz' || true); do \
			echo "== $$pkg $$target"; \
			go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 5s $$pkg; \
		done; \
	done

bench: ## touchstone and its peers on the same trees, into docs/benchmarks.md; takes half an hour, BENCH_FLAGS shorten it
	go run ./tools/bench $(BENCH_FLAGS)

# PGO_TREES are folders of Python code of different kinds; three reviews of each make the profile.
PGO_TREES ?=

pgo: ## the profile by which the compiler is guided, of reviews of PGO_TREES
	@test -n "$(PGO_TREES)" || { echo "make pgo PGO_TREES='folder ...'" >&2; exit 2; }
	@set -e; tmp=$$(mktemp -d); trap 'rm -rf "$$tmp"' EXIT; \
	go build -o "$$tmp/touchstone" ./cmd/touchstone; \
	n=0; for tree in $(PGO_TREES); do for again in 1 2 3; do \
		n=$$((n+1)); "$$tmp/touchstone" review --exit-zero --format json --cpuprofile "$$tmp/$$n.prof" "$$tree" >/dev/null 2>&1; \
	done; done; \
	go tool pprof -proto "$$tmp"/*.prof > cmd/touchstone/default.pgo 2>/dev/null

popular: ## the findings of the default profile in popular packages, and what readers said of a sample, into docs/popular.md
	go run ./tools/popular $(POPULAR_FLAGS)

oracle: ## our syntax trees against CPython's, over all of the packages that it downloads, and of all patterns of the standard library
	go run ./tools/oracle -table internal/lang/python/syntax/oracle-result.md
	REGEX_CORPUS=stdlib: go test -count=1 -run TestParseOracle ./internal/regex

# The pairs of releases before and after a fix, and the script that scores a tool on them, are not in the repository:
# CVE_SCORER names the script, CVE_PAIRS the table of pairs in CSV. The script's commands are "fetch PAIRS CACHE" and
# "score PAIRS CACHE --tool COMMAND [-v]", where COMMAND gets the path of a release and prints SARIF; the releases are
# unpacked into CVE_CACHE, and never run.
CVE_SCORER ?=
CVE_PAIRS ?=
CVE_CACHE ?= $(or $(TOUCHSTONE_CACHE),$(HOME)/.cache/touchstone)/cve

cve: ## found before and silent after the fixes of CVE_PAIRS, as CVE_SCORER counts
	@test -n "$(CVE_SCORER)" -a -n "$(CVE_PAIRS)" || { echo "make cve CVE_SCORER=cve_pairs.py CVE_PAIRS=pairs.csv" >&2; exit 2; }
	@set -e; bin=$$(mktemp -d); trap 'rm -rf "$$bin"' EXIT; \
	go build -o "$$bin/touchstone" ./cmd/touchstone; \
	python3 "$(CVE_SCORER)" fetch "$(CVE_PAIRS)" "$(CVE_CACHE)"; \
	python3 "$(CVE_SCORER)" score "$(CVE_PAIRS)" "$(CVE_CACHE)" -v \
		--tool "$$bin/touchstone review --threat-model library --threat-model remote --format sarif"
