package join

import (
	"fmt"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/settings"
)

// This file judges variables of the environment that name the module or file which holds a framework's settings.

// choosers are these variables, with the framework that reads them.
var choosers = map[string]string{"DJANGO_SETTINGS_MODULE": "django"}

// chosen reports a settings module for development that a deployment chooses: one that switches the debug mode on. Such
// modules are no finding by themselves.
func (j *judge) chosen() {
	rule := j.base.Rule("debug-mode")
	if rule == nil {
		return
	}
	for i := range j.in.Given {
		s := &j.in.Given[i]
		system := choosers[s.Name]
		if system == "" || s.System != environment || s.Value.Raw == "" {
			continue
		}
		for k := range j.in.Code {
			c := &j.in.Code[k]
			if on, _ := boolean(c.Value); c.System != system || c.Name != "DEBUG" || !c.Trial || !on || !isModule(c.Location.File.Path, s.Value.Raw) {
				continue
			}
			j.out = append(j.out, settings.Candidate{
				Rule: rule.ID, Location: s.Location, Confidence: finding.ConfidenceHigh,
				Message: fmt.Sprintf("`%s` chooses the settings of `%s`, which switch the debug mode on", s.Name, s.Value.Raw),
				Facts:   []finding.Fact{{Message: "they do so here", Location: &c.Location}},
			})
		}
	}
}

// isModule reports whether a file is the module of a dotted name.
func isModule(file, dotted string) bool {
	file = strings.TrimSuffix(strings.TrimSuffix(file, ".py"), "/__init__")
	name := strings.ReplaceAll(dotted, ".", "/")
	return file == name || strings.HasSuffix(file, "/"+name)
}
