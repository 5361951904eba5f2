package main

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/report"
)

// Below bandit's and ruff's rules, docs/rules.md sets those of Semgrep and CodeQL beside ours. There are many of them, and
// they change often; the lists hold those that were looked at.

//go:embed semgrep.txt
var semgrepText string

//go:embed codeql.txt
var codeqlText string

// An otherList is the rules of one more tool.
type otherList struct{ file, text, title, intro string }

var otherLists = []otherList{
	{"semgrep.txt", semgrepText, "Rules of Semgrep",
		"The rules for Python about security in [Semgrep's registry](https://semgrep.dev/explore), by their ids. What counts there for\n" +
			"one framework counts here for all."},
	{"codeql.txt", codeqlText, "Queries of CodeQL",
		"The [security queries for Python](https://codeql.github.com/codeql-query-help/python/), experimental ones among them, without the\n" +
			"prefix `py/`."},
}

// An otherRow is one line of such a list.
type otherRow struct {
	ids, ours []string
	note      string
}

func (l otherList) rows() ([]otherRow, error) {
	var out []otherRow
	for i, line := range strings.Split(l.text, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "|")
		if len(f) != 3 {
			return nil, fmt.Errorf("%s:%d: %d fields and not 3", l.file, i+1, len(f))
		}
		r := otherRow{ids: listed(f[0]), ours: listed(f[1]), note: strings.TrimSpace(f[2])}
		if r.note == "" && len(r.ours) == 0 {
			return nil, fmt.Errorf("%s:%d: neither rules of ours nor the reason why there are none", l.file, i+1)
		}
		out = append(out, r)
	}
	return out, nil
}

func listed(field string) []string {
	if field = strings.TrimSpace(field); field == "" {
		return nil
	}
	return strings.Split(field, ", ")
}

// section is the table of one list.
func (l otherList) section(rules map[string]report.RulePage, used map[string]bool) (string, error) {
	rows, err := l.rows()
	if err != nil {
		return "", err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "\n## %s\n\n%s\n\n| rules | touchstone | what is different |\n|---|---|---|\n", l.title, l.intro)
	for _, r := range rows {
		ours, err := links(l.file, r.ours, rules, used)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", strings.Join(r.ids, "`, `"), ours, r.note)
	}
	return b.String(), nil
}
