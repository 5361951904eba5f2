package values

import (
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
	"github.com/touchstone-sec/touchstone/internal/settings"
)

// fallback matches what a variable is taken for where nothing sets it: ${PASSWORD:-hunter2}.
var fallback = regex.NewPattern(`^\$\{(\w+):?-([^{}$]+)\}$`)

// withFallback finds what is wrong with the text that takes a variable's place.
func (j *judge) withFallback(s *settings.Setting, v settings.Value) (found []candidate) {
	m := fallback.FindStringSubmatch(v.Raw)
	if m == nil || v.Kind != settings.Text {
		return nil
	}
	v.Raw = m[2]
	for _, x := range j.base.Namings() {
		if !x.Of.Has(knowledge.Fallback) || !named(x, snake(s.Name)) && !named(x, snake(m[1])) {
			continue
		}
		for _, h := range x.Hazards {
			if holds(h.When, v) {
				found = append(found, candidate{h.Rule, h, s.Location, false})
			}
		}
	}
	if len(found) > 0 {
		j.hide(s, s.Location)
	}
	return found
}

// named reports whether a naming speaks of a name.
func named(x *knowledge.Naming, name string) bool {
	return x.Name.MatchString(name) && (x.Except == nil || !x.Except.MatchString(name)) && x.Speaks(name)
}
