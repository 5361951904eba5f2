package flow

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// This file tells whether two findings are of one defect because they are of one object, or of one piece of data.

// instrAt is the instruction of an operation at a hit's place; ir.NoID where there is none.
func (h *hit) instrAt(op ir.Op) ir.ID {
	return ir.ID(slices.IndexFunc(h.fn.Instrs, func(in ir.Instr) bool { return in.Op == op && in.Pos == h.pos && in.End == h.end }))
}

// sharedReceiver is what a hit calls a method of: a variable of the module, or a value of the function.
func sharedReceiver(h *hit) string {
	id := h.instrAt(ir.OpCall)
	if id == ir.NoID {
		return ""
	}
	method := h.fn.Arg(id, 0)
	if h.fn.Instrs[method].Op != ir.OpAttr {
		return ""
	}
	of := idiom.Unrefined(h.fn, h.fn.Arg(method, 0))
	if h.fn.Instrs[of].Op == ir.OpGlobal {
		return h.fn.NameOf(of)
	}
	return fmt.Sprint(h.fn.ID, "#", of)
}

// ownSetting is the attribute of the method's instance that decides a hazard of a call, whoever calls the method: what sets it
// is the defect, once for the class. "" where there is none.
func ownSetting(h *hit) string {
	id := h.instrAt(ir.OpCall)
	if id == ir.NoID || h.fn.Class == nil || isStatic(h.fn) || len(h.fn.Params) == 0 {
		return ""
	}
	for _, k := range keywords(h.fn, id, 2) {
		if !slices.ContainsFunc(h.hazard.When, func(c *knowledge.Condition) bool { return names(c.Arg, k.name) }) {
			continue
		}
		if attr := &h.fn.Instrs[idiom.Unrefined(h.fn, k.val)]; attr.Op == ir.OpAttr {
			text := h.fn.Module.File.Text[attr.Pos:attr.End]
			if of, setting, ok := strings.Cut(text, "."); ok && of == h.fn.Params[0].Name {
				return fmt.Sprint("class ", h.fn.Class.ID, ".", setting)
			}
		}
	}
	return ""
}

// A writtenKey is an argument of a call by its name.
type writtenKey struct {
	name string
	val  ir.ID
}

// keywords are the arguments of a call by keyword, with those of a dictionary that the function makes for it and unpacks, and of
// the partial that is called.
func keywords(f *ir.Function, call ir.ID, depth int) (out []writtenKey) {
	args := f.Args(call)
	if made := idiom.Untested(f, args[0]); depth > 0 && f.Instrs[made].Op == ir.OpCall && f.NameOf(f.Arg(made, 0)) == "partial" {
		out = keywords(f, made, depth-1)
	}
	for i, name := range f.Calls[f.Instrs[call].Aux].Names {
		switch x := args[i+1]; {
		case name != "" && name != "*" && name != "**":
			out = append(out, writtenKey{name, x})
		case name == "**" && depth > 0:
			x = idiom.Untested(f, x)
			switch in := &f.Instrs[x]; {
			case in.Op == ir.OpCall && f.NameOf(f.Arg(x, 0)) == "dict":
				out = append(out, keywords(f, x, depth-1)...)
			case in.Op == ir.OpDict:
				for pair := range slices.Chunk(f.Args(x), 2) {
					if pair[0] != ir.NoID {
						text := f.Module.File.Text[f.Instrs[pair[0]].Pos:f.Instrs[pair[0]].End]
						out = append(out, writtenKey{strings.Trim(text, `"'`), pair[1]})
					}
				}
			}
		}
	}
	return out
}

// names reports whether a port is an argument of this keyword.
func names(p knowledge.Port, keyword string) bool {
	if p.Name == "kwargs" && len(p.Path) == 1 {
		return p.Path[0].Kind == knowledge.ElemKey && p.Path[0].Name == keyword
	}
	return p.Name == keyword
}

