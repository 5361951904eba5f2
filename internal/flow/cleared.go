package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// A Defence is what makes data harmless on their way to a sink.
type Defence struct {
	Fn       *ir.Function
	Pos, End int32
	What     string // what it does, after "the data"
}

// A clearing follows what arrives at a sink back to where it comes from, through the function of the sink: is all of it
// known, and where does it stop doing harm? Nothing may be left open: what is not followed is no evidence.
type clearing struct {
	a     *analysis
	kinds knowledge.KindMask
	seen  map[ir.ID]bool
	open  bool      // a part of it comes from where the analysis does not see
	by    []Defence // in the order of the text
}

// maxCleared bounds the values that one sink is followed back through.
const maxCleared = 128

// clear follows the value in a register; without one nothing is known.
func (a *analysis) clear(from ir.ID, kinds knowledge.KindMask) *clearing {
	c := &clearing{a: a, kinds: kinds, seen: map[ir.ID]bool{}}
	if from == ir.NoID || kinds == 0 {
		c.open = true
		return c
	}
	if v := a.vals[from]; harm(v, kinds) {
		c.front(from, v)
		return c
	}
	c.walk(from)
	return c
}

// front takes data that do no harm for what stands before them, or around them, in a text.
func (c *clearing) front(id ir.ID, v *Val) {
	for _, x := range v.taint() {
		if s := x.Origin.Source; x.Kinds&c.kinds != 0 && (s == nil || s.Class != knowledge.Untrusted || s.Threat != knowledge.Remote || x.Flags&(viaUnresolved|viaConvention) != 0) {
			c.open = true
			return
		}
	}
	c.defend(id, "stand behind a text that fixes where it leads, or between quotes that they cannot leave")
}

func (c *clearing) defend(id ir.ID, what string) {
	in := &c.a.f.Instrs[id]
	d := Defence{c.a.f, in.Pos, in.End, what}
	if !slices.Contains(c.by, d) {
		c.by = append(c.by, d)
	}
}

// textMethods are methods that give what they are called on, or what they are given, in another form.
var textMethods = regex.NewPattern(`^(strip|lstrip|rstrip|lower|upper|title|capitalize|encode|decode|join|format|replace|split|zfill|ljust|rjust|removeprefix|removesuffix|strftime|isoformat|hexdigest|resolve|joinpath|with_suffix|get)$`)

func (c *clearing) walk(id ir.ID) {
	if id == ir.NoID || c.open || c.seen[id] {
		return
	}
	c.seen[id] = true
	a := c.a
	v, in := a.vals[id], &a.f.Instrs[id]
	if v == bottom || in.Op == ir.OpConst || v != nil && v.Const != nil || numeric(v) && !c.given(id) {
		return
	}
	if len(c.seen) > maxCleared || a.enters(id, v) {
		c.open = true
		return
	}
	parts := c.parts(id)
	for _, p := range parts {
		if p == ir.NoID || !harm(a.vals[p], c.kinds) {
			continue
		}
		// Harm goes in, and none comes out.
		switch in.Op {
		case ir.OpSigma:
			c.defend(a.f.Arg(id, 1), "are checked")
		case ir.OpFormat, ir.OpConvert, ir.OpBinary, ir.OpInPlace, ir.OpAnnotate, ir.OpPhi:
			c.defend(id, "stand where they do no harm")
		case ir.OpIndex:
			c.defend(id, "only choose")
		case ir.OpCall:
			name := a.calledName(id)
			if name == "" || !c.cleans(id, v) { // what escapes by itself in a page an application can turn off elsewhere
				c.open = true
				return
			}
			c.defend(id, "go through `"+name+"`")
		default:
			c.open = true
			return
		}
	}
	switch in.Op {
	case ir.OpGlobal, ir.OpImport, ir.OpFrom, ir.OpClosure, ir.OpClass, ir.OpSlice, ir.OpCompare:
		return // the program's own
	case ir.OpParam:
		c.open = len(a.fs.entries) == 0 // a framework's own, or one that it makes a number
		return
	case ir.OpPhi, ir.OpSigma, ir.OpFormat, ir.OpConvert, ir.OpBinary, ir.OpInPlace, ir.OpUnary, ir.OpList, ir.OpTuple, ir.OpSet, ir.OpDict, ir.OpAnnotate, ir.OpAwait, ir.OpSpread, ir.OpIndex, ir.OpAttr:
	case ir.OpCall:
		if !c.followed(id) {
			c.open = true
			return
		}
	default:
		c.open = true
		return
	}
	for _, p := range parts {
		if p != ir.NoID && !harm(a.vals[p], c.kinds) {
			c.walk(p)
		}
	}
}

