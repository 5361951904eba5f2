package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/touchstone-sec/touchstone/internal/cwe"
	"github.com/touchstone-sec/touchstone/internal/engine"
	"github.com/touchstone-sec/touchstone/internal/report"
)

const rulesExample = `  touchstone rules
  touchstone rules --profile strict
  touchstone rules --cwe 74
  touchstone rules --format json`

// rulesFlags are the flags of `touchstone rules` as they were typed.
type rulesFlags struct {
	format, profile string
	weaknesses      []string
	models          []string
}

func (a *app) rulesCommand() *cobra.Command {
	var f rulesFlags
	c := &cobra.Command{
		Use:                   "rules [flags]",
		Short:                 "List the rules",
		Long:                  "List the rules, by id. touchstone explain RULE tells all about one.",
		Example:               rulesExample,
		Args:                  cobra.NoArgs,
		DisableFlagsInUseLine: true,
		RunE: func(c *cobra.Command, _ []string) error {
			numbers, err := f.check()
			if err != nil {
				return see(c, err)
			}
			return a.listRules(f, numbers)
		},
	}
	fs := c.Flags()
	fs.SortFlags = false
	fs.StringVarP(&f.format, "format", "f", "text", "`FORMAT` of the list: text, json")
	fs.StringVar(&f.profile, "profile", "pedantic", "only what a review with `PROFILE` reports: default, strict, pedantic")
	fs.StringSliceVar(&f.weaknesses, "cwe", nil, "only rules for the weakness `NUMBER`, or for one below it in the hierarchy; repeatable")
	fs.StringArrayVar(&f.models, "models", nil, "read rules from `DIR` too; repeatable")
	return c
}

// check makes sense of the flags, and gives the numbers of --cwe.
func (f *rulesFlags) check() (numbers []int, err error) {
	if err := oneOf("--format", f.format, "text", "json"); err != nil {
		return nil, err
	}
	if err := oneOf("--profile", f.profile, "default", "strict", "pedantic"); err != nil {
		return nil, err
	}
	for _, w := range f.weaknesses {
		id, ok := cwe.ParseID(w)
		if _, known := cwe.Lookup(id); !ok || !known {
			return nil, fmt.Errorf("--cwe %s: CWE %s has no such weakness", w, cwe.Version)
		}
		numbers = append(numbers, id)
	}
	return numbers, nil
}

func (a *app) listRules(f rulesFlags, numbers []int) error {
	rules, err := rulesOf(f.models)
	if err != nil {
		return err
	}
	rules = slices.DeleteFunc(rules, func(r report.RulePage) bool {
		in, err := engine.Reports(f.profile, r.Rule)
		return err != nil || !in || len(numbers) > 0 && !slices.ContainsFunc(numbers, func(id int) bool { return shows(r, id) })
	})
	if len(rules) == 0 && len(numbers) > 0 {
		a.complain("no rule of the profile %s looks for %s, or for what lies below", f.profile, strings.Join(f.weaknesses, ", "))
	}
	return a.answer(func(w io.Writer) error {
		if f.format == "json" {
			return report.RulesJSON(w, rules)
		}
		return report.RuleTable(w, rules, a.look("auto"))
	})
}

// rulesOf loads the rules, with those of the user's folders.
func rulesOf(models []string) ([]report.RulePage, error) {
	if err := areFolders("--models", models); err != nil {
		return nil, err
	}
	return engine.Rules(models)
}

// shows says whether what a rule reports is a weakness, or one below it.
func shows(r report.RulePage, id int) bool {
	return slices.ContainsFunc(append([]int{r.CWE}, r.Also...), func(own int) bool {
		return own == id || slices.Contains(cwe.Ancestors(own), id)
	})
}
