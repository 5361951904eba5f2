package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

const introduction = `# Popular packages

Written by ` + "`make popular`" + ` (` + "`go run ./tools/popular`" + `); do not edit. The packages are the most downloaded ones of PyPI that have
a wheel, in the versions of tools/popular/packages.txt. Each is reviewed by itself with the default profile and the
threat model remote; findings in test code are not among what that profile reports. Of libraries that threat model sees
less than of applications: who calls them is not there.

A finding is right when a maintainer who reads it would change the code, or would say that it is safe only because of
how it happens to be used; it is wrong when the code does not do what the finding says, or when nobody is harmed by it.
`

func (r *result) markdown(seed string, sample []found, verdicts map[verdictKey]verdict) string {
	var b strings.Builder
	b.WriteString(introduction)
	with := map[string]bool{}
	for _, f := range r.findings {
		with[f.pkg.name] = true
	}
	fmt.Fprintf(&b, "\n%d packages, %d files, %d lines: %d findings, in %d packages; %.2f findings in 10,000 lines.\n", r.packages, r.files, r.lines,
		len(r.findings), len(with), 10_000*float64(len(r.findings))/float64(max(r.lines, 1)))
	r.writeRules(&b, sample, verdicts)
	writeSample(&b, seed, sample, len(r.findings), verdicts)
	if len(r.missing) > 0 {
		b.WriteString("\n## Not to be had as wheels\n")
		for _, m := range r.missing {
			fmt.Fprintf(&b, "- %s\n", m.pkg)
		}
	}
	return b.String()
}

// A tally counts findings of the sample by what readers said.
type tally struct{ right, wrong, unread int }

func count(sample []found, verdicts map[verdictKey]verdict) (all tally, byRule map[string]*tally) {
	byRule = map[string]*tally{}
	for _, f := range sample {
		if byRule[f.rule] == nil {
			byRule[f.rule] = &tally{}
		}
		for _, t := range []*tally{&all, byRule[f.rule]} {
			switch v, ok := verdicts[verdictKey{f.pkg.name, f.fingerprint}]; {
			case !ok:
				t.unread++
			case v.right:
				t.right++
			default:
				t.wrong++
			}
		}
	}
	return all, byRule
}

func (r *result) writeRules(b *strings.Builder, sample []found, verdicts map[verdictKey]verdict) {
	type rule struct{ findings, packages, cwe int }
	rules := map[string]*rule{}
	seen := map[string]bool{}
	for _, f := range r.findings {
		x := rules[f.rule]
		if x == nil {
			x = &rule{cwe: f.cwe}
			rules[f.rule] = x
		}
		x.findings++
		if key := f.rule + " " + f.pkg.name; !seen[key] {
			seen[key] = true
			x.packages++
		}
	}
	_, byRule := count(sample, verdicts)
	b.WriteString("\n## Findings by rule\n| rule | CWE | findings | packages | sampled | right | wrong |\n|---|--:|--:|--:|--:|--:|--:|\n")
	for _, id := range slices.SortedFunc(maps.Keys(rules), func(x, y string) int {
		return cmp.Or(cmp.Compare(rules[y].findings, rules[x].findings), cmp.Compare(x, y))
	}) {
		t := byRule[id]
		if t == nil {
			t = &tally{}
		}
		fmt.Fprintf(b, "| %s | %d | %d | %d | %d | %d | %d |\n", id, rules[id].cwe, rules[id].findings, rules[id].packages,
			t.right+t.wrong+t.unread, t.right, t.wrong)
	}
}

func writeSample(b *strings.Builder, seed string, sample []found, of int, verdicts map[verdictKey]verdict) {
	all, _ := count(sample, verdicts)
	fmt.Fprintf(b, "\n## A sample of findings, read\n%d of the %d findings, drawn with the seed %s: %d right, %d wrong", len(sample), of, seed, all.right, all.wrong)
	if read := all.right + all.wrong; read > 0 {
		fmt.Fprintf(b, " (%.0f%% right)", 100*float64(all.right)/float64(read))
	}
	if all.unread > 0 {
		fmt.Fprintf(b, ", %d not read", all.unread)
	}
	b.WriteString(".\n\n| package | place | rule | verdict | why |\n|---|---|---|---|---|\n")
	for _, f := range sample {
		says := "not read"
		v, ok := verdicts[verdictKey{f.pkg.name, f.fingerprint}]
		switch {
		case ok && v.right:
			says = "right"
		case ok:
			says = "**wrong**"
		}
		fmt.Fprintf(b, "| %s | `%s:%d` | %s | %s | %s |\n", f.pkg, f.path, f.line, f.rule, says, strings.ReplaceAll(v.why, "|", "\\|"))
	}
}
