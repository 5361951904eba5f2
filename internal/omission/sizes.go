package omission

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds numbers of a client's by which a program makes something in memory, or goes on for so long, and that nothing
// bounds: [0] * n, [row() for _ in range(n)], bytes(n), time.sleep(n).

const sizeFromClient = "size-from-client"

// A measure says what becomes of a number.
type measure uint8

const (
	harmless measure = iota
	goesOn           // the program goes on for so long, and keeps nothing
	fills            // it makes so much
)

var (
	// filling are functions that make as many bytes, numbers or points as their first argument, or a tuple there, says.
	filling = regex.NewPattern(`^(bytes|bytearray|urandom|token_bytes|token_hex|token_urlsafe|randbytes|zeros|ones|empty|full|eye|identity|randn?|random_sample|standard_normal)$`)
	// ofNumbers are what functions of that name are taken from; those that are built in, or imported by name, stand alone.
	ofNumbers = regex.NewPattern(`^(os|secrets|random|np|numpy|torch|cupy|jnp|rng|generator)$`)
	// padding are methods of texts that bring them to a length.
	padding = regex.NewPattern(`^(zfill|ljust|rjust|center)$`)
	// collecting are functions that go through all that they are given and keep it.
	collecting = regex.NewPattern(`^(list|tuple|set|frozenset|dict|sorted|join|fromkeys|array)$`)
	// adding are methods by which a loop keeps something.
	adding = regex.NewPattern(`^(append|appendleft|extend|add|insert|add_all|put|write|writerow|create|save)$`)
	// mostValue are names of keyword arguments that say how large a number may be, and of classes and functions that do.
	mostValue   = regex.NewPattern(`^(le|lt|max|max_value|maximum)$`)
	mostChecked = regex.NewPattern(`^(NumberRange|MaxValueValidator|Range|OneOf|AnyOf|validate_\w*|max|max_value|lt|le)$`)
)

// sizesFromClients are such numbers, one an entry point; where only administrators send them, and where nothing is kept, a profile more.
func (ac *Checks) sizesFromClients() (out []*flow.Candidate) {
	r := ac.rule(sizeFromClient)
	if r == nil {
		return nil
	}
	for _, f := range ac.functions {
		if f.Kind != ir.Def || len(ac.w.Entries(f)) == 0 {
			continue
		}
		id, m := ac.measured(f)
		if m == harmless {
			continue
		}
		c := lacking(r, f, id, r.Message)
		if m == goesOn {
			c.Message = "The client says how long this goes on, and nothing says how long is too long"
		}
		c.Doubted = m == goesOn || ac.AskedBy(knowledge.Ranked, f)
		out = append(out, c)
	}
	return out
}

// measured is where an entry point, or a function that it hands a number to, makes as much as a client says; the worst of those there.
func (ac *Checks) measured(f *ir.Function) (at ir.ID, worst measure) {
	at = ir.NoID
	take := func(id ir.ID, m measure) {
		if m > worst {
			at, worst = id, m
		}
	}
	number := func(x ir.ID) bool { return ac.unboundedSize(f, x, 0) }
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			take(id, measures(f, id, number))
			if f.Instrs[id].Op != ir.OpCall {
				continue
			}
			for n, x := range f.Args(id)[1:] {
				callees := ac.calledBy(f, id)
				if len(callees) == 0 || !number(x) {
					continue
				}
				for _, g := range callees {
					p := parameterOf(g, f, id, n)
					if p < 0 {
						continue
					}
					passed := func(y ir.ID) bool {
						raw := made(g, y)
						return g.Instrs[raw].Op == ir.OpParam && int(g.Instrs[raw].Aux) == p && !held(g, idiom.Untested(g, y), raw)
					}
					for i := range g.Instrs {
						take(id, measures(g, ir.ID(i), passed))
					}
				}
			}
		}
	}
	return at, worst
}

