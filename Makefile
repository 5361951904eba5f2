# What is done now and then, or takes long; `go build`, `go test ./...` and .ci/run need no help.

FUZZTIME ?= 30s

.PHONY: test ci fuzz

test: ## all tests; those that want python3, node or the network say so when they skip
	go test ./...

ci: ## what must hold before a change lands
	.ci/run

fuzz: ## every fuzz target for FUZZTIME each
	@set -e; for pkg in $$(go list ./...); do \
		for target in $$(go test -list '^Fuzz' $$pkg | grep '^Fuzz' || true); do \
			echo "== $$pkg $$target"; \
			go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 5s $$pkg; \
		done; \
	done
