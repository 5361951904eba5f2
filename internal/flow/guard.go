package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds what tests say of the values tested. A test yields a value with Facts; a Sigma at the head of a
// branch applies the facts about its operand. A fact names the register that was tested and, where that register is a
// normal form of another one (x.strip(), os.path.realpath(x)), the other one too.

// sigma refines a value by the outcome of a test.
func (a *analysis) sigma(id ir.ID, in *ir.Instr) *Val {
	src, condID := a.f.Arg(id, 0), a.f.Arg(id, 1)
	v := a.vals[src]
	if v == nil && condID == src && in.Flag != ir.SigmaReturned {
		if in.Flag == ir.SigmaFalse {
			return falsyVal
		}
		return truthyVal
	}
	if v == nil || v == bottom {
		return v
	}
	cond := a.vals[condID]
	var facts []Fact
	if in.Flag == ir.SigmaReturned {
		facts = a.returned[condID]
		if cond != nil {
			for _, f := range cond.Facts {
				if f.Returned {
					facts = append(facts[:len(facts):len(facts)], f)
				}
			}
		}
	} else if cond != nil {
		facts = cond.Facts
	}
	out := v
	if condID == src && in.Flag != ir.SigmaReturned {
		c := *v
		c.Truth = truthy
		if in.Flag == ir.SigmaFalse {
			c.Truth, c.Taint = falsy, nil // an empty text, None, 0: nothing that does harm
		}
		out = &c
	}
	if in.Flag != ir.SigmaReturned && harm(v, a.w.archiveKinds) && a.asksName(a.root(src), condID, 0) {
		out = out.withTaint(sanitized(out.Taint, a.w.archiveKinds)) // a member that the program picks
	}
	if len(facts) == 0 {
		return out
	}
	root := a.root(src)
	for _, f := range facts {
		if f.Target != src && a.root(f.Target) != root {
			continue
		}
		mask := f.True
		if in.Flag == ir.SigmaFalse {
			mask = f.False
		}
		if f.Equals != nil && in.Flag == ir.SigmaTrue && f.Target == src {
			return &Val{Const: f.Equals}
		}
		note := f.Note
		out = out.withTaint(mapAtoms(out.Taint, func(x Atom) Atom {
			if f.Except.from(x.Origin) {
				return x
			}
			x.Kinds &^= mask
			if mask == 0 && note != "" && (in.Flag != ir.SigmaFalse) == (f.Flags == 0 || f.TrueFlags != 0) {
				x.Step = &Step{Prev: x.Step, Kind: stepGuard, Fn: a.f, Pos: a.f.Instrs[condID].Pos, End: a.f.Instrs[condID].End, Name: note}
			}
			if in.Flag == ir.SigmaFalse {
				x.Flags |= f.Flags
			} else {
				x.Flags |= f.TrueFlags
			}
			return a.checked(x)
		}))
	}
	return out
}

// truthyVal and falsyVal are values of which only the outcome of a test is known.
var truthyVal, falsyVal = &Val{Truth: truthy}, &Val{Truth: falsy}

// reread is an element or an attribute that is read again: what a test said of the first reading holds of this one. An
// attribute may have been set in between, which shows in other data.
func (a *analysis) reread(id ir.ID, v *Val) *Val {
	if len(v.taint()) == 0 || v == bottom {
		return v
	}
	base := id
	for a.f.Instrs[base].Op == ir.OpIndex || a.f.Instrs[base].Op == ir.OpAttr {
		base = a.f.Arg(base, 0)
	}
	for n := 0; a.f.Instrs[base].Op == ir.OpSigma && n < maxRefinements; n++ {
		in := &a.f.Instrs[base]
		cond := a.vals[a.f.Arg(base, 1)]
		base = a.f.Arg(base, 0)
		if cond == nil || in.Flag == ir.SigmaReturned {
			continue
		}
		for _, f := range cond.Facts {
			mask := f.True
			if in.Flag == ir.SigmaFalse {
				mask = f.False
			}
			if mask != 0 && f.Except == nil && a.sameRead(f.Target, id) && (a.f.Instrs[id].Op != ir.OpAttr || sameData(v, a.vals[f.Target])) {
				v = v.withTaint(sanitized(v.Taint, mask))
			}
		}
	}
	return v
}

// sameData reports whether all data of a value are of origins that another one has data of.
func sameData(v, other *Val) bool {
	return !slices.ContainsFunc(v.taint(), func(x Atom) bool { return !other.from(x.Origin) })
}