// measures is what an instruction does with a number.
func measures(f *ir.Function, id ir.ID, number func(ir.ID) bool) measure {
	args := f.Args(id)
	switch in := &f.Instrs[id]; in.Op {
	case ir.OpBinary:
		if in.Flag == ir.Mul && (sequence(f, args[0]) && number(args[1]) || sequence(f, args[1]) && number(args[0])) {
			return fills
		}
	case ir.OpCall:
		name := f.NameOf(args[0])
		method := f.Instrs[args[0]].Op == ir.OpAttr
		holder := ""
		if method {
			holder = idiom.BearerName(f, f.Arg(args[0], 0))
		}
		switch {
		case len(args) < 2:
		case name == "range" && !method:
			if slices.ContainsFunc(args[1:], number) {
				return goneThrough(f, id)
			}
		case filling.MatchString(name) && (!method || ofNumbers.MatchString(holder)):
			if numberOrPair(f, args[1], number) {
				return fills
			}
		case padding.MatchString(name) && method:
			if number(args[1]) {
				return fills
			}
		case name == "choices" && (!method || ofNumbers.MatchString(holder)):
			for n, x := range args[1:] {
				if idiom.Keyword(f, id, n) == "k" && number(x) {
					return fills
				}
			}
		case name == "new" && holder == "Image" && len(args) > 2:
			if numberOrPair(f, args[2], number) {
				return fills
			}
		case name == "sleep" && (!method || holder == "time" || holder == "asyncio"):
			if number(args[1]) {
				return goesOn
			}
		case name == "repeat" && (!method || holder == "itertools") && len(args) == 3:
			if number(args[2]) {
				return goneThrough(f, id)
			}
		}
	}
	return harmless
}

// sequence reports whether a value is a list, a tuple or a text of the program.
func sequence(f *ir.Function, id ir.ID) bool {
	switch id = idiom.Untested(f, id); f.Instrs[id].Op {
	case ir.OpList, ir.OpTuple:
		return true
	case ir.OpConst:
		k := f.Consts[f.Instrs[id].Aux].Kind
		return k == ir.Str || k == ir.Bytes
	}
	return false
}

// numberOrPair reports whether a value is a number, or a tuple or a list that has it.
func numberOrPair(f *ir.Function, id ir.ID, number func(ir.ID) bool) bool {
	if x := idiom.Untested(f, id); f.Instrs[x].Op == ir.OpTuple || f.Instrs[x].Op == ir.OpList {
		return slices.ContainsFunc(f.Args(x), func(y ir.ID) bool { return y != ir.NoID && number(y) })
	}
	return number(id)
}

// goneThrough is what becomes of as many turns as a call of range() gives: something is made in each and kept, or not.
func goneThrough(f *ir.Function, call ir.ID) measure {
	for i := range f.Instrs {
		id := ir.ID(i)
		switch in := &f.Instrs[i]; in.Op {
		case ir.OpIter:
			if f.Arg(id, 0) == call && keepsTurns(f, id) {
				return fills
			}
		case ir.OpCall:
			if collecting.MatchString(f.NameOf(f.Arg(id, 0))) && slices.Contains(f.Args(id)[1:], call) {
				return fills
			}
		}
	}
	return goesOn
}

// keepsTurns reports whether each turn of a loop keeps something: a comprehension that makes a container, or that is gone through to make
// one, or a statement that adds to one.
func keepsTurns(f *ir.Function, iter ir.ID) bool {
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			in := &f.Instrs[id]
			if in.Op != ir.OpAppend && in.Op != ir.OpPut && (in.Op != ir.OpCall || f.Instrs[f.Arg(id, 0)].Op != ir.OpAttr || !adding.MatchString(f.NameOf(f.Arg(id, 0)))) || !turnsWith(f, ir.BlockID(b), iter) {
				continue
			}
			if in.Op == ir.OpCall {
				return true
			}
			made := f.Arg(id, 0)
			if c := f.Module.File.Text[f.Instrs[made].Pos]; c == '[' || c == '{' {
				return true
			}
			for i := range f.Instrs {
				if use := ir.ID(i); f.Instrs[i].Op == ir.OpCall && collecting.MatchString(f.NameOf(f.Arg(use, 0))) && slices.Contains(f.Args(use)[1:], made) {
					return true
				}
			}
		}
	}
	return false
}