// objectOf is the value of a function that a hit makes, or whose attribute or entry it sets; "" where it does neither, or a caller is at
// fault.
func objectOf(h *hit) (of string, making bool) {
	if h.place != nil {
		return "", false
	}
	id := h.instrAt(ir.OpSetAttr)
	if id == ir.NoID {
		id = h.instrAt(ir.OpSetIndex)
	}
	if id != ir.NoID {
		of := idiom.Unrefined(h.fn, h.fn.Arg(id, 0))
		if in := &h.fn.Instrs[of]; in.Op == ir.OpAttr || in.Op == ir.OpIndex { // read anew each time
			return fmt.Sprint(h.fn.ID, "#", h.fn.Module.File.Text[in.Pos:in.End]), false
		}
		return fmt.Sprint(h.fn.ID, "#", of), false
	}
	if id := h.instrAt(ir.OpCall); id != ir.NoID {
		return fmt.Sprint(h.fn.ID, "#", id), true
	}
	if id := dictAround(h); id != ir.NoID {
		return fmt.Sprint(h.fn.ID, "#", id), false
	}
	return "", false
}

// dictAround is the innermost dictionary display that a hit stands in.
func dictAround(h *hit) ir.ID {
	out := ir.NoID
	for i := range h.fn.Instrs {
		if in := &h.fn.Instrs[i]; in.Op == ir.OpDict && in.Pos <= h.pos && h.end <= in.End && (out == ir.NoID || in.Pos >= h.fn.Instrs[out].Pos) {
			out = ir.ID(i)
		}
	}
	return out
}

// perObject keeps one finding an object: the call that makes it, or else the last attribute that is set.
func perObject(list []*Candidate) []*Candidate {
	type object struct {
		file *source.File
		rule string
		of   string
	}
	best := map[object]*Candidate{}
	for _, c := range list {
		if c.object == "" {
			continue
		}
		k := object{c.Location.File, c.Rule.ID, c.object}
		if old := best[k]; old == nil || !old.making && (c.making || c.Location.Pos > old.Location.Pos) {
			best[k] = c
		}
	}
	return slices.DeleteFunc(list, func(c *Candidate) bool {
		return c.object != "" && best[object{c.Location.File, c.Rule.ID, c.object}] != c
	})
}

// perSecret leaves out findings of a secret that is told where its text stands, and all but one of those that are told elsewhere
// only. A text that is no common word is the same secret in every file; one that is, only as the default of several parameters of
// a file.
func (w *World) perSecret(list []*Candidate) []*Candidate {
	type secret struct {
		file *source.File
		rule string
		text string
	}
	key := func(c *Candidate) secret {
		k := secret{c.Location.File, c.Rule.ID, c.secret}
		if distinctive(c.secret) {
			k.file = nil
		}
		return k
	}
	counts := func(c *Candidate) bool { return c.secret != "" && (c.signature || distinctive(c.secret)) }
	best := map[secret]*Candidate{}
	for _, c := range list {
		if counts(c) && (best[key(c)] == nil || betterPlace(c, best[key(c)])) {
			best[key(c)] = c
		}
	}
	return slices.DeleteFunc(list, func(c *Candidate) bool {
		b := best[key(c)]
		return counts(c) && b != c && (c.signature && !w.eachPlace() || !c.holdsSecret() || c.besides(b))
	})
}

// holdsSecret reports whether the text of the secret stands at the place of a finding, or behind it in the line.
func (c *Candidate) holdsSecret() bool {
	line, _, _ := strings.Cut(c.Location.File.Text[c.Location.End:], "\n")
	return strings.Contains(c.Location.File.Text[c.Location.Pos:c.Location.End], c.secret) || strings.Contains(line, c.secret)
}

// besides reports whether two findings stand in one line.
func (c *Candidate) besides(d *Candidate) bool {
	from, to := min(c.Location.Pos, d.Location.Pos), max(c.Location.Pos, d.Location.Pos)
	return c.Location.File == d.Location.File && !strings.Contains(c.Location.File.Text[from:to], "\n")
}

// betterPlace reports whether a finding tells better of a secret than another one of the same: early, where the text stands,
// before the other.
func betterPlace(c, old *Candidate) bool {
	return cmp.Or(compareBool(c.Test, old.Test), compareBool(c.Doubtful(), old.Doubtful()), compareBool(old.holdsSecret(), c.holdsSecret()),
		strings.Compare(c.Location.File.Path, old.Location.File.Path), cmp.Compare(c.Location.Pos, old.Location.Pos)) < 0
}
