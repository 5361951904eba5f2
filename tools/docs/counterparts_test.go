package main

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/engine"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// What the two tools list of themselves: bandit's plug-ins and its forbidden calls and imports, and `ruff rule --all`.
const (
	banditCodes = "B101 B102 B103 B104 B105 B106 B107 B108 B110 B112 B113 B201 B202 B301 B302 B303 B304 B305 B306 B307 B308 " +
		"B310 B311 B312 B313 B314 B315 B316 B317 B318 B319 B321 B323 B324 B401 B402 B403 B404 B405 B406 B407 B408 B409 B411 " +
		"B412 B413 B415 B501 B502 B503 B504 B505 B506 B507 B508 B509 B601 B602 B603 B604 B605 B606 B607 B608 B609 B610 B611 " +
		"B612 B613 B614 B615 B701 B702 B703 B704"
	ruffCodes = "S101 S102 S103 S104 S105 S106 S107 S108 S110 S112 S113 S201 S202 S301 S302 S303 S304 S305 S306 S307 S308 " +
		"S310 S311 S312 S313 S314 S315 S316 S317 S318 S319 S320 S321 S323 S324 S401 S402 S403 S404 S405 S406 S407 S408 S409 " +
		"S410 S411 S412 S413 S415 S501 S502 S503 S504 S505 S506 S507 S508 S509 S601 S602 S603 S604 S605 S606 S607 S608 S609 " +
		"S610 S611 S612 S701 S702 S704"
)

// TestParityIsFresh: docs/rules.md is what the rules and counterparts.txt say, and names every rule of ours.
func TestParityIsFresh(t *testing.T) {
	rules, err := engine.Rules(nil)
	if err != nil {
		t.Fatal(err)
	}
	want, err := parity(rules)
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../../docs/rules.md")
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != generated+want {
		t.Error("docs/rules.md is not what the rules say; make docs writes it anew")
	}
	for _, r := range rules {
		if !strings.Contains(want, "["+r.ID+"](rules/"+r.ID+".md)") {
			t.Errorf("docs/rules.md does not name %s", r.ID)
		}
	}
}

// TestCounterpartsAreComplete: each rule of the other tools stands in one line.
func TestCounterpartsAreComplete(t *testing.T) {
	list, err := knowledge.Counterparts()
	if err != nil {
		t.Fatal(err)
	}
	var bandit, ruff []string
	for _, c := range list {
		if code, _, _ := strings.Cut(c.Bandit, " "); code != "" {
			bandit = append(bandit, code)
		}
		if c.Ruff != "" {
			ruff = append(ruff, c.Ruff)
		}
	}
	slices.Sort(bandit)
	slices.Sort(ruff)
	if got := strings.Join(bandit, " "); got != banditCodes {
		t.Errorf("bandit's rules are\n%s\nand not\n%s", got, banditCodes)
	}
	if got := strings.Join(ruff, " "); got != ruffCodes {
		t.Errorf("ruff's rules are\n%s\nand not\n%s", got, ruffCodes)
	}
}
