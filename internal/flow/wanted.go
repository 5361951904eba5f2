package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
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

// servesAll reports whether a module on the way of the data listens on all addresses of the machine.
func servesAll(h *hit) bool {
	return slices.ContainsFunc(h.way(), func(f *ir.Function) bool {
		return slices.ContainsFunc(f.Module.Functions, func(g *ir.Function) bool {
			return slices.ContainsFunc(g.Consts, func(c ir.Const) bool { return c.Kind == ir.Str && c.Str == "0.0.0.0" })
		})
	})
}

// inFolder reports whether data at a sink are a part of the path of a program that is started without a shell, and the path begins as the
// program says: it is one of those that lie there.
func (h *hit) inFolder() bool {
	p := h.sink.Arg[0].Path
	return len(p) == 1 && p[0].Kind == knowledge.ElemIndex && p[0].Index == 0 && (h.atom.Flags&joined != 0 || h.atom.Lead >= leadUnknown)
}
