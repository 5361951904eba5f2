package idiom

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file reads documents and the collections that they are in.

// documentMethod are methods of collections of documents.
var documentMethod = regex.NewPattern(`^(find(_one)?(_and_(update|delete|replace))?|(insert|update|delete|replace)_(one|many)|count_documents)$`)

// CollectionOf is the collection that a call is about: db.lists.find_one(...), db["lists"].find(...); "" for none.
func CollectionOf(f *ir.Function, call ir.ID) string {
	callee := f.Arg(call, 0)
	if f.Instrs[callee].Op != ir.OpAttr || !documentMethod.MatchString(f.NameOf(callee)) {
		return ""
	}
	switch of := Unrefined(f, f.Arg(callee, 0)); f.Instrs[of].Op {
	case ir.OpAttr, ir.OpGlobal, ir.OpLoad, ir.OpFrom:
		return strings.ToLower(f.NameOf(of))
	case ir.OpIndex:
		k, _ := ConstText(f, f.Arg(of, 1))
		return strings.ToLower(k)
	default:
		return strings.ToLower(f.BoundName(of))
	}
}

// DocumentKey are keys of documents that say which one it is.
var DocumentKey = regex.NewPattern(`(?i)^_?(id|uuid|pk|key|number|no|serial(_?(no|number))?|reference)$`)

// ChangingDocument are those that change one document.
var ChangingDocument = regex.NewPattern(`^(find_one_and_\w+|(update|delete|replace)_one)$`)

// MappingName is the name of a variable of a module that a register is; "" for none.
func MappingName(f *ir.Function, id ir.ID) string {
	switch id = Unrefined(f, id); f.Instrs[id].Op {
	case ir.OpGlobal, ir.OpFrom, ir.OpLoad:
		return f.NameOf(id)
	case ir.OpAttr: // store.NOTES
		if of := Unrefined(f, f.Arg(id, 0)); f.Instrs[of].Op == ir.OpGlobal || f.Instrs[of].Op == ir.OpImport || f.Instrs[of].Op == ir.OpFrom {
			return f.NameOf(id)
		}
	}
	return ""
}
