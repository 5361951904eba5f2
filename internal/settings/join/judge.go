package join

import (
	"fmt"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/settings"
)

// A judge holds joined options against what is known of options.
type judge struct {
	*Join
	in   Input
	base *knowledge.Base
	out  []settings.Candidate

	secretive map[string]bool        // groups with secrets; nil until it is asked for
	branching map[placed][]branching // likewise: the options on which branches before a place are taken

	Judgement
}

// A Judgement is what is said of options and settings.
type Judgement struct {
	Candidates []settings.Candidate // in no order
	// Declared are the options that settings mean, by the place of the setting.
	Declared map[finding.Location]*settings.Option
	// Decided are calls that are made or not by what an option is, which is known: where one is a defect, a candidate says
	// so, and what the code shows alone is said already.
	Decided []Effect
}

// Judge holds options and settings against each other.
func Judge(base *knowledge.Base, in Input) Judgement {
	j := &judge{Join: New(in), in: in, base: base}
	for i := range j.Options {
		j.expectations(&j.Options[i])
		for _, o := range j.Options[i].worlds() {
			if len(o.Effects) > 0 {
				j.effects(o)
			} else {
				j.protection(o)
			}
			j.accepted(o)
			j.addresses(o)
			j.older(o)
		}
	}
	for i := range j.Unknown {
		j.unknown(&j.Unknown[i])
	}
	for i := range in.Code {
		j.given(&in.Code[i])
	}
	j.slips()
	j.chosen()
	j.Candidates = together(j.out)
	j.Judgement.Declared = map[finding.Location]*settings.Option{}
	for i := range j.Options {
		for _, o := range j.Options[i].worlds() {
			if o.Wins != nil {
				j.Judgement.Declared[o.Wins.Location] = o.Option
			}
		}
	}
	return j.Judgement
}

// together makes one of what a rule says of several options at one place: of those that a framework has by itself.
func together(list []settings.Candidate) (out []settings.Candidate) {
	type place struct {
		rule string
		at   finding.Location
	}
	first := map[place]int{}
	for _, c := range list {
		p := place{c.Rule, c.Location}
		if i, ok := first[p]; ok {
			if out[i].Message != c.Message {
				out[i].Facts = append(out[i].Facts, finding.Fact{Message: "likewise: " + c.Message})
			}
			continue
		}
		first[p] = len(out)
		out = append(out, c)
	}
	return out
}

// name is an option's name as knowledge spells names.
func (o *Joined) name() string { return strings.ReplaceAll(o.Key.Name, "-", "_") }

// says is what an option's help text and its default say of what it holds.
func (o *Joined) says() string {
	if o.Default.Kind != settings.Text || o.Default.Secret {
		return o.Help
	}
	return o.Help + "\n" + o.Default.Raw
}

// expectations reports what the option's type lets through.
func (j *judge) expectations(o *Joined) {
	if o.Foreign {
		return
	}
	for _, e := range j.base.Expectations() {
		typed := e.Typed[o.System]
		if typed == "" || !e.Expects(o.name(), o.says()) || len(e.Types) > 0 && !slices.Contains(e.Types, o.TypeName()) {
			continue
		}
		c := settings.Candidate{Rule: e.Rule, Location: o.Location, Confidence: finding.ConfidenceMedium, Strict: e.Strict || !e.Expects(o.name(), o.Help)}
		switch {
		case e.Secret:
			if o.Secret {
				return
			}
			c.Message = fmt.Sprintf("`%s` holds %s and is not declared secret", o.Title(), e.Of)
		case len(o.Choices) > 0 || o.Pattern != "" || e.Bounds && (o.Min != nil || o.Max != nil):
			return
		case e.Bounds:
			c.Message = fmt.Sprintf("`%s` holds %s, and its type (%s) has no bounds", o.Title(), e.Of, o.TypeName())
		case o.Type == "list" || o.Type == "multi":
			c.Message = fmt.Sprintf("each item of `%s` is %s, and its type (%s) takes any text", o.Title(), e.Of, o.TypeName())
		default:
			c.Message = fmt.Sprintf("`%s` holds %s, and its type (%s) takes any text", o.Title(), e.Of, o.TypeName())
		}
		c.Facts = append(c.Facts, finding.Fact{Message: "what would check it: " + typed})
		if !e.Secret {
			c.Facts = append(j.reader(o), c.Facts...)
		}
		if e.Secret {
			c.Facts[0].Message = "how it is declared: " + typed
		}
		j.out = append(j.out, c)
		return
	}
}

// reader is the fact where an option is read first; none where that is not known.
func (j *judge) reader(o *Joined) []finding.Fact {
	if j.in.Reader == nil {
		return nil
	}
	at, ok := j.in.Reader(o.Group, o.name())
	if !ok {
		return nil
	}
	return []finding.Fact{{Message: "it is read first", Location: &at}}
}

// older reports settings that use a name which was given up, or set an option that will go.
func (j *judge) older(o *Joined) {
	if o.Wins == nil {
		return
	}
	message := ""
	switch {
	case o.Older != settings.Key{} && o.System == "oslo.config": // elsewhere it is an alias
		message = fmt.Sprintf("`%s` is an older name of `%s`", o.Older.Title(), o.Title())
	case o.Obsolete:
		message = fmt.Sprintf("`%s` is deprecated and will be removed", o.Title())
	default:
		return
	}
	j.out = append(j.out, settings.Candidate{
		Rule: "setting-deprecated", Location: o.Wins.KeyAt, Message: message, Facts: o.evidence(), Confidence: finding.ConfidenceHigh,
	})
}