// sameRead reports whether two registers read the same element or attribute of the same variable.
func (a *analysis) sameRead(x, y ir.ID) bool {
	x, y = a.unrefined(x), a.unrefined(y)
	if x == y {
		return true
	}
	op := a.f.Instrs[x].Op
	if op != a.f.Instrs[y].Op {
		return false
	}
	if op == ir.OpAttr {
		return a.f.Instrs[x].Name == a.f.Instrs[y].Name && a.sameRead(a.f.Arg(x, 0), a.f.Arg(y, 0))
	}
	if op != ir.OpIndex {
		return false
	}
	k, ok := constKey(a.vals[a.f.Arg(x, 1)])
	l, ok2 := constKey(a.vals[a.f.Arg(y, 1)])
	return ok && ok2 && k == l && a.sameRead(a.f.Arg(x, 0), a.f.Arg(y, 0))
}

// harm reports whether a value holds data that harm one of the kinds.
func harm(v *Val, kinds knowledge.KindMask) bool {
	for _, x := range v.taint() {
		if x.Kinds&kinds != 0 {
			return true
		}
	}
	return false
}

// asksName reports whether a test asks for the name, or the target, of an archive's member.
func (a *analysis) asksName(src, id ir.ID, depth int) bool {
	if depth > 6 {
		return false
	}
	in := &a.f.Instrs[id]
	switch in.Op {
	case ir.OpAttr:
		switch a.f.NameOf(id) {
		case "name", "path", "linkname":
			if a.root(a.f.Arg(id, 0)) == src {
				return true
			}
		}
	case ir.OpSigma:
		return a.asksName(src, a.f.Arg(id, 0), depth+1)
	case ir.OpCall, ir.OpCompare, ir.OpBinary, ir.OpUnary, ir.OpList, ir.OpTuple, ir.OpFormat:
	default:
		return false
	}
	for _, x := range a.f.Args(id) {
		if x != ir.NoID && a.asksName(src, x, depth+1) {
			return true
		}
	}
	return false
}

// checked draws the conclusions from checks that suffice together only.
func (a *analysis) checked(x Atom) Atom {
	if x.Flags&(noDotDot|notAbsolute) == noDotDot|notAbsolute {
		x.Kinds &^= a.w.pathKinds
	}
	if x.Flags&(leadingSlash|notTwoSlashes) == leadingSlash|notTwoSlashes {
		x.Kinds &^= a.w.redirectKinds
	}
	return x
}

// root follows sigmas and normalising calls back to the register that a value is a form of.
func (a *analysis) root(id ir.ID) ir.ID {
	for range 8 {
		in := &a.f.Instrs[id]
		switch in.Op {
		case ir.OpSigma:
			id = a.f.Arg(id, 0)
			continue
		case ir.OpPhi:
			// A loop that only tests a variable has it refined round by round.
			same := ir.NoID
			for _, x := range a.f.Args(id) {
				if x = a.unrefined(x); x != id && same != x {
					if same != ir.NoID {
						return id
					}
					same = x
				}
			}
			if same == ir.NoID {
				return id
			}
			id = same
			continue
		case ir.OpCall:
			args := a.f.Args(id)
			callee := &a.f.Instrs[args[0]]
			name := a.f.NameOf(args[0])
			if callee.Op == ir.OpAttr && normalising[name] {
				if len(args) == 2 && pathFunctions[name] {
					id = args[1]
					continue
				}
				if (len(args) <= 2 || name == "replace") && !pathFunctions[name] {
					id = a.f.Arg(args[0], 0)
					continue
				}
				if len(args) == 1 {
					id = a.f.Arg(args[0], 0)
					continue
				}
			}
			if name == "Path" && len(args) == 2 {
				id = args[1] // a path of the text
				continue
			}
			if callee.Op == ir.OpGlobal && (name == "str" || name == "realpath" || name == "abspath" || name == "normpath") && len(args) == 2 {
				id = args[1]
				continue
			}
		}
		return id
	}
	return id
}

var normalising = map[string]bool{
	"strip": true, "lstrip": true, "rstrip": true, "lower": true, "upper": true, "casefold": true, "realpath": true,
	"abspath": true, "normpath": true, "normcase": true, "resolve": true, "absolute": true, "expanduser": true,
	"encode": true, "decode": true, "as_posix": true, "replace": true,
}

