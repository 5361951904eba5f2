package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds programs that somebody is asked for. A tool that takes a whole statement is there to run it, for whoever may call it. Where an expression, a template or a pattern is what a form of the administrators'
// own pages has a field for, running it is what the field is there for.

// writtenByAdministrators reports whether a hit runs what was typed into a form of Django's administration.
func (w *World) writtenByAdministrators(h *hit) bool {
	return h.hazard == nil && h.kinds&w.programKinds != 0 && slices.ContainsFunc(h.way(), administers)
}

// administers reports whether a method belongs to a form of Django's administration, or to one of its pages: it stands in a module admin
// that imports it.
func administers(f *ir.Function) bool {
	if f.Class == nil || idiom.LastPart(f.Module.Name) != "admin" {
		return false
	}
	return slices.ContainsFunc(f.Module.Imports, func(im ir.Import) bool {
		return im.Module == "django.contrib" && im.Name == "admin" || strings.HasPrefix(im.Module, "django.contrib.admin")
	})
}

// Names of what is a program itself, whole or in part, and of what runs statements because somebody has written them.
var (
	programName = regex.NewPattern(`(?i)^(raw_?)?(sqls?|(sql|db|raw)_?(query|text|statements?|string|code)|statements?|commands?|cmds?|command_?line|(shell|bash|terminal)_?(command|cmd|script)|script|code|(python|source)_?code|expression)$`)
	sqlRunner   = regex.NewPattern(`(?i)(^|_)sql(_|$)`)
	sqlName     = regex.NewPattern(`(?i)^(raw_?)?(sqls?|sql_?(query|text|statements?))$`)
)

// askedFor reports whether data are a program by the name under which they are sent, or are sent together with one, and what they come to is there
// to run it: a tool of a model that has a parameter for a command, and one for the folder to run it in; pages by which a developer runs statements.
func (w *World) askedFor(h *hit) bool {
	o := h.atom.Origin
	if h.hazard != nil || o == nil || o.Source == nil || servesAll(h) {
		return false
	}
	if o.Source.Whole&h.kinds != 0 {
		return slices.ContainsFunc(sentNames(o), programName.MatchString) || slices.ContainsFunc(o.Fn.Params, func(p ir.Param) bool { return programName.MatchString(p.Name) })
	}
	return h.kinds&w.sqlKinds != 0 && o.Source.Class == knowledge.Untrusted && slices.ContainsFunc(sentNames(o), sqlName.MatchString) &&
		slices.ContainsFunc(h.way(), func(f *ir.Function) bool {
			return slices.ContainsFunc(append(strings.Split(f.Qualified, "."), strings.Split(f.Module.Name, ".")...), sqlRunner.MatchString)
		})
}

// sentNames are the name of the parameter that data come in by, or the constant texts in what reads them.
func sentNames(o *Origin) (names []string) {
	end := o.End
	for i := range o.Fn.Instrs { // request.POST, of request.POST["sql"]
		if in := &o.Fn.Instrs[i]; in.Pos == o.Pos && in.End > end && (in.Op == ir.OpIndex || in.Op == ir.OpCall) {
			end = in.End
		}
	}
	for i := range o.Fn.Instrs {
		in := &o.Fn.Instrs[i]
		if in.Pos < o.Pos || end < in.End {
			continue
		}
		switch in.Op {
		case ir.OpParam:
			names = append(names, o.Fn.Params[in.Aux].Name)
		case ir.OpConst:
			if s, ok := idiom.ConstText(o.Fn, ir.ID(i)); ok {
				names = append(names, s)
			}
		}
	}
	return names
}

// servesAll reports whether a module on the way of the data listens on all addresses of the machine.
func servesAll(h *hit) bool {
	return slices.ContainsFunc(h.way(), func(f *ir.Function) bool {
		return slices.ContainsFunc(f.Module.Functions, func(g *ir.Function) bool {
			return slices.ContainsFunc(g.Consts, func(c ir.Const) bool { return c.Kind == ir.Str && c.Str == "0.0.0.0" }) && !mapsPorts(g)
		})
	})
}

// mapsPorts reports whether a function speaks of the addresses at which containers are reached, by the key under which these are told of.
func mapsPorts(f *ir.Function) bool {
	return slices.ContainsFunc(f.Consts, func(c ir.Const) bool { return c.Kind == ir.Str && hostKey.MatchString(c.Str) })
}

// hostKey are the names of that key.
var hostKey = regex.NewPattern(`(?i)^host_?ip$`)

// inFolder reports whether data at a sink are a part of the path of a program that is started without a shell, and the path begins as the
// program says: it is one of those that lie there.
func (h *hit) inFolder() bool {
	p := h.sink.Arg[0].Path
	return len(p) == 1 && p[0].Kind == knowledge.ElemIndex && p[0].Index == 0 && (h.atom.Flags&joined != 0 || h.atom.Lead >= leadUnknown)
}
