package omission

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds whether a program is a web application: some rules ask of one what a library leaves to its users.

// Application reports whether the program is a web application, as opposed to a library for such: it makes the application,
// or the settings of one, itself, and answers requests for users whom it knows. It is known once findings are.
func (ac *Checks) Application() bool {
	if ac == nil {
		return false
	}
	ac.madeOnce.Do(func() {
		ac.made = (ac.asked || ac.guarded > 0) && slices.ContainsFunc(ac.functions, func(f *ir.Function) bool {
			return ac.makes(f)
		})
	})
	return ac.made
}

// rule is the rule of an id, where findings of it would be reported: nil where they would not, as those are that only web
// applications have.
func (ac *Checks) rule(id string) *knowledge.Rule {
	r := ac.w.Knowledge().Rule(id)
	if r == nil || !ac.w.Reports(id) || r.RankIn(knowledge.Situation{Library: ac.w.Config().Library}) > ac.w.Config().Rank && !ac.Application() {
		return nil
	}
	return r
}

// makes reports whether a function makes an application: Flask(__name__), or names the routes of a project.
func (ac *Checks) makes(f *ir.Function) bool {
	for i := range f.Instrs {
		id := ir.ID(i)
		switch f.Instrs[i].Op {
		case ir.OpCall:
			callee := f.Arg(id, 0)
			name := f.NameOf(callee)
			if ac.names.Application.MatchString(name) || starting.MatchString(name) && applications.MatchString(takenFrom(f, callee)+"."+name) {
				return true
			}
		case ir.OpClass: // class App(tornado.web.Application)
			if slices.ContainsFunc(f.Module.Classes[f.Instrs[i].Aux].Bases, func(b string) bool { return ac.names.Application.MatchString(idiom.LastPart(b)) }) {
				return true
			}
		case ir.OpSetGlobal:
			if name := f.NameOf(id); name == "ROOT_URLCONF" || name == "INSTALLED_APPS" {
				return true
			}
		}
	}
	return false
}

// starting are the last parts of applications, which are looked at first.
var starting = regex.NewPattern(`^(run|default_app|quickstart|mount|App|API|application|Configurator|Robyn|Chalice|Microdot)$`)

// applications are what makes or starts an application in frameworks whose name for it says too little: bottle.run().
var applications = regex.NewPattern(`^(bottle\.(run|default_app)|cherrypy\.(quickstart|mount)|falcon\.(asgi\.)?(App|API)|web\.application|pyramid\.config\.Configurator|robyn\.Robyn|chalice\.Chalice|microdot\.Microdot)$`)