// turnsWith reports whether a block is inside the loop that goes through an iterator: a way leads from it to where the next element is asked
// for, and one from there to it.
func turnsWith(f *ir.Function, b ir.BlockID, iter ir.ID) bool {
	head := ir.BlockID(-1)
	for h := range f.Blocks {
		for _, id := range f.Blocks[h].Instrs {
			if f.Instrs[id].Op == ir.OpMore && f.Arg(id, 0) == iter {
				head = ir.BlockID(h)
			}
		}
	}
	if head < 0 {
		return false
	}
	leads := func(from, to ir.BlockID) bool {
		seen := make([]bool, len(f.Blocks))
		for work := []ir.BlockID{from}; len(work) > 0; {
			x := work[len(work)-1]
			work = work[:len(work)-1]
			for _, s := range f.Blocks[x].Succs {
				if s == to {
					return true
				}
				if !seen[s] {
					seen[s] = true
					work = append(work, s)
				}
			}
		}
		return false
	}
	return leads(b, head) && leads(head, b)
}

// maxSizeDepth bounds the sums and joins that a number is followed through.
const maxSizeDepth = 3

// unboundedSize reports whether a value is a number that the client sends and that nothing holds against another, or what is made of one
// and a constant.
func (ac *Checks) unboundedSize(f *ir.Function, id ir.ID, depth int) bool {
	if id == ir.NoID || depth > maxSizeDepth {
		return false
	}
	id = idiom.Untested(f, id)
	switch f.Instrs[id].Op {
	case ir.OpPhi:
		return slices.ContainsFunc(f.Args(id), func(x ir.ID) bool { return x != id && ac.unboundedSize(f, x, depth+1) })
	case ir.OpBinary: // n + 1
		args, op := f.Args(id), f.Instrs[id].Flag
		return (op == ir.Add || op == ir.Sub || op == ir.Mul) && f.Instrs[args[1]].Op == ir.OpConst && ac.unboundedSize(f, args[0], depth+1)
	}
	raw := made(f, id)
	return ac.sizeSent(f, raw, raw != id) && !held(f, id, raw)
}

// sizeSent reports whether a value is what the client sends: as a number, or as a text of which one is made.
func (ac *Checks) sizeSent(f *ir.Function, id ir.ID, made bool) bool {
	if c, at := ac.schemaField(f, id); c != nil {
		return numberWithout(c.Body, at, mostValue, mostChecked)
	}
	switch in := &f.Instrs[id]; in.Op {
	case ir.OpParam:
		p := &f.Params[in.Aux]
		if slices.ContainsFunc(ac.w.Entries(f), func(e *flow.Entry) bool { return strings.Contains(e.Route, "int:"+p.Name+">") }) {
			return true
		}
		return len(ac.w.Entries(f)) > 0 && p.Type != nil && madeNumber.MatchString(idiom.LastPart(p.Type.Name)) && !ac.given(f, id) && !boundedBy(idiom.Outer(f.Parent, f.Module), f, mostValue)
	case ir.OpIndex:
		return made && (idiom.SentBy(f, id) || inBodySent(f, id)) || jsonNumber(f, id)
	case ir.OpCall:
		if idiom.SentBy(f, id) && madeBy(f, id) {
			return true
		}
		return made && (idiom.SentBy(f, id) || inBodySent(f, id) || argumentRead(f, id)) || jsonNumber(f, id)
	case ir.OpAttr:
		of := idiom.Untested(f, f.Arg(id, 0))
		c := ac.bodyClass(f, of)
		return c != nil && ac.fieldWithout(c, f.NameOf(id), mostValue)
	}
	return false
}

// madeBy reports whether a reader makes a number of what it reads: request.args.get("n", type=int).
func madeBy(f *ir.Function, call ir.ID) bool {
	for n, x := range f.Args(call)[1:] {
		if idiom.Keyword(f, call, n) == "type" && madeNumber.MatchString(f.NameOf(x)) {
			return true
		}
	}
	return false
}

// jsonNumber reports whether a value is an entry of a body of JSON, which may be a number.
func jsonNumber(f *ir.Function, id ir.ID) bool {
	if !inBodySent(f, id) || !sizeName.MatchString(idiom.BearerName(f, id)) {
		return false
	}
	of := f.Arg(id, 0)
	if f.Instrs[id].Op == ir.OpCall {
		of = f.Arg(of, 0)
	}
	if of = idiom.Awaited(f, idiom.Untested(f, of)); f.Instrs[of].Op == ir.OpAttr {
		return f.NameOf(of) == "json"
	}
	return f.Instrs[of].Op == ir.OpCall && (f.NameOf(f.Arg(of, 0)) == "get_json" || f.NameOf(f.Arg(of, 0)) == "json" || f.NameOf(f.Arg(of, 0)) == "loads")
}
