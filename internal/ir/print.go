package ir

import (
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Print writes the function as stable text: the same function gives the same text, whatever made it.
// Values are numbered in the order of their blocks, so that the text does not depend on the builder's history.
func Print(w io.Writer, f *Function) {
	num := map[ID]int{}
	for _, b := range f.Blocks {
		for _, id := range b.Instrs {
			if f.Instrs[id].Op.Yields() {
				num[id] = len(num)
			}
		}
	}
	name := f.Qualified
	if name == "" {
		name = f.Name
	}
	fmt.Fprintf(w, "func %s(%s)", name, paramText(f.Params))
	if len(f.Free) > 0 {
		fmt.Fprintf(w, " free [%s]", strings.Join(f.Free, " "))
	}
	if f.Async {
		fmt.Fprint(w, " async")
	}
	if f.Generator {
		fmt.Fprint(w, " generator")
	}
	fmt.Fprintln(w)
	for i, b := range f.Blocks {
		if i > 0 && len(b.Preds) == 0 && len(b.Instrs) == 0 {
			continue
		}
		fmt.Fprintf(w, "b%d:", i)
		if len(b.Preds) > 0 {
			fmt.Fprint(w, " <-")
			for _, p := range b.Preds {
				fmt.Fprintf(w, " b%d", p)
			}
		}
		fmt.Fprintln(w)
		for _, id := range b.Instrs {
			fmt.Fprint(w, "\t")
			if n, ok := num[id]; ok {
				fmt.Fprintf(w, "%%%d = ", n)
			}
			fmt.Fprint(w, instrText(f, id, num))
			if len(b.Succs) > 0 && f.Instrs[id].Op.Terminator() {
				for _, s := range b.Succs {
					fmt.Fprintf(w, " b%d", s)
				}
			}
			fmt.Fprintln(w)
		}
	}
}

func paramText(ps []Param) string {
	var out []string
	for _, p := range ps {
		s := map[ParamKind]string{VarArgs: "*", KeyArgs: "**", KeywordOnly: "kw ", PositionalOnly: "pos "}[p.Kind] + p.Name
		if p.Type != nil {
			s += ": " + p.Type.String()
		}
		if p.HasDefault {
			s += "=?"
		}
		out = append(out, s)
	}
	return strings.Join(out, ", ")
}

func (t *TypeRef) String() string {
	if len(t.Values) > 0 {
		var values []string
		for i := range t.Values {
			values = append(values, t.Values[i].String())
		}
		return t.Name + "[" + strings.Join(values, ", ") + "]"
	}
	if t.Elem != nil {
		return t.Name + "[" + t.Elem.String() + "]"
	}
	return t.Name
}

func instrText(f *Function, id ID, num map[ID]int) string {
	in := &f.Instrs[id]
	var sb strings.Builder
	sb.WriteString(in.Op.String())
	switch in.Op {
	case OpConst:
		sb.WriteString(" " + f.Consts[in.Aux].String())
	case OpParam:
		sb.WriteString(" " + f.Params[in.Aux].Name)
	case OpFree:
		sb.WriteString(" " + f.Free[in.Aux])
	case OpBinary, OpInPlace, OpUnary, OpCompare:
		sb.WriteString(" " + OperatorName(in.Flag))
	case OpSigma:
		sb.WriteString([]string{"", " true", " false", " returned"}[in.Flag])
	case OpConvert:
		if in.Flag != 0 {
			sb.WriteString(" !" + string(rune(in.Flag)))
		}
	case OpUnpack:
		sb.WriteString(" " + strconv.Itoa(int(in.Aux)))
		if in.Flag > 0 {
			sb.WriteString(" rest")
			if in.Flag > 1 {
				sb.WriteString(" but " + strconv.Itoa(int(in.Flag)-1))
			}
		}
	case OpClosure:
		sb.WriteString(" " + f.Module.Functions[in.Aux].Qualified)
	case OpClass:
		sb.WriteString(" " + f.Module.Classes[in.Aux].Qualified)
	case OpAnnotate:
		sb.WriteString(" " + f.Types[in.Aux].String())
	case OpImport:
		if in.Flag == 1 {
			sb.WriteString(" top")
		}
	case OpSetGlobal:
		if in.Flag == 1 {
			sb.WriteString(" caught")
		}
	}
	if in.Name != 0 {
		sb.WriteString(" " + f.NameOf(id))
	}
	var names []string
	if in.Op == OpCall {
		names = f.Calls[in.Aux].Names
		if f.Calls[in.Aux].Flags&DecoratorCall != 0 {
			sb.WriteString(" decorator")
		}
	}
	for i, a := range f.Args(id) {
		sb.WriteByte(' ')
		if in.Op == OpCall && i > 0 && names != nil && names[i-1] != "" {
			n := names[i-1]
			sb.WriteString(n)
			if n != "*" && n != "**" {
				sb.WriteByte('=')
			}
		}
		if a == NoID {
			sb.WriteByte('_')
		} else if n, ok := num[a]; ok {
			fmt.Fprintf(&sb, "%%%d", n)
		} else {
			fmt.Fprintf(&sb, "?%d", a)
		}
	}
	return sb.String()
}

func (c Const) String() string {
	switch c.Kind {
	case None:
		return "None"
	case Bool:
		if c.Int != 0 {
			return "True"
		}
		return "False"
	case Int:
		return strconv.FormatInt(c.Int, 10)
	case Float:
		return strconv.FormatFloat(c.Float, 'g', -1, 64)
	case Str:
		return strconv.Quote(c.Str)
	case Bytes:
		return "b" + strconv.Quote(c.Str)
	case Ellipsis:
		return "..."
	}
	return c.Str
}
