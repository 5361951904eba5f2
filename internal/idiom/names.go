package idiom

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file reads the names under which things are known, and the forms of names.

// LastPart is what stands behind the last dot of a name.
func LastPart(name string) string { return name[strings.LastIndexByte(name, '.')+1:] }

// Mentioned adds the names and short texts in the expression that a register is.
func Mentioned(f *ir.Function, id ir.ID, names []string, depth int) []string {
	if id == ir.NoID || depth > 6 || len(names) > 64 {
		return names
	}
	in := &f.Instrs[id]
	switch in.Op {
	case ir.OpAttr, ir.OpGlobal, ir.OpLoad, ir.OpFrom:
		names = append(names, f.NameOf(id))
		if in.Op == ir.OpFrom || in.Op == ir.OpGlobal {
			return names
		}
	case ir.OpClosure:
		return append(names, f.Module.Functions[in.Aux].Name)
	case ir.OpClass:
		return append(names, f.Module.Classes[in.Aux].Name)
	case ir.OpPhi:
		return names
	}
	if in.Op == ir.OpAttr {
		return names // the receiver says where the guard comes from, not what it does
	}
	for _, x := range f.Args(id) {
		names = Mentioned(f, x, names, depth+1)
	}
	return names
}

// NotWord reports whether a character is in no name: it separates the words of a statement.
func NotWord(c rune) bool { return c != '_' && (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'z') }

// BearerName is the name under which a register is known: of a variable, a parameter, an attribute, an entry, or what is looked up.
func BearerName(f *ir.Function, id ir.ID) string {
	id = Unrefined(f, id)
	in := &f.Instrs[id]
	switch in.Op {
	case ir.OpAttr, ir.OpGlobal, ir.OpLoad:
		return f.NameOf(id)
	case ir.OpParam:
		return f.Params[in.Aux].Name
	case ir.OpIndex:
		k, _ := ConstText(f, f.Arg(id, 1))
		return k
	case ir.OpCall:
		if args := f.Args(id); len(args) > 1 && Readers[f.NameOf(args[0])] {
			k, _ := ConstText(f, args[1])
			return k
		} else if len(args) > 2 && f.NameOf(args[0]) == "getattr" && f.Instrs[args[0]].Op != ir.OpAttr { // getattr(settings, "API_TOKEN", None)
			k, _ := ConstText(f, args[2])
			return k
		}
	}
	return f.BoundName(id)
}

// Snake is a name of words that begin with capitals (accessToken) as one of words with lines between them: namings are
// written for these.
func Snake(name string) string {
	var sb strings.Builder
	for i := 1; i < len(name); i++ {
		if c := name[i]; c >= 'A' && c <= 'Z' && name[i-1] >= 'a' && name[i-1] <= 'z' {
			if sb.Len() == 0 {
				sb.WriteString(name[:i])
			}
			sb.WriteByte('_')
		}
		if sb.Len() > 0 {
			sb.WriteByte(name[i])
		}
	}
	if sb.Len() == 0 {
		return name
	}
	return sb.String()
}

// MaxName bounds the texts that are taken for names.
const MaxName = 64

// Capital reports whether a name is that of a class.
func Capital(name string) bool { return name != "" && name[0] >= 'A' && name[0] <= 'Z' }

// otherForm are methods that give the same text in another form.
var otherForm = regex.NewPattern(`^(encode|decode|strip|lower|upper)$`)

// Unformed is the value that a text is made of in another form, which nothing is computed of.
func Unformed(f *ir.Function, id ir.ID) ir.ID {
	for range 4 {
		id = Unrefined(f, id)
		if f.Instrs[id].Op != ir.OpCall {
			break
		}
		switch callee := f.Arg(id, 0); {
		case f.Instrs[callee].Op == ir.OpAttr && otherForm.MatchString(f.NameOf(callee)):
			id = f.Arg(callee, 0)
		case f.NameOf(callee) == "str" && len(f.Args(id)) == 2:
			id = f.Arg(id, 1)
		default:
			return id
		}
	}
	return id
}

// Singular is the name of one row of a table.
func Singular(table string) string {
	switch {
	case strings.HasSuffix(table, "ies"):
		return strings.TrimSuffix(table, "ies") + "y"
	case strings.HasSuffix(table, "ss"):
		return table
	}
	return strings.TrimSuffix(table, "s")
}

// RouterName is the name of the variable of a module that a register is read from, or stored in.
func RouterName(p *ir.Function, id ir.ID) string {
	id = Unrefined(p, id)
	for i := range p.Instrs {
		if p.Instrs[i].Op == ir.OpSetGlobal && p.Arg(ir.ID(i), 0) == id {
			return p.NameOf(ir.ID(i))
		}
	}
	return BearerName(p, id)
}

// CallsNamed reports whether a function calls something of such a name.
func CallsNamed(f *ir.Function, names *regex.Pattern) bool {
	for i := range f.Instrs {
		if f.Instrs[i].Op == ir.OpCall && names.MatchString(f.NameOf(f.Arg(ir.ID(i), 0))) {
			return true
		}
	}
	return false
}