var pathFunctions = map[string]bool{"realpath": true, "abspath": true, "normpath": true, "normcase": true, "expanduser": true}

// canonicalPath reports whether a register is a path in canonical form, so that a test of its beginning decides where
// it leads.
func (a *analysis) canonicalPath(id ir.ID) bool {
	for range 8 {
		in := &a.f.Instrs[id]
		switch in.Op {
		case ir.OpSigma:
			id = a.f.Arg(id, 0)
			continue
		case ir.OpCall:
			args := a.f.Args(id)
			callee := &a.f.Instrs[args[0]]
			switch a.f.NameOf(args[0]) {
			case "realpath", "abspath", "normpath", "resolve", "safe_join", "getAbsolutePath":
				return true
			case "str", "as_posix", "fspath":
				if callee.Op == ir.OpAttr && len(args) == 1 {
					id = a.f.Arg(args[0], 0)
					continue
				}
				if len(args) > 1 {
					id = args[1]
					continue
				}
			}
		}
		return false
	}
	return false
}

func (a *analysis) compare(id ir.ID, in *ir.Instr) *Val {
	xi, yi := a.f.Arg(id, 0), a.f.Arg(id, 1)
	x, y := a.vals[xi], a.vals[yi]
	if x == bottom || y == bottom {
		return bottom
	}
	if r, ok := a.foldCompare(in.Flag, x, y); ok {
		return boolVal(r)
	}
	if y.isConst(ir.None) && x != nil && len(x.Facts) > 0 {
		// What a match that is not None says of the text.
		if in.Flag == ir.IsNot || in.Flag == ir.NotEq {
			return &Val{Facts: x.Facts}
		}
		if in.Flag == ir.Is || in.Flag == ir.Eq {
			return a.unary(ir.Not, &Val{Facts: x.Facts})
		}
	}
	var facts []Fact
	add := func(target ir.ID, holds bool, f Fact) {
		f.Target = target
		if !holds {
			f.True, f.False = f.False, f.True
			f.Flags, f.TrueFlags = f.TrueFlags, f.Flags
			f.Equals = nil
		}
		facts = append(facts, f)
	}
	if text, ok := a.lengthOf(xi); ok && y.isConst(ir.Int) {
		switch n := y.Const.Int; { // no length is less than nothing
		case in.Flag == ir.GtE && n <= 0, (in.Flag == ir.Gt || in.Flag == ir.NotEq) && n < 0:
			return boolVal(true)
		case in.Flag == ir.Lt && n <= 0, (in.Flag == ir.LtE || in.Flag == ir.Eq) && n < 0:
			return boolVal(false)
		}
		switch in.Flag {
		case ir.Lt, ir.LtE, ir.Eq:
			add(text, true, Fact{True: a.w.regexKinds})
		case ir.Gt, ir.GtE, ir.NotEq:
			add(text, false, Fact{True: a.w.regexKinds})
		}
	}
	if f, ok := a.setCompare(in, xi, yi); ok {
		add(f.Target, true, f)
	}
	switch in.Flag {
	case ir.Eq, ir.NotEq, ir.Is, ir.IsNot:
		eq := in.Flag == ir.Eq || in.Flag == ir.Is
		a.equality(xi, yi, x, y, eq, add)
		a.equality(yi, xi, y, x, eq, add)
	case ir.In, ir.NotIn:
		a.membership(xi, yi, x, y, in.Flag == ir.In, add)
	}
	if facts == nil {
		return nil
	}
	return &Val{Facts: facts}
}

// lengthOf finds the text whose length a register is.
func (a *analysis) lengthOf(id ir.ID) (ir.ID, bool) {
	id = a.unrefined(id)
	if a.f.Instrs[id].Op != ir.OpCall {
		return ir.NoID, false
	}
	args := a.f.Args(id)
	if a.f.Instrs[args[0]].Op != ir.OpGlobal || a.f.NameOf(args[0]) != "len" || len(args) != 2 {
		return ir.NoID, false
	}
	return args[1], true
}

