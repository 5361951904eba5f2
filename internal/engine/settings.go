package engine

import (
	"context"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/settings"
	"github.com/touchstone-sec/touchstone/internal/settings/declare"
	"github.com/touchstone-sec/touchstone/internal/settings/join"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// An Inventory is what a program declares of its configuration.
type Inventory struct {
	Root        string
	Options     []*settings.Option // by place
	Diagnostics []source.Diagnostic
}

// DeclaredOptions reads a program and lists the configuration options that it declares.
func DeclaredOptions(ctx context.Context, o Options) (*Inventory, error) {
	p, err := analyse(ctx, o)
	if err != nil {
		return nil, err
	}
	return &Inventory{Root: p.review.Root, Options: declare.Options(p.world.Options()), Diagnostics: p.review.Diagnostics}, nil
}

// judgeSettings adds to the review what the declared options and the settings show.
func (p *analysed) judgeSettings(o Options) error {
	base, err := knowledge.Load(settingsRules, o.Models, []string{})
	if err != nil {
		return err
	}
	rules := map[string]*finding.Rule{}
	for _, c := range join.Judge(base, declare.Options(p.world.Options()), nil) {
		r := base.Rule(c.Rule)
		if r == nil || r.Rank() > int(p.profile) {
			continue
		}
		if rules[c.Rule] == nil {
			rules[c.Rule] = newRule(r)
		}
		fr := rules[c.Rule]
		p.review.Findings = append(p.review.Findings, &finding.Finding{
			Rule: fr, Location: c.Location, Message: c.Message, Trace: c.Trace, Facts: c.Facts, Severity: fr.Severity, Confidence: c.Confidence,
		})
	}
	return nil
}

// settingsRules is the folder of the rules that judge settings and options, as a language's.
const settingsRules = "settings"
