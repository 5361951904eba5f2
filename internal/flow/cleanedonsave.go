package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds columns whose HTML a class of rows cleans whenever one is kept, whoever has written it.

// keeping methods are those by which frameworks have a row kept, or look it over before.
var keepingMethods = []string{"save", "clean", "pre_save", "before_save", "before_insert", "full_clean"}

// cleaning are names of functions that leave no harmful HTML: nh3.clean(self.body).
var cleaning = regex.NewPattern(`(?i)^(clean|sanitize|purify|strip_tags|escape|bleach)(_?html|_?body|_?text|_?markup)?$`)

// cleanOnSave takes what harms pages from the columns that all classes which have them clean.
func (k keptNames) cleanOnSave(w *World) {
	cleaned := map[string]bool{} // by column; false where some class does not
	for i, c := range w.prog.Classes {
		if w.modules[c.Module.ID].test || !w.base.Type(w.ExternBase(int32(i))).IsKept() {
			continue
		}
		mine := cleanedBy(c)
		for _, name := range w.ColumnsOf(int32(i)) {
			all, other := cleaned[name]
			cleaned[name] = slices.Contains(mine, name) && (all || !other)
		}
	}
	for name, all := range cleaned {
		if n := k[name]; all {
			if n.fn == nil {
				n.kinds = w.keptKinds
			}
			n.kinds &^= w.htmlKinds | w.misplaced.htmlMisplaced
			k[name] = n
		}
	}
}

// cleanedBy are the attributes that a class gives themselves, cleaned, when a row is kept: self.body = nh3.clean(self.body).
func cleanedBy(c *ir.Class) (names []string) {
	for _, method := range keepingMethods {
		f := c.Methods[method]
		if f == nil {
			continue
		}
		for i := range f.Instrs {
			id := ir.ID(i)
			if f.Instrs[i].Op != ir.OpSetAttr || !ofSelf(f, f.Arg(id, 0)) {
				continue
			}
			call := idiom.Unrefined(f, f.Arg(id, 1))
			if f.Instrs[call].Op != ir.OpCall || !cleaning.MatchString(f.NameOf(f.Arg(call, 0))) || len(f.Args(call)) < 2 {
				continue
			}
			if of := idiom.Unrefined(f, f.Arg(call, 1)); f.Instrs[of].Op == ir.OpAttr && f.NameOf(of) == f.NameOf(id) && ofSelf(f, f.Arg(of, 0)) {
				names = append(names, f.NameOf(id))
			}
		}
	}
	return names
}

// ofSelf reports whether a register is the receiver of a method.
func ofSelf(f *ir.Function, id ir.ID) bool {
	id = idiom.Unrefined(f, id)
	return f.Instrs[id].Op == ir.OpParam && f.Instrs[id].Aux == 0
}
