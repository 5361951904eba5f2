package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds uses that break a rule by the letter and harm nobody in a package that others install.

// steep reports whether a pattern takes more than quadratic time: below that it takes texts of tens of thousands of characters, which
// those who may send them send once.
func (w *World) steep(use *patternUse) bool {
	v := w.patterns.judge(use)
	return v.Degree == regex.Exponential || v.Exponent > 2
}

// loadsModule reports whether code is run in the names of a module that the program has made for it: that is a plugin, and who may
// install one may run code.
func loadsModule(h *hit) bool {
	id := h.instrAt(ir.OpCall)
	if id == ir.NoID {
		return false
	}
	return slices.ContainsFunc(h.fn.Args(id)[1:], func(x ir.ID) bool {
		return x != ir.NoID && h.fn.Instrs[idiom.Unrefined(h.fn, x)].Op == ir.OpAttr && h.fn.NameOf(idiom.Unrefined(h.fn, x)) == "__dict__"
	})
}

// sorts reports whether a comparison lets nobody in: it picks the elements of a list, or finds that something is to be changed since it
// is not what it was (if secret != order.secret: change(order, secret)).
func sorts(h *hit) bool {
	f := h.fn
	id := h.instrAt(ir.OpCompare)
	if id == ir.NoID {
		return false
	}
	for b := range f.Branches() {
		if b.Cond != id && idiom.Untested(f, b.Cond) != id {
			continue
		}
		if slices.ContainsFunc(b.Ways[:], func(s ir.BlockID) bool {
			for range 3 { // the element is put in at once, or behind blocks that only rename
				if slices.ContainsFunc(f.Blocks[s].Instrs, func(x ir.ID) bool { return f.Instrs[x].Op == ir.OpAppend }) {
					return true
				}
				if len(f.Blocks[s].Succs) != 1 {
					return false
				}
				s = f.Blocks[s].Succs[0]
			}
			return false
		}) {
			return true
		}
		return f.Instrs[id].Flag == ir.NotEq && sameCalled(f, id) && changes(f, b.Ways[0], b.Ways[1])
	}
	return false
}

// sameCalled reports whether both sides of a comparison are called the same.
func sameCalled(f *ir.Function, compare ir.ID) bool {
	args := f.Args(compare)
	name := idiom.BearerName(f, idiom.Unrefined(f, args[0]))
	return len(args) == 2 && name != "" && name == idiom.BearerName(f, idiom.Unrefined(f, args[1]))
}

// changes reports whether what is done on one way of a branch, and not on the other, changes something and turns nobody away.
func changes(f *ir.Function, way, other ir.BlockID) bool {
	does := false
	here, there := reachable(f, way, other), reachable(f, other, way)
	for b := range f.Blocks {
		if !here[b] || there[b] {
			continue
		}
		for _, id := range f.Blocks[b].Instrs {
			switch f.Instrs[id].Op {
			case ir.OpReturn, ir.OpRaise:
				return false
			case ir.OpSetAttr, ir.OpSetIndex:
				does = true
			case ir.OpCall:
				does = does || altering.MatchString(f.NameOf(f.Arg(id, 0)))
			}
		}
	}
	return does
}

var altering = regex.NewPattern(`(?i)^_*(change|set|update|replace|rotate|save|store|assign|renew)(_|$)`)

// pairsUp reports whether a comparison tells nothing that who sends the text could use: what names a version of a page, the state of a
// login, which the session of the same client holds, or what pairs an answer with what was asked: reply.token != pending.request.token.
func pairsUp(h *hit) bool {
	f := h.fn
	id := h.instrAt(ir.OpCompare)
	if id == ir.NoID || len(f.Args(id)) != 2 {
		return false
	}
	x, y := idiom.Untested(f, f.Arg(id, 0)), idiom.Untested(f, f.Arg(id, 1))
	a, b := idiom.BearerName(f, x), idiom.BearerName(f, y)
	switch {
	case versionTag.MatchString(a) || versionTag.MatchString(b) || ofBefore.MatchString(a) || ofBefore.MatchString(b):
		return true
	case ofLogin.MatchString(a) || ofLogin.MatchString(b):
		return inSession(f, x) || inSession(f, y)
	}
	return a != "" && a == b && (ofAsking(f, x) && ofAnswer(f, y) || ofAnswer(f, x) && ofAsking(f, y))
}

var (
	versionTag  = regex.NewPattern(`(?i)^(if-(none-)?match|\w*_?etag|\w*_etag)$`)
	ofBefore    = regex.NewPattern(`(?i)^(prev(ious)?|synced|refreshed|except|exclude|skip)_(\w+_)?(token|key|secret)$`) // whether something has changed, or is another
	ofLogin     = regex.NewPattern(`(?i)(^|_)(oauth\w*|(oidc_|openid_)?(state|nonce)|csrf\w*|xsrf\w*)$`)
	asksName    = regex.NewPattern(`(?i)^_*(\w+_)?(req|request|query|pending|transaction|exchange|in_flight)$`)
	answersName = regex.NewPattern(`(?i)^_*(\w+_)?(resp|response|reply|answer|ack)$`)
)