// equality: what equals a trusted value is that value.
func (a *analysis) equality(target, other ir.ID, x, y *Val, eq bool, add func(ir.ID, bool, Fact)) {
	if url, ok := a.urlPart(target); ok && !shares(x, y) {
		// Whatever the other side is, it is not what the URL says of itself.
		add(url, eq, Fact{True: a.w.urlKinds})
	}
	if path, ok := a.commonPath(target, other); ok {
		add(path, eq, Fact{True: a.w.pathKinds, Except: y})
	}
	if len(x.taint()) > 0 && len(y.taint()) > 0 && !fromSource(y) && !shares(x, y) && a.canonicalPath(target) {
		add(target, eq, Fact{True: a.w.pathKinds}) // the folder itself, which is for the caller to choose
	}
	if kinds := removed(x, y); kinds != 0 && a.madeOf(other, target, 3) {
		add(target, eq, Fact{True: kinds}) // basename(name) == name
	}
	if len(x.taint()) == 0 || len(y.taint()) > 0 || y != nil && len(y.Refs) > 0 && y.Const == nil {
		return
	}
	if y != nil && y.Const != nil {
		if y.Const.Kind == ir.None {
			return
		}
		add(target, eq, Fact{True: a.oneOf(target, y), Equals: y.Const})
		return
	}
	if _, ok := a.constantElements(other); ok {
		add(target, eq, Fact{True: knowledge.AllKinds})
	}
}

// removed are the kinds of sink that a text harms and what the program made of it does not: where the two are equal, the
// text harms them no more than that.
func removed(x, made *Val) knowledge.KindMask {
	var of, left knowledge.KindMask
	for _, t := range x.taint() {
		of |= t.Kinds
	}
	for _, t := range made.taint() {
		left |= t.Kinds
	}
	return of &^ left
}

// madeOf reports whether a register is computed from another one, which it is not itself.
func (a *analysis) madeOf(id, from ir.ID, depth int) bool {
	id, from = a.unrefined(id), a.unrefined(from)
	if depth == 0 || id == ir.NoID || id == from {
		return false
	}
	switch a.f.Instrs[id].Op {
	case ir.OpAttr, ir.OpCall, ir.OpIndex:
		return slices.ContainsFunc(a.f.Args(id), func(x ir.ID) bool {
			return x != ir.NoID && a.unrefined(x) == from || a.madeOf(x, from, depth-1)
		})
	}
	return false
}

// urlPart follows the host, or the whole authority, of a parsed URL back to the URL's text.
func (a *analysis) urlPart(id ir.ID) (ir.ID, bool) {
	id = a.unrefined(id)
	if a.f.Instrs[id].Op != ir.OpAttr {
		return ir.NoID, false
	}
	if name := a.f.NameOf(id); name != "hostname" && name != "netloc" && name != "host" {
		return ir.NoID, false
	}
	call := a.unrefined(a.f.Arg(id, 0))
	if a.f.Instrs[call].Op != ir.OpCall {
		return ir.NoID, false
	}
	args := a.f.Args(call)
	switch a.f.NameOf(args[0]) {
	case "urlparse", "urlsplit", "parse_url", "URL":
		if len(args) > 1 {
			return a.joined(args[1]), true
		}
	}
	return ir.NoID, false
}

// joined follows urljoin(base, x) to x.
func (a *analysis) joined(id ir.ID) ir.ID {
	id = a.unrefined(id)
	if in := &a.f.Instrs[id]; in.Op == ir.OpCall {
		args := a.f.Args(id)
		if a.f.NameOf(args[0]) == "urljoin" && len(args) > 2 {
			return a.unrefined(args[2])
		}
	}
	return id
}

// maxRefinements bounds the sigmas in a row that are followed: a chain of elifs makes one each.
const maxRefinements = 16

// unrefined follows sigmas back to what they refine.
func (a *analysis) unrefined(id ir.ID) ir.ID { return unrefined(a.f, id) }

func unrefined(f *ir.Function, id ir.ID) ir.ID {
	for range maxRefinements {
		if f.Instrs[id].Op != ir.OpSigma {
			break
		}
		id = f.Arg(id, 0)
	}
	return id
}

