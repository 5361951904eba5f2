package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/touchstone-sec/touchstone/internal/cwe"
	"github.com/touchstone-sec/touchstone/internal/report"
)

const explainLong = `Tell all about rules: what they look for and why, what to do instead, and code that is and is not reported.
For a weakness, list the rules for it and for those below it.

Exit codes:
  0  everything that was named is known
  1  there is no such rule, or no rule for the weakness
  2  touchstone could not do its work`

const explainExample = `  touchstone explain sql-injection
  touchstone explain CWE-89
  touchstone explain --format markdown weak-random > weak-random.md`

// explainFlags are the flags of `touchstone explain` as they were typed.
type explainFlags struct {
	format string
	models []string
}

func (a *app) explainCommand() *cobra.Command {
	var f explainFlags
	c := &cobra.Command{
		Use:                   "explain [flags] RULE ... | CWE-NUMBER ...",
		Short:                 "Tell all about a rule, or list the rules for a weakness",
		Long:                  explainLong,
		Example:               explainExample,
		Args:                  cobra.MinimumNArgs(1),
		DisableFlagsInUseLine: true,
		RunE: func(c *cobra.Command, args []string) error {
			if err := oneOf("--format", f.format, "text", "markdown", "json"); err != nil {
				return see(c, err)
			}
			return a.explain(f, args)
		},
	}
	fs := c.Flags()
	fs.SortFlags = false
	fs.StringVarP(&f.format, "format", "f", "text", "`FORMAT` of the answer: text, markdown, json")
	fs.StringArrayVar(&f.models, "models", nil, "read rules from `DIR` too; repeatable")
	return c
}

// A topic is what one argument asks for: a rule, or the rules for a weakness.
type topic struct {
	weakness string // its number and name, "" for a rule
	rules    []report.RulePage
}

func (a *app) explain(f explainFlags, args []string) error {
	rules, err := rulesOf(f.models)
	if err != nil {
		return err
	}
	var topics []topic
	for _, arg := range args {
		t, complaint := find(rules, arg)
		if complaint != "" {
			a.complain("%s", complaint)
			a.code = exitFindings
			continue
		}
		topics = append(topics, t)
	}
	return a.answer(func(w io.Writer) error {
		if f.format == "json" {
			var all []report.RulePage
			for _, t := range topics {
				all = append(all, t.rules...)
			}
			return report.RulesJSON(w, all)
		}
		for i, t := range topics {
			if i > 0 {
				fmt.Fprintln(w)
			}
			if err := a.show(w, f.format, t); err != nil {
				return err
			}
		}
		return nil
	})
}

// show writes the page of a rule. The rules for a weakness are a table, in Markdown their pages.
func (a *app) show(w io.Writer, format string, t topic) error {
	switch {
	case format == "markdown":
		for i, r := range t.rules {
			if i > 0 {
				fmt.Fprintln(w)
			}
			if err := report.RuleMarkdown(w, r); err != nil {
				return err
			}
		}
		return nil
	case t.weakness != "":
		fmt.Fprintf(w, "%s\n\n", t.weakness)
		return report.RuleTable(w, t.rules, a.look("auto"))
	}
	return report.RuleText(w, t.rules[0], a.look("auto"))
}

// find makes sense of an argument. What cannot be found is told in the complaint.
func find(rules []report.RulePage, arg string) (t topic, complaint string) {
	if i := slices.IndexFunc(rules, func(r report.RulePage) bool { return r.ID == arg }); i >= 0 {
		return topic{rules: rules[i : i+1]}, ""
	}
	id, ok := cwe.ParseID(arg)
	if !ok {
		complaint = fmt.Sprintf("there is no rule %q", arg)
		if near := nearest(rules, arg); len(near) > 0 {
			complaint += ": did you mean " + strings.Join(near, ", ") + "?"
		}
		return topic{}, complaint + " (touchstone rules lists them all)"
	}
	e, ok := cwe.Lookup(id)
	if !ok {
		return topic{}, fmt.Sprintf("CWE %s has no CWE-%d", cwe.Version, id)
	}
	t.weakness = fmt.Sprintf("CWE-%d %s", id, e.Name)
	for _, r := range rules {
		if shows(r, id) {
			t.rules = append(t.rules, r)
		}
	}
	if len(t.rules) == 0 {
		complaint = fmt.Sprintf("no rule looks for %s", t.weakness)
		if up := above(rules, id); up > 0 {
			complaint += fmt.Sprintf("; touchstone explain CWE-%d lists those for what lies above it", up)
		}
	}
	return t, complaint
}

// above is the closest weakness above one that a rule is for, 0 where there is none.
func above(rules []report.RulePage, id int) int {
	for _, up := range cwe.Ancestors(id) {
		if slices.ContainsFunc(rules, func(r report.RulePage) bool { return r.CWE == up }) {
			return up
		}
	}
	return 0
}
