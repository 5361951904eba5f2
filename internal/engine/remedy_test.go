package engine_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/engine"
	"github.com/touchstone-sec/touchstone/internal/lang/python/syntax"
	"github.com/touchstone-sec/touchstone/internal/testkit"
)

// TestRemedies: the code that a rule on Python offers as its solution is Python, and the rule has nothing to say of it. The examples of what is
// and is not reported are pieces of the rules' testdata, which TestRules reviews.
func TestRemedies(t *testing.T) {
	rules, err := engine.Rules(nil)
	if err != nil {
		t.Fatal(err)
	}
	shown := 0
	for _, r := range rules {
		if own, _ := filepath.Glob("../../knowledge/rules/python/" + r.ID); own == nil {
			continue // of settings, in formats of all kinds
		}
		for _, code := range codeIn(r.Remedy) {
			shown++
			t.Run(r.ID, func(t *testing.T) {
				t.Parallel()
				if _, errs := syntax.Parse(code); len(errs) > 0 {
					t.Fatalf("no Python: %v\n%s", errs[0].Msg, code)
				}
				review, err := engine.Review(context.Background(), engine.Options{Paths: []string{testkit.Plant(t, map[string]string{"app.py": code})}, Profile: "pedantic"})
				if err != nil {
					t.Fatal(err)
				}
				for _, f := range review.Findings {
					if f.Rule.ID == r.ID {
						t.Errorf("the rule tells of its own solution: %s\n%s", f.Message, code)
					}
				}
			})
		}
	}
	if shown == 0 {
		t.Error("no solution shows code")
	}
}

// codeIn are the blocks of code in a text, which are indented by four spaces.
func codeIn(text string) (blocks []string) {
	block := ""
	for line := range strings.SplitSeq(text+"\nend", "\n") {
		switch code, indented := strings.CutPrefix(line, "    "); {
		case indented:
			block += code + "\n"
		case line == "" && block != "":
			block += "\n"
		case block != "":
			blocks, block = append(blocks, block), ""
		}
	}
	return blocks
}
