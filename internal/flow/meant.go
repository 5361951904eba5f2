package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds what looks like a defect of a package and is what the code is for: who starts a program is told the password that it has
// made up, a class that is a context itself begins with what contexts begin with, a helper makes up sample data, and a certificate is
// compared with a known one after the handshake.

// meant reports whether the code around a hit shows that.
func meant(h *hit) bool {
	if h.hazard != nil {
		return ownContext(h) || comparesPeer(h.fn) && certificates(h)
	}
	if o := h.atom.Origin; o.Source != nil {
		switch o.Source.Class {
		case knowledge.Secret:
			return drawnForWant(h)
		case knowledge.Random:
			return makesSamples(o.Fn)
		}
	}
	return false
}

// drawnForWant reports whether a secret that is told was drawn in the same function because nobody had set one: there is no other way to
// learn of it.
func drawnForWant(h *hit) bool {
	f, call := h.fn, h.instrAt(ir.OpCall)
	if h.path != nil || call == ir.NoID {
		return false
	}
	told := map[string]bool{}
	for _, x := range f.Args(call)[1:] {
		bearers(f, x, 3, told)
	}
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			name, value := f.BoundName(id), id
			if f.Instrs[id].Op == ir.OpSetAttr {
				name, value = f.NameOf(id), f.Arg(id, 1)
			}
			if name != "" && told[name] && draws(f, value) && (branchTests(f, ir.BlockID(b), name) || afterCatch(f, ir.BlockID(b))) {
				return true
			}
		}
	}
	return false
}

// bearers are the names of what a value is, or a text or tuple is made of.
func bearers(f *ir.Function, id ir.ID, depth int, names map[string]bool) {
	if id == ir.NoID || depth == 0 {
		return
	}
	names[idiom.BearerName(f, id)] = true
	switch f.Instrs[id].Op {
	case ir.OpFormat, ir.OpConvert, ir.OpBinary, ir.OpTuple:
		for _, x := range f.Args(id) {
			bearers(f, x, depth-1, names)
		}
	}
}

// draws reports whether a generator for secrets is called in the text of a value.
func draws(f *ir.Function, id ir.ID) bool {
	of := f.Instrs[idiom.Unrefined(f, id)]
	for i := range f.Instrs {
		in := &f.Instrs[i]
		if in.Op != ir.OpCall || in.Pos < of.Pos || in.End > of.End {
			continue
		}
		callee := f.Arg(ir.ID(i), 0)
		if name := f.NameOf(callee); soundDraw[name] || name == "choice" && f.Instrs[callee].Op == ir.OpAttr && f.NameOf(f.Arg(callee, 0)) == "secrets" {
			return true
		}
	}
	return false
}

// branchTests reports whether a block is reached by one way only of a test of something of exactly a name.
func branchTests(f *ir.Function, place ir.BlockID, name string) bool {
	for b := range f.Branches() {
		cond := idiom.Untested(f, b.Cond)
		for f.Instrs[cond].Op == ir.OpUnary || f.Instrs[cond].Op == ir.OpCompare {
			cond = idiom.Untested(f, f.Arg(cond, 0))
		}
		if idiom.BearerName(f, cond) == name && divides(f, b, place) {
			return true
		}
	}
	return false
}

// afterCatch reports whether a block is reached only by way of one that has caught an exception.
func afterCatch(f *ir.Function, place ir.BlockID) bool {
	for b := range f.Blocks {
		if slices.ContainsFunc(f.Blocks[b].Instrs, func(id ir.ID) bool { return f.Instrs[id].Op == ir.OpCatch }) &&
			(ir.BlockID(b) == place || !reaches(f, 0, place, ir.BlockID(b))) {
			return true
		}
	}
	return false
}

// ownContext reports whether a hit is what the constructor of a class sets of its own instance, where that class is a context of TLS
// itself.
func ownContext(h *hit) bool {
	c := h.fn.Class
	if c == nil || h.fn.Name != "__init__" || h.instrAt(ir.OpSetAttr) == ir.NoID {
		return false
	}
	own := 0
	for _, f := range h.fn.Module.Functions {
		if f.Class == c && contextMethods[f.Name] {
			own++
		}
	}
	return own > 1
}

// contextMethods are what contexts of TLS are asked for.
var contextMethods = map[string]bool{"wrap_socket": true, "load_verify_locations": true, "load_cert_chain": true, "set_ciphers": true, "set_default_verify_paths": true}

// certificates reports whether a hit is about certificates that nobody checks.
func certificates(h *hit) bool { return h.hazard.Rule == "certificate-not-verified" }

// comparesPeer reports whether a function takes the certificate of the other side in its binary form, and compares a digest of it with one
// that it knows.
func comparesPeer(f *ir.Function) bool { return callsOf(f, "getpeercert") && comparesDigest(f) }

// makesSamples reports whether a function is one of several that make up data of all kinds: random_name, random_date, random_password.
func makesSamples(f *ir.Function) bool {
	top := topmost(f)
	if f.Class != nil {
		top = f
	}
	if !madeUp.MatchString(top.Name) {
		return false
	}
	others := 0
	for _, g := range f.Module.Functions {
		if g != top && g.Kind == ir.Def && g.Class == top.Class && madeUp.MatchString(g.Name) && ofSamples.MatchString(g.Name) {
			others++
		}
	}
	return others > 1
}

var (
	madeUp    = regex.NewPattern(`(?i)^_*((get|gen|generate|make|create|new|build)_)?(rand(om)?|fake|dummy|sample|any)_\w+$`)
	ofSamples = regex.NewPattern(`(?i)_(e?mail|date(time)?|time|int(eger)?|float|number|bool(ean)?|str(ing)?|text|word|sentence|paragraph|name|first_?name|last_?name|phone(_?number)?|address|city|country|age|list|dict|choice|color|url|ip|company|title|price)s?$`)
)