// membership: an element of a trusted collection is trusted; a text that lacks ".." does not climb.
func (a *analysis) membership(xi, yi ir.ID, x, y *Val, in bool, add func(ir.ID, bool, Fact)) {
	if s, ok := x.text(); ok && len(y.taint()) > 0 {
		switch s {
		case "\n", "\r", "\r\n":
			add(yi, in, Fact{False: a.w.lineKinds})
		case "/", "\\":
			add(yi, in, Fact{False: a.w.pathKinds, Note: "a check for \"" + s + "\""})
		case "..", "../", "/..", "..\\":
			add(yi, in, Fact{Flags: noDotDot, Note: "a check for \"" + s + "\" leaves absolute paths"})
		default:
			if len(s) == 1 {
				add(yi, in, Fact{False: a.w.alphabet.safe(charsOf(s).not()), Note: "a deny-list of \"" + s + "\" is no proof of safety"})
				return
			}
			add(yi, in, Fact{Note: "a deny-list of \"" + s + "\" is no proof of safety"})
		}
		return
	}
	if url, ok := a.urlPart(xi); ok && !shares(x, y) {
		add(url, in, Fact{True: a.w.urlKinds})
	}
	if path, ok := a.parentsOf(yi); ok && !fromSource(x) {
		add(path, in, Fact{True: a.w.pathKinds})
		return
	}
	if len(x.taint()) == 0 {
		return
	}
	if y == nil {
		add(xi, in, Fact{True: knowledge.AllKinds})
		return
	}
	if _, ok := y.text(); ok {
		add(xi, in, Fact{True: a.oneOf(xi, y), False: a.noneOf(xi, y)}) // some part of a fixed text
		return
	}
	for _, t := range a.deep(y) {
		if t.Origin.Source != nil {
			return
		}
		for _, s := range x.Taint {
			if s.Origin == t.Origin {
				return
			}
		}
	}
	for _, r := range y.Refs {
		if r.Kind == refObject {
			if o := a.obj(r.ID); o != nil && o.Kind != objParam {
				add(xi, in, Fact{True: a.oneOf(xi, y), False: a.noneOf(xi, y)})
				return
			}
		}
	}
	// A collection that is not known here, but not the client's: an allow-list by its use.
	add(xi, in, Fact{True: knowledge.AllKinds})
}

// parentsOf follows path.parents back to the path, where that is in canonical form.
func (a *analysis) parentsOf(id ir.ID) (ir.ID, bool) {
	id = a.unrefined(id)
	in := &a.f.Instrs[id]
	if in.Op != ir.OpAttr || a.f.NameOf(id) != "parents" {
		return ir.NoID, false
	}
	path := a.f.Arg(id, 0)
	return path, a.canonicalPath(path)
}

// hostFacts are what an empty host says of the URL that it was taken from.
func (a *analysis) hostFacts(id ir.ID, v *Val) *Val {
	url, ok := a.urlPart(id)
	if !ok {
		return v
	}
	out := Val{}
	if v != nil && v != bottom {
		out = *v
	}
	out.Facts = append(out.Facts[:len(out.Facts):len(out.Facts)], Fact{Target: url, False: a.w.redirectKinds})
	return &out
}

// fromSource reports whether a value holds data of a source, other than what users of a library pass to it.
func fromSource(v *Val) bool {
	for _, x := range v.taint() {
		if x.Origin.Source != nil && x.Origin.Source != librarySource {
			return true
		}
	}
	return false
}

// shares reports whether two values hold data of one origin.
func shares(x, y *Val) bool {
	for _, s := range x.taint() {
		for _, t := range y.taint() {
			if s.Origin == t.Origin {
				return true
			}
		}
	}
	return false
}

// commonPath finds the path whose common part with a folder is computed: os.path.commonpath([base, path]), compared with
// base.
func (a *analysis) commonPath(id, base ir.ID) (ir.ID, bool) {
	in := &a.f.Instrs[a.unrefined(id)]
	if in.Op != ir.OpCall {
		return ir.NoID, false
	}
	args := a.f.Args(a.unrefined(id))
	if a.f.NameOf(args[0]) != "commonpath" || len(args) != 2 {
		return ir.NoID, false
	}
	list := a.unrefined(args[1])
	if op := a.f.Instrs[list].Op; op != ir.OpList && op != ir.OpTuple {
		return ir.NoID, false
	}
	for _, x := range a.f.Args(list) {
		if len(a.vals[x].taint()) > 0 && a.root(x) != a.root(base) && a.canonicalPath(x) {
			return x, true
		}
	}
	return ir.NoID, false
}

// charTests are methods of strings that are true only of texts without characters that mean anything to a sink.
var charTests = map[string]bool{
	"isdigit": true, "isdecimal": true, "isnumeric": true, "isalnum": true, "isalpha": true, "isidentifier": true,
}

