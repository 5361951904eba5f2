package audit

import (
	"fmt"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/audit/claim"
	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// A subject is a thing of the code that a claim names: a function that is defined or called there, or a name that stands
// in a call, such as an option's.
type subject struct {
	name     string
	defined  *span   // the function or class of this name
	calls    []*call // of the function of this name
	mentions []*call // that the name is given to as a text
	file     *file
}

// narrow replaces a whole file by the code of what a claim names in it, where it names something: functions before other
// things. It returns the subjects, and the functions that it names and that the file neither defines nor calls.
func (w *watcher) narrow(c *claim.Claim, f *file) (regions []*region, subjects []*subject, absent []string) {
	for _, y := range c.Symbols {
		if s := w.subject(y, f); s != nil {
			subjects = append(subjects, s)
		} else if !y.Proposed && f.module != nil && (y.Call || strings.Contains(y.Name, ".") && y.Marked && !fileName.MatchString(y.Name)) {
			absent = append(absent, y.Name)
		}
	}
	if slices.ContainsFunc(subjects, (*subject).function) {
		subjects = slices.DeleteFunc(subjects, func(s *subject) bool { return !s.function() })
	} else if len(absent) > 0 {
		return nil, nil, absent // what else it names is not what it is about
	}
	for _, s := range subjects[:min(len(subjects), maxSubjects)] {
		if s.defined != nil {
			regions = append(regions, f.with(&region{file: f, first: s.defined.first, last: s.defined.last, named: true}))
		}
		for _, x := range append(slices.Clone(s.calls), s.mentions...) {
			regions = append(regions, f.with(&region{file: f, first: f.Position(x.pos).Line, last: f.Position(x.end).Line, named: true}))
		}
	}
	return regions, subjects, nil
}

// maxSubjects bounds the things named by a claim whose code is looked at.
const maxSubjects = 4

func (s *subject) function() bool { return s.defined != nil || len(s.calls) > 0 }

// subject finds what a symbol means in a file.
func (w *watcher) subject(y claim.Symbol, f *file) *subject {
	name := y.Name[strings.LastIndexByte(y.Name, '.')+1:]
	if y.Proposed || f.module == nil || !f.hasWord(strings.ToLower(name)) {
		return nil
	}
	s := &subject{name: y.Name, file: f}
	for _, sp := range f.spans {
		if sp.fn.Name == name {
			s.defined = sp
		}
	}
	for _, fn := range f.module.Functions {
		for _, c := range w.facts.of(fn) {
			if len(s.calls)+len(s.mentions) >= maxSubjects {
				break
			}
			switch {
			case c.name == name || strings.HasSuffix(c.name, "."+name):
				s.calls = append(s.calls, c)
			case slices.ContainsFunc(c.args, func(o operand) bool { t, ok := constText(fn, o.id); return ok && t == name }):
				s.mentions = append(s.mentions, c)
			}
		}
	}
	if s.defined == nil && len(s.calls)+len(s.mentions) == 0 {
		return nil
	}
	return s
}

// unseen lists the functions that a claim is about and whose code is not here.
func unseen(subjects []*subject) (names []string) {
	for _, s := range subjects {
		for _, c := range s.calls {
			if s.defined == nil && len(c.targets) == 0 && !slices.Contains(names, c.name) {
				names = append(names, c.name)
			}
		}
	}
	return names
}

var (
	// fileName is a name that is no function's.
	fileName = regex.NewPattern(`\.(py|html?|jinja2?|js|ts|ya?ml|json|toml|ini|cfg|conf|txt|env|sh|xml|md|lock|sql)$`)
	// oldNames are calls that take a name under which something used to be known.
	oldNames = regex.NewPattern(`(^|\.)DeprecatedOpt$`)
	// input are names that stand for what comes from outside.
	input = regex.NewPattern(`(^|\.)(request|input|argv|stdin|environ|getenv|args|form|params|recv|read|get_json|get_argument|raw_input)($|[.\[(])`)
)

// contradict says what in the code contradicts a claim about its subjects, "" where nothing does.
func (w *watcher) contradict(m *mechanism, subjects []*subject) (reason string, out []Evidence) {
	if m == nil || len(subjects) == 0 {
		return "", nil
	}
	switch m.ID {
	case "missing-validation":
		for _, s := range subjects {
			if s.defined == nil || s.defined.fn.Kind != ir.Def || w.takesInput(s.defined.fn) {
				return "", nil
			}
			out = append(out, Evidence{Source, Against, s.name + " takes no parameter and reads no input", s.at(s.defined.pos)})
		}
		return fmt.Sprintf("%s takes no input that could be validated", subjects[0].name), out
	case "plaintext-password", "hard-coded-credential":
		for _, s := range subjects {
			if s.function() || len(s.mentions) == 0 {
				return "", nil
			}
			for _, c := range s.mentions {
				if !oldNames.MatchString(c.name) {
					return "", nil
				}
				out = append(out, Evidence{Assertion, Against, s.name + " is only an older name of an option; no value stands here", s.at(c.pos)})
			}
		}
		return fmt.Sprintf("%s is only an older name of an option, and holds nothing", subjects[0].name), out
	}
	return "", nil
}

// takesInput reports whether a function has a parameter besides its object, or reads something from outside.
func (w *watcher) takesInput(fn *ir.Function) bool {
	for i, p := range fn.Params {
		if fn.Class == nil || i > 0 || p.Name != "self" && p.Name != "cls" {
			return true
		}
	}
	return slices.ContainsFunc(w.facts.of(fn), func(c *call) bool {
		return input.MatchString(c.name) || slices.ContainsFunc(c.args, func(o operand) bool { return input.MatchString(w.facts.name(fn, o.id, 0)) })
	})
}

func (s *subject) at(pos int32) *finding.Location {
	return &finding.Location{File: s.file.File, Pos: pos, End: pos}
}