// enters reports whether a value is where data enter: of what harms nothing there it is not known that it could not.
func (a *analysis) enters(id ir.ID, v *Val) bool {
	in := &a.f.Instrs[id]
	return slices.ContainsFunc(v.taint(), func(x Atom) bool {
		return x.Origin.Source != nil && x.Origin.Source.Class == knowledge.Untrusted && x.Origin.Fn == a.f && x.Origin.Pos == in.Pos && x.Origin.End == in.End
	})
}

// given reports whether harm goes into a value.
func (c *clearing) given(id ir.ID) bool {
	return slices.ContainsFunc(c.parts(id), func(p ir.ID) bool { return p != ir.NoID && harm(c.a.vals[p], c.kinds) })
}

// parts are the registers whose data a value may hold.
func (c *clearing) parts(id ir.ID) []ir.ID {
	f := c.a.f
	args := f.Args(id)
	switch f.Instrs[id].Op {
	case ir.OpSigma, ir.OpAttr:
		return args[:1]
	case ir.OpCall:
		if callee := args[0]; f.Instrs[callee].Op == ir.OpAttr {
			return append([]ir.ID{f.Arg(callee, 0)}, args[1:]...)
		}
		return args[1:]
	}
	return args
}

// cleans reports whether a call is known to make what it is given harmless.
func (c *clearing) cleans(id ir.ID, v *Val) bool {
	if numeric(v) {
		return true
	}
	for _, fn := range c.models(id) {
		if r := fn.Returns; r != nil && ((knowledge.KindMask(r.Sanitizes)|r.Escapes)&c.kinds != 0 || len(r.Cleans) > 0) {
			return true
		}
	}
	f := c.a.f
	callee := f.Arg(id, 0)
	return f.Instrs[callee].Op == ir.OpAttr && textMethods.MatchString(f.NameOf(callee)) && len(c.a.vals[callee].refs()) == 0
}

// followed reports whether a call is one that gives what it is given in another form, as far as models and names say.
func (c *clearing) followed(id ir.ID) bool {
	f := c.a.f
	callee := f.Arg(id, 0)
	return len(c.models(id)) > 0 || f.Instrs[callee].Op == ir.OpAttr && textMethods.MatchString(f.NameOf(callee))
}

// models are those of what a call calls, where all of that has one.
func (c *clearing) models(id ir.ID) (out []*knowledge.Function) {
	for _, r := range c.a.vals[c.a.f.Arg(id, 0)].refs() {
		fn := (*knowledge.Function)(nil)
		if r.Kind == refExtern {
			fn = c.a.w.base.Function(c.a.w.base.Canonical(r.Name))
		}
		if fn == nil {
			return nil
		}
		out = append(out, fn)
	}
	return out
}

// numeric reports whether a value is certainly a number, a time or the like.
func numeric(v *Val) bool {
	refs := v.refs()
	for _, r := range refs {
		if r.Kind != refInst || !numericTypes.MatchString(r.Name) {
			return false
		}
	}
	return len(refs) > 0 && !v.Open
}

var numericTypes = regex.NewPattern(`^(builtins\.)?(int|float|complex|bool)$|^(uuid\.UUID|decimal\.Decimal|datetime\.\w+)$`)