// stringTest makes the facts of recv.method(args) where the method is a test of a string.
func (a *analysis) stringTest(recv ir.ID, v *Val, method string, c *callArgs) (*Val, bool) {
	if charTests[method] {
		return &Val{Facts: []Fact{{Target: recv, True: knowledge.AllKinds}}}, true
	}
	if method == "relative_to" && a.canonicalPath(recv) {
		return &Val{Facts: []Fact{{Target: recv, True: a.w.pathKinds, Returned: true}}}, true
	}
	if method == "is_relative_to" && a.canonicalPath(recv) {
		return &Val{Facts: []Fact{{Target: recv, True: a.w.pathKinds}}}, true
	}
	if method != "startswith" && method != "endswith" {
		return nil, false
	}
	arg := c.positional(0)
	f := Fact{Target: recv}
	switch {
	case method == "endswith":
		f.Note = "a check of the end leaves the beginning open"
	case a.canonicalPath(recv):
		f.True = a.w.pathKinds
	default:
		s, ok := a.shortest(arg)
		if !ok && len(c.pos) > 0 {
			if es, of := a.constantElements(c.pos[0].id); of {
				s, ok = shortestOf(es)
			}
		}
		if ok {
			if s != "" && s[0] != '-' {
				f.True = a.w.startKinds
			}
			switch {
			case leadAfter(s) == leadFixed && strings.Contains(s, "://"):
				f.True |= a.w.urlKinds
			case leadAfter(s) == leadFixed && s[0] == '/':
				f.True |= a.w.redirectKinds
				f.Note = "a check of the beginning of a path that is not normalised: \"..\" leads out again"
			case s == "//":
				f.Flags = notTwoSlashes
				f.Note = "other forms of a host are left"
			case s == "/":
				f.TrueFlags, f.Flags = leadingSlash, notAbsolute
				f.Note = "\"//host\" begins with a slash as well"
			default:
				f.Note = "a check of the beginning does not fix what the text leads to"
			}
		} else if len(a.deep(arg)) == 0 {
			f.Note = "a check of the beginning of a text that is not in canonical form"
		}
	}
	return &Val{Facts: []Fact{f}}, true
}

// shortest is the shortest of the constant texts that v is: a string or a tuple of them.
func (a *analysis) shortest(v *Val) (string, bool) {
	if s, ok := v.text(); ok {
		return s, true
	}
	es, ok := a.elements(v)
	if !ok || len(es) == 0 {
		return "", false
	}
	return shortestOf(es)
}

func shortestOf(es []*Val) (string, bool) {
	best := ""
	for i, e := range es {
		s, ok := e.text()
		if !ok {
			return "", false
		}
		if i == 0 || leadAfter(s) < leadAfter(best) || len(s) < len(best) {
			best = s
		}
	}
	return best, true
}

// patternTest makes the facts of re.match and its relatives.
func (a *analysis) patternTest(target ir.ID, pattern string, use regex.Use) []Fact {
	kinds, ok := a.w.patterns.guards(pattern, use)
	if !ok {
		return nil
	}
	f := Fact{Target: target, True: kinds}
	if kinds == 0 {
		f.Note = "the pattern admits characters that do harm"
	}
	return []Fact{f}
}

// noteInterest records that a branch is decided by parameters: an analysis with the caller's constants may decide it.
func (a *analysis) noteInterest(id ir.ID, depth int) {
	const maxDepth = 6
	if a.spec || depth > maxDepth {
		return
	}
	// What was asked from as near already has been followed as far.
	if at := &a.sites[id]; at.noted < maxDepth+1-uint8(depth) {
		at.noted = maxDepth + 1 - uint8(depth)
	} else {
		return
	}
	in := &a.f.Instrs[id]
	switch in.Op {
	case ir.OpLoad:
		a.interestIn(a.vals[id])
	case ir.OpParam:
		a.fs.interest |= 1 << uint(min(in.Aux, 63))
	case ir.OpAttr:
		if of := &a.f.Instrs[a.unrefined(a.f.Arg(id, 0))]; of.Op == ir.OpParam {
			a.fs.interestInField(of.Aux, a.f.NameOf(id))
		}
	case ir.OpSigma, ir.OpUnary:
		a.noteInterest(a.f.Arg(id, 0), depth+1)
	case ir.OpCompare, ir.OpPhi, ir.OpBinary:
		for _, x := range a.f.Args(id) {
			a.noteInterest(x, depth+1)
		}
	case ir.OpCall:
		args := a.f.Args(id)
		if callee := &a.f.Instrs[args[0]]; callee.Op == ir.OpAttr {
			a.noteInterest(a.f.Arg(args[0], 0), depth+1)
		}
		for _, x := range args[1:] {
			a.noteInterest(x, depth+1)
		}
	}
}
