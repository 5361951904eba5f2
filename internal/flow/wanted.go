package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds programs that somebody is asked for. Where an expression, a template or a pattern is what a form of the administrators'
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
