package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file tells what a value is made for, by what the function does with it: whether it only names something (a key of a cache, a
// file, a row), which nobody gains by making a second one of.

// labels is a walk from a value to its uses.
type labels struct {
	f    *ir.Function
	e    *knowledge.Evidence // names that tell of a label
	seen map[ir.ID]bool
}

// maxLabelUses bounds the values that one is followed through.
const maxLabelUses = 32

// labelled reports whether what a hit's call makes is used as a label and for nothing else.
func labelled(r *knowledge.Rule, h *hit) bool {
	if r.Labels == nil || r.Labels.Except != nil && r.Labels.Except.MatchString(h.fn.Qualified) { // the fingerprint of a certificate
		return false
	}
	id := h.instrAt(ir.OpCall)
	if id == ir.NoID {
		return false
	}
	l := labels{h.fn, r.Labels, map[ir.ID]bool{}}
	used, only := l.only(id)
	return used && only
}

// only reports whether a value is used for anything, and whether all of that is as a label.
func (l *labels) only(id ir.ID) (used, only bool) {
	if l.seen[id] {
		return false, true
	}
	if l.seen[id] = true; len(l.seen) > maxLabelUses {
		return false, false
	}
	if l.e.Tells(l.f.BoundName(id)) {
		return true, true
	}
	for b := range l.f.Blocks {
		for _, user := range l.f.Blocks[b].Instrs {
			if i := slices.Index(l.f.Args(user), id); i >= 0 {
				u, ok := l.use(user, i, id)
				if used = used || u; !ok {
					return true, false
				}
			}
		}
	}
	return used, true
}

// use reports that of one use, as operand i of an instruction.
func (l *labels) use(user ir.ID, i int, id ir.ID) (used, only bool) {
	f := l.f
	args := f.Args(user)
	switch in := &f.Instrs[user]; in.Op {
	case ir.OpAttr:
		return l.method(user)
	case ir.OpCall:
		return l.passed(user, i)
	case ir.OpPhi, ir.OpSigma, ir.OpConvert:
		return l.only(user)
	case ir.OpFormat:
		return l.text(user)
	case ir.OpBinary, ir.OpInPlace:
		if in.Flag == ir.BitAnd || in.Flag == ir.Mod && i == 0 { // one of few
			return true, true
		}
		return l.text(user)
	case ir.OpTuple: // the values of a format
		return l.only(user)
	case ir.OpIndex, ir.OpSetIndex, ir.OpDelIndex:
		switch {
		case i == 1:
			return true, true
		case i == 0 && in.Op == ir.OpIndex:
			if l.short(args[1]) {
				return true, true
			}
			return l.only(user)
		}
		key, _ := idiom.ConstText(f, args[1])
		return true, l.e.Tells(key)
	case ir.OpDict, ir.OpPut:
		if j := i - i%2; in.Op == ir.OpDict && i%2 == 1 && args[j] != ir.NoID {
			key, _ := idiom.ConstText(f, args[j])
			return true, l.e.Tells(key)
		}
		return true, i == 0 || in.Op == ir.OpPut && i == 1 || in.Op == ir.OpDict && i%2 == 0
	case ir.OpSetAttr, ir.OpSetGlobal:
		return true, l.e.Tells(f.NameOf(user))
	case ir.OpStore, ir.OpAppend:
		return true, l.e.Tells(f.NameOf(args[0])) || l.e.Tells(f.BoundName(args[0]))
	case ir.OpCompare:
		return true, in.Flag == ir.In || in.Flag == ir.NotIn
	case ir.OpReturn, ir.OpYield:
		return true, i == 0 && l.around()
	case ir.OpIf:
		return false, true
	}
	return true, false
}

// method reports what becomes of the results of a method of a value.
func (l *labels) method(method ir.ID) (used, only bool) {
	switch name := l.f.NameOf(method); {
	case name == "update":
		return false, true
	case !digestMethods.MatchString(name):
		return true, false
	}
	only = true
	for b := range l.f.Blocks {
		for _, call := range l.f.Blocks[b].Instrs {
			if l.f.Instrs[call].Op == ir.OpCall && l.f.Arg(call, 0) == method {
				u, ok := l.only(call)
				used, only = used || u, only && ok
			}
		}
	}
	return used, only
}

// Calls by their last names: those that give a digest in another form, and those that look for something by what they are given.
var (
	digestMethods = regex.NewPattern(`^(hexdigest|digest|hex|decode|encode|upper|lower|strip|rstrip|replace|to_bytes)$`)
	otherForms    = regex.NewPattern(`^(str|bytes|unicode|int|from_bytes|(urlsafe_)?[ba](16|32|64|85)encode|hexlify|repr|\w*to_(str|bytes|text|unicode)|force_\w+|format|join|abs)$`)
	byLabel       = regex.NewPattern(`^(UUID|Path|joinpath|open|exists|isfile|isdir|add|get|setdefault|has_key|pop|discard|delete|makedirs|mkdir|with_suffix|Random|seed)$`)
)

// passed reports that of a value that a call is given as operand i.
func (l *labels) passed(call ir.ID, i int) (used, only bool) {
	f := l.f
	callee := f.Arg(call, 0)
	name := f.NameOf(callee)
	if i == 0 {
		return true, false
	}
	if names := f.Calls[f.Instrs[call].Aux].Names; i-1 < len(names) && l.e.Tells(names[i-1]) {
		return true, true
	}
	switch {
	case loggers[name]:
		return false, true
	case name == "join" && f.Instrs[callee].Op == ir.OpAttr && f.Instrs[f.Arg(callee, 0)].Op != ir.OpConst: // os.path.join
		return true, true
	case name == "format", name == "join":
		return l.text(call)
	case otherForms.MatchString(name):
		return l.only(call)
	}
	return true, byLabel.MatchString(name) && (i == 1 || name == "UUID")
}

// text reports that of a text that the digest is a part of: one with the form of a name, or what the text is used for.
func (l *labels) text(id ir.ID) (used, only bool) {
	parts := slices.Clone(l.f.Args(id))
	if l.f.Instrs[id].Op == ir.OpCall && l.f.Instrs[parts[0]].Op == ir.OpAttr {
		parts[0] = l.f.Arg(parts[0], 0)
	}
	named := false
	for _, p := range parts {
		if s, ok := idiom.ConstText(l.f, p); ok {
			if secretText.MatchString(s) {
				return true, false
			}
			named = named || nameText.MatchString(s)
		}
	}
	if named {
		return true, true
	}
	return l.only(id)
}

// What the constant part of a text tells of it.
var (
	nameText   = regex.NewPattern(`\.[a-z][a-z0-9]{1,4}$|^[\w-]*[A-Za-z][_-](%s|\{.*\})?$|/`)
	secretText = regex.NewPattern(`(?i)sig|token|auth|mac|pass|secret|key=|cookie|\{SHA|\$`)
)

// short reports whether an index takes so little of a digest that others have the same.
func (l *labels) short(index ir.ID) bool {
	if l.f.Instrs[index].Op != ir.OpSlice {
		return true
	}
	upper := l.f.Arg(index, 1)
	if upper == ir.NoID || l.f.Instrs[upper].Op != ir.OpConst {
		return false
	}
	c := l.f.Consts[l.f.Instrs[upper].Aux]
	return c.Kind == ir.Int && c.Int > 0 && c.Int <= maxShort
}

// maxShort is how many characters of a digest nobody takes for proof of anything: 48 bits.
const maxShort = 12

// around reports whether the function, its class or its module is called after labels.
func (l *labels) around() bool {
	f := l.f
	return l.e.Tells(f.Name) || f.Class != nil && l.e.Tells(f.Class.Name) || l.e.Tells(idiom.LastPart(f.Module.Name))
}
