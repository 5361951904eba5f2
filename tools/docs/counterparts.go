package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/engine"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/report"
)

// The page docs/rules.md sets the rules of bandit and of ruff's S, and those of other tools (other.go), beside ours. What they are and what differs stands in
// knowledge/counterparts.txt; the profiles of ours, and which have no counterpart, come from the rules.

// parity is the page docs/rules.md.
func parity(rules []report.RulePage) (string, error) {
	list, err := knowledge.Counterparts()
	if err != nil {
		return "", err
	}
	byID := map[string]report.RulePage{}
	for _, r := range rules {
		byID[r.ID] = r
	}
	used := map[string]bool{}
	var b strings.Builder
	b.WriteString("# Our rules beside those of bandit, ruff, Semgrep and CodeQL\n\n" +
		"Every rule of [bandit](https://bandit.readthedocs.io/) 1.9.4 and of [ruff](https://docs.astral.sh/ruff/)'s group S\n" +
		"(flake8-bandit, 0.17.6), with the rules of touchstone that report the same. Behind each stands the profile from which\n" +
		"on it does. Most of theirs look at a call alone; where ours follow the data, a default review reports the call only\n" +
		"when untrusted data arrive, and a strict or pedantic one has a rule for the rest. [The rules](rules/README.md) has a\n" +
		"page for each.\n\n" +
		"| bandit | ruff | reports | touchstone | what is different |\n|---|---|---|---|---|\n")
	for _, c := range list {
		ours, err := links("counterparts.txt", c.Ours, byID, used)
		if err != nil {
			return "", err
		}
		bandit, name, _ := strings.Cut(c.Bandit, " ")
		if name != "" {
			bandit += " `" + name + "`"
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n", bandit, c.Ruff, c.About, ours, c.Note)
	}
	for _, l := range otherLists {
		section, err := l.section(byID, used)
		if err != nil {
			return "", err
		}
		b.WriteString(section)
	}
	b.WriteString("\n## Rules without a counterpart there\n\n| touchstone | weakness | what is reported |\n|---|---|---|\n")
	for _, profile := range engine.Profiles() {
		for _, r := range rules {
			if r.Profile == profile && !used[r.ID] {
				fmt.Fprintf(&b, "| [%s](rules/%s.md) (%s) | CWE-%d | %s |\n", r.ID, r.ID, r.Profile, r.CWE, cell(r.Summary))
			}
		}
	}
	return b.String(), nil
}

// links names rules of ours, with the profiles from which on they report, and notes that they have a counterpart.
func links(file string, ids []string, rules map[string]report.RulePage, used map[string]bool) (string, error) {
	var out []string
	for _, id := range ids {
		r, ok := rules[id]
		if !ok {
			return "", fmt.Errorf("%s: there is no rule %s", file, id)
		}
		used[id] = true
		out = append(out, fmt.Sprintf("[%s](rules/%s.md) (%s)", id, id, r.Profile))
	}
	return strings.Join(out, ", "), nil
}

// writeParity writes the page docs/rules.md.
func writeParity(name string) error {
	rules, err := engine.Rules(nil)
	if err != nil {
		return fmt.Errorf("loading the rules: %w", err)
	}
	page, err := parity(rules)
	if err != nil {
		return err
	}
	return os.WriteFile(name, []byte(generated+page), 0o666)
}
