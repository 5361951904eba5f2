package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file tells which of several values that code gives a setting holds. Settings are layered: a class derives from
// another one, a module begins with "from .base import *". What the layers below say is lost where every layer on top says
// something else; layers for development, by their names, do not count.

// overlay marks the settings that are lost.
func (w *World) overlay(list []DeclaredOption) {
	l := layers{w: w, says: map[*ir.Function]map[string]bool{}}
	for _, d := range list {
		if d.Setting() {
			if l.says[d.fn] == nil {
				l.says[d.fn] = map[string]bool{}
				l.bodies = append(l.bodies, d.fn)
			}
			l.says[d.fn][d.name()] = true
		}
	}
	if len(l.bodies) > maxBodies {
		return
	}
	tops := map[*ir.Function][]*ir.Function{}
	for i := range list {
		d := &list[i]
		if !d.Setting() {
			continue
		}
		d.Trial = w.forDevelopment(d.fn, d.What.System)
		top, ok := tops[d.fn]
		if !ok {
			top = l.top(d.fn, d.What.System)
			tops[d.fn] = top
		}
		d.Lost = len(top) > 0 && !slices.ContainsFunc(top, func(t *ir.Function) bool { return !l.overrides(t, d.fn, d.name(), 0) })
	}
}

// layers are bodies of classes and modules that give settings.
type layers struct {
	w      *World
	bodies []*ir.Function
	says   map[*ir.Function]map[string]bool
}

// below are the layers that a body is put on.
func (l *layers) below(f *ir.Function) (out []*ir.Function) {
	if f.Class != nil {
		for _, c := range l.w.classes[f.Class.ID].mro[1:] {
			out = append(out, l.w.prog.Classes[c].Body)
		}
		return out
	}
	for _, m := range l.w.prog.Stars(f.Module) {
		out = append(out, m.Functions[0])
	}
	return out
}

// top are the layers that are put on a body and have none on top of themselves.
func (l *layers) top(f *ir.Function, system string) (out []*ir.Function) {
	for _, x := range l.bodies {
		if x != f && l.on(x, f, 0) && !l.w.forDevelopment(x, system) &&
			!slices.ContainsFunc(l.bodies, func(y *ir.Function) bool { return y != x && l.on(y, x, 0) && !l.w.forDevelopment(y, system) }) {
			out = append(out, x)
		}
	}
	return out
}

// maxLayers bounds how many layers lie on each other, maxBodies how many are compared with each other.
const (
	maxLayers = 8
	maxBodies = 200
)

// on reports whether a body is put on another one.
func (l *layers) on(x, f *ir.Function, depth int) bool {
	return slices.ContainsFunc(l.below(x), func(b *ir.Function) bool { return b == f || depth < maxLayers && l.on(b, f, depth+1) })
}

// overrides reports whether a layer, or one between it and a body, says something else of a name.
func (l *layers) overrides(x, f *ir.Function, name string, depth int) bool {
	if l.says[x][name] {
		return true
	}
	return depth < maxLayers && slices.ContainsFunc(l.below(x), func(b *ir.Function) bool {
		return b != f && l.on(b, f, 0) && l.overrides(b, f, name, depth+1)
	})
}

// forDevelopment reports whether a body is one for development or tests, by its name.
func (w *World) forDevelopment(f *ir.Function, system string) bool {
	name := idiom.LastPart(f.Module.Name)
	if f.Class != nil {
		name = f.Class.Name
	}
	for _, h := range w.base.Holders() {
		if h.System == system && h.Outside != nil && h.Outside.MatchString(name) {
			return true
		}
	}
	return false
}
