package omission

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds addresses that a program's own check against forged requests lets pass, though what answers there changes something
// for the user whom the session names: if request.path in CSRF_EXEMPT: return.

var (
	letPassName = regex.NewPattern(`(?i)exempt|skip|ignor|except|exclu|allow|unprotected|unchecked|white_?list|bypass`)
	pathRead    = regex.NewPattern(`^(path|full_path|path_info|raw_path|uri)$`)
)

// exemptPaths are those addresses, where they are written down.
func (ac *Checks) exemptPaths() (out []*flow.Candidate) {
	r := ac.rule(missingForgeryCheck)
	if r == nil {
		return nil
	}
	told := map[finding.Location]bool{}
	for _, f := range ac.functions {
		if f.Kind != ir.Def || !isForgeryCheck(f) {
			continue
		}
		for b := range f.Blocks {
			for _, id := range f.Blocks[b].Instrs {
				in := &f.Instrs[id]
				if in.Op != ir.OpCompare || in.Flag != ir.In && in.Flag != ir.NotIn || !pathRead.MatchString(idiom.BearerName(f, f.Arg(id, 0))) {
					continue
				}
				ac.exemptIn(f, f.Arg(id, 1), in.Flag == ir.NotIn, 0, func(g *ir.Function, path ir.ID) {
					s, _ := idiom.ConstText(g, path)
					if c := (&flow.Candidate{Rule: r, Location: idiom.At(g, g.Instrs[path].Pos, g.Instrs[path].End), Function: idiom.Qualified(g), Confidence: finding.ConfidenceMedium,
						Message: "Forged requests to this address are let pass, and what answers there changes something for whoever is logged in"}); !told[c.Location] && ac.changedThere(s) {
						told[c.Location] = true
						out = append(out, c)
					}
				})
			}
		}
	}
	return out
}

// isForgeryCheck reports whether a function checks that requests were not forged: it is called so, or speaks of the token.
func isForgeryCheck(f *ir.Function) bool {
	return forgeryCheck.MatchString(f.Name) || f.Class != nil && forgeryCheck.MatchString(f.Class.Name) || slices.ContainsFunc(f.Consts, func(c ir.Const) bool {
		return c.Kind == ir.Str && len(c.Str) <= idiom.MaxName && forgeryCheck.MatchString(c.Str)
	})
}

// exemptIn visits the addresses that a collection holds which a check lets pass: as it stands there, or under a name that says so, also of
// another module.
func (ac *Checks) exemptIn(f *ir.Function, id ir.ID, named bool, depth int, visit func(*ir.Function, ir.ID)) {
	if id = idiom.Unrefined(f, id); id == ir.NoID || depth > 4 {
		return
	}
	args := f.Args(id)
	switch f.Instrs[id].Op {
	case ir.OpConst:
		if s, ok := idiom.ConstText(f, id); ok && named && strings.HasPrefix(s, "/") {
			visit(f, id)
		}
	case ir.OpCall: // frozenset({...})
		for _, x := range args[1:] {
			ac.exemptIn(f, x, named, depth+1, visit)
		}
	case ir.OpSet, ir.OpList, ir.OpTuple, ir.OpBinary:
		for _, x := range args {
			ac.exemptIn(f, x, named, depth+1, visit)
		}
	case ir.OpGlobal, ir.OpFrom, ir.OpAttr:
		name := f.NameOf(id)
		if !letPassName.MatchString(name) {
			return
		}
		for _, m := range ac.prog.Modules {
			if !slices.Contains(m.Names, name) || ac.w.TestModule(m) {
				continue
			}
			for _, body := range m.Functions {
				if body.Kind != ir.ModuleBody && body.Kind != ir.ClassBody {
					continue
				}
				for i := range body.Instrs {
					set := ir.ID(i)
					switch op := body.Instrs[i].Op; {
					case op == ir.OpSetGlobal && body.NameOf(set) == name:
						ac.exemptIn(body, body.Arg(set, 0), true, depth+1, visit)
					case op == ir.OpSetAttr && body.Kind == ir.ClassBody && body.NameOf(set) == name:
						ac.exemptIn(body, body.Arg(set, 1), true, depth+1, visit)
					}
				}
			}
		}
	}
}

// changedThere reports whether what answers at an address changes something for a user whom it knows otherwise than by a key.
func (ac *Checks) changedThere(path string) bool {
	same := func(s string) bool { return strings.Trim(s, "/") == strings.Trim(path, "/") }
	for _, f := range ac.prog.Functions {
		entries := ac.w.Entries(f)
		if len(entries) == 0 || !slices.ContainsFunc(entries, func(e *flow.Entry) bool { return e.Route != "" && same(e.Route) }) && !slices.ContainsFunc(ac.group(f).texts, same) {
			continue
		}
		if d := ac.deed(f.ID, 0); ac.forgeableView(f) && !d.proven && !d.verifies && !ac.startsSession(f) && !ac.forMachines(f) {
			return true
		}
	}
	return false
}
