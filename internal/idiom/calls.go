package idiom

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file reads what calls pass by which name, and what class bodies assign.

// Keyword is the name by which a call passes one of its arguments; "" where it is none.
func Keyword(f *ir.Function, call ir.ID, argument int) string {
	if names := f.Calls[f.Instrs[call].Aux].Names; argument < len(names) {
		return names[argument]
	}
	return ""
}

// DictKeys are the names in a dictionary as it is written, and in those inside it.
func DictKeys(f *ir.Function, id ir.ID, depth int) (keys []string) {
	if id = Unrefined(f, id); f.Instrs[id].Op != ir.OpDict || depth > 2 {
		return nil
	}
	for args := f.Args(id); len(args) > 1; args = args[2:] {
		if k, ok := ConstText(f, args[0]); ok {
			keys = append(keys, k)
		}
		keys = append(keys, DictKeys(f, args[1], depth+1)...)
	}
	return keys
}

// KeywordGiven reports whether a call gives an argument by this name.
func KeywordGiven(f *ir.Function, call ir.ID, name string) bool {
	return slices.Contains(f.Calls[f.Instrs[call].Aux].Names, name)
}

// Assigned is what a class body gives an attribute.
func Assigned(body *ir.Function, name string) ir.ID {
	if id := AssignedAt(body, name); id != ir.NoID {
		return body.Arg(id, 1)
	}
	return ir.NoID
}

// Readers are methods that look something up by its name.
var Readers = map[string]bool{
	"get": true, "pop": true, "getlist": true, "get_argument": true, "get_body_argument": true, "get_query_argument": true, "getvalue": true, "getfirst": true, "getone": true, "getunicode": true,
}

// AssignedAt is where a class body gives an attribute its value.
func AssignedAt(body *ir.Function, name string) ir.ID {
	for i := range body.Instrs {
		if id := ir.ID(i); body.Instrs[i].Op == ir.OpSetAttr && body.NameOf(id) == name {
			return id
		}
	}
	return ir.NoID
}