// ofAsking and ofAnswer report whether an attribute is one of what is called so.
func ofAsking(f *ir.Function, id ir.ID) bool { return ofHolder(f, id, asksName) }
func ofAnswer(f *ir.Function, id ir.ID) bool { return ofHolder(f, id, answersName) }

func ofHolder(f *ir.Function, id ir.ID, name *regex.Pattern) bool {
	return f.Instrs[id].Op == ir.OpAttr && name.MatchString(idiom.BearerName(f, idiom.Untested(f, f.Arg(id, 0))))
}

// inSession reports whether a value is read out of a session.
func inSession(f *ir.Function, id ir.ID) bool {
	switch f.Instrs[id].Op {
	case ir.OpIndex:
	case ir.OpCall:
		if id = f.Arg(id, 0); f.Instrs[id].Op != ir.OpAttr || !idiom.Readers[f.NameOf(id)] {
			return false
		}
	default:
		return false
	}
	return idiom.BearerName(f, idiom.Untested(f, f.Arg(id, 0))) == "session"
}

// plainWithout reports whether an assignment of an attribute switches off what the class asks for its scheme as well: "https" if
// self.session.verify else "http". Where nothing is verified, nothing is encrypted, and so no certificate is accepted.
func plainWithout(h *hit) bool {
	id := h.instrAt(ir.OpSetAttr)
	if id == ir.NoID || h.fn.Class == nil {
		return false
	}
	attr := h.fn.NameOf(id)
	for _, f := range h.fn.Module.Functions {
		if f.Class != h.fn.Class || !hasText(f, "http") || !hasText(f, "https") {
			continue
		}
		for b := range f.Branches() {
			if cond := idiom.Unrefined(f, b.Cond); f.Instrs[cond].Op == ir.OpAttr && f.NameOf(cond) == attr {
				return true
			}
		}
	}
	return false
}

// hasText reports whether a function has a constant text, or one that begins with it and "://".
func hasText(f *ir.Function, text string) bool {
	return slices.ContainsFunc(f.Consts, func(c ir.Const) bool {
		return c.Kind == ir.Str && (c.Str == text || strings.HasPrefix(c.Str, text+"://"))
	})
}

// namedByCallers reports whether the last part of a path in a folder for temporary files is a parameter, and nothing in the package calls
// the function: whoever does picks the name.
func (w *World) namedByCallers(h *hit) bool {
	f, call := h.fn, h.instrAt(ir.OpCall)
	if h.place != nil || call == ir.NoID || f.Kind != ir.Def || len(w.funcs[f.ID].entries) > 0 || len(f.Args(call)) < 2 {
		return false
	}
	path := idiom.Unrefined(f, f.Arg(call, 1))
	if f.Instrs[path].Op == ir.OpCall && f.NameOf(f.Arg(path, 0)) == "join" {
		parts := f.Args(path)
		path = idiom.Unrefined(f, parts[len(parts)-1])
	}
	if f.Instrs[path].Op != ir.OpParam || f.Params[f.Instrs[path].Aux].HasDefault {
		return false
	}
	return !slices.ContainsFunc(w.prog.Modules, func(m *ir.Module) bool {
		return !w.modules[m.ID].test && slices.Contains(m.Names, f.Name) && slices.ContainsFunc(m.Functions, func(g *ir.Function) bool { return g != f && callsOf(g, f.Name) })
	})
}

// asksGuessable reports whether something is a hazard only because its name can be guessed.
func asksGuessable(h *knowledge.Hazard) bool {
	return slices.ContainsFunc(h.When, func(c *knowledge.Condition) bool { return c.Guessable != nil })
}

// forItsOwner reports whether every server that a module starts listens to its own machine alone, by what it is written to bind: who reads the
// errors is who runs it.
func forItsOwner(m *ir.Module) bool {
	own := false
	for _, f := range m.Functions {
		for i := range f.Instrs {
			id := ir.ID(i)
			if f.Instrs[i].Op != ir.OpCall || len(f.Args(id)) < 2 || !startedServer.MatchString(f.NameOf(f.Arg(id, 0))) {
				continue
			}
			address := idiom.Unrefined(f, f.Arg(id, 1))
			if f.Instrs[address].Op != ir.OpTuple || len(f.Args(address)) != 2 {
				return false
			}
			if host, ok := idiom.ConstText(f, f.Arg(address, 0)); !ok || !loopback.MatchString(host) {
				return false
			}
			own = true
		}
	}
	return own
}

var (
	startedServer = regex.NewPattern(`^(Threading|Forking)?(HTTP|TCP|WSGI|SimpleXMLRPC)Server$`)
	loopback      = regex.NewPattern(`^(127\.\d+\.\d+\.\d+|localhost|::1)$`)
)
