package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// A Val is what is known of the values that a register may hold. The nil *Val is a value of which nothing is known and
// which carries nothing: most values of a program, at no cost. Vals are immutable.
//
// The lattice is ordered by what may be: join keeps a constant only where both sides agree, and unites references and
// taint. bottom is the value of code that was not reached.
type Val struct {
	Const *ir.Const // the one value it is, or nil
	Truth truth     // whether it counts as true
	// Plain: a str, number or None, never a container of the caller's making (a query parameter against a JSON body).
	Plain bool
	// Open: besides the one thing that it refers to, it may be something that is no reference.
	Open  bool
	Text  *textual // what is known of a text that is not a constant; nil for nothing
	Refs  []Ref    // what it may refer to; more than these, unless Const is set
	Taint []Atom   // untrusted data that it may be made of, by origin
	Facts []Fact   // what follows from it being true or false
}

type truth uint8

const (
	truthUnknown truth = iota
	truthy
	falsy
)

var bottom = &Val{}

// RefKind tells references apart.
type RefKind uint8

const (
	refFunc   RefKind = iota + 1 // ID: function; Bind: receiver and captured cells
	refClass                     // ID: class
	refModule                    // ID: module
	refExtern                    // Name: a library's function, class or module
	refInst                      // Name: an instance of a library's type
	refSelf                      // ID: an instance of a class of the program, nothing known of its fields
	refObject                    // ID: an object of the heap
	refMethod                    // Name: a method of a receiver that is no function of the program; Bind: the receiver
	refSuper                     // ID: the class whose bases are searched; Bind: the receiver
)

// A Ref is something that a value may refer to.
type Ref struct {
	Kind RefKind
	ID   int32
	Name string
	Bind *bound
}

// lasting reports whether a reference means the same outside the function in which it was found.
func (r *Ref) lasting() bool { return r.Bind == nil && (r.Kind != refObject || r.ID >= globalObjects) }

// tabled reports whether a reference is one of a kind of which tables have many: a function, what a module's body made.
func (r *Ref) tabled() bool { return r.Kind == refFunc || r.Kind == refObject && r.ID >= globalObjects }

// lasting reports whether all references of a value are.
func (v *Val) lasting() bool {
	for i := range v.Refs {
		if !v.Refs[i].lasting() {
			return false
		}
	}
	return true
}

// bound is what a function carries along.
type bound struct {
	self *Val
	env  []*Val // cells of captured variables, in the order of Function.Free
	defs []*Val // defaults of the parameters, where the function is made inside another one
	// wraps is the function that a decorator replaced by this one.
	wraps *Val
}

// same reports whether two functions of one definition carry along the same: each analysis makes them anew.
func (b *bound) same(c *bound) bool {
	if b == c || b == nil || c == nil {
		return b == c
	}
	return same(b.self, c.self) && same(b.wraps, c.wraps) && slices.EqualFunc(b.env, c.env, same) && slices.EqualFunc(b.defs, c.defs, same)
}

// Lead says what stands before untrusted data in a string; the order is that of danger.
type Lead uint8

const (
	leadStart     Lead = iota // nothing: the data may decide how the text begins
	leadAuthority             // the beginning of a URL, but not yet the end of its host
	leadUnknown               // some other value that is not known
	leadFixed                 // text that fixes the beginning: a scheme and host, a folder
)

// atomFlags are what happened to data on its way.
type atomFlags uint32

const (
	viaUnresolved  atomFlags = 1 << iota // through a call that could not be resolved
	viaConvention                        // a type was assumed from a name
	noDotDot                             // a check for ".." was passed
	joined                               // put behind something by os.path.join or Path's "/"
	notAbsolute                          // a check for a leading slash was passed
	leadingSlash                         // begins with a slash
	notTwoSlashes                        // does not begin with two
	withContents                         // of a parameter: what is inside it is meant too
	built                                // a part of a text that the program puts together
	doubledQuotes                        // holds no single double quote
	doubledTicks                         // holds no single backtick
	contents                             // what is in a file that the data name
	inPage                               // put into a page by a template
	quoted                               // between quotes of which the text holds none, or only doubled ones: a name or value in a query
	passedIn                             // an argument of a call that could not be resolved
	inFolder                             // joined on every way
	asJSON                               // written as JSON
	inAttribute                          // between the quotes of an attribute of a tag of HTML
	typedText                            // came as a text: a dictionary of operators is none
	parsed                               // read as JSON or the like
	onePart                              // a part of a URL's path: without slashes
	pieceOfName                          // put next to something else than a slash
	inPair                               // between quotes behind a name and =, in what may be a piece of a tag
	inLine                               // in a line that ends by CR and LF
	inBody                               // behind a blank line: the body of a message, no header of it
	viaField                             // out of an attribute that another instance of the class may have been given
	splitPart                            // one of the parts of a path, which stand between its slashes
	notDots                              // is not ".."
	notEmpty                             // is not empty
	fewOf                                // few characters at its beginning or end
	doubledSingles                       // holds no single quote by itself
	belowFolder                          // begins as a folder's path does: lies in it, where its form is canonical
)

// checkFlags are what the checks of a callee say of what it is given.
const checkFlags = noDotDot | notAbsolute | leadingSlash | notTwoSlashes | notDots | notEmpty | belowFolder | doubledQuotes | doubledTicks | doubledSingles

// with is what holds of data that came on one of two ways: a check has to be on both, a folder in front, or a tag around it, on one.
func (f atomFlags) with(g atomFlags) atomFlags {
	return f&g | (f|g)&(joined|parsed|inAttribute|inPair|inLine)
}

// escaping is what data are escaped for.
type escaping uint8

const (
	forHTML   escaping = 1 << iota // in vain where entities are resolved, and in tags without quotes
	forSQL                         // in vain outside of quotes
	bareValue                      // stands behind "=" without quotes, as values of attributes may: in a tag, escaping for HTML was in vain
)

// An Atom is data of one origin inside a value.
type Atom struct {
	Origin *Origin
	Kinds  knowledge.KindMask // the kinds of sink that it still harms
	Flags  atomFlags
	Lead   Lead
	Plain  bool
	// Unescaped: for what it is escaped in vain; of a parameter, whatever callers have done.
	Unescaped escaping
	// InLink: of a parameter: it is escaped, and is the address of a link, which no escaping keeps from being a script.
	InLink bool
	Step   *Step // the way from the origin to here across functions, latest first
}

// An Origin is where data comes from: a source, or a parameter of the function under analysis (or something inside it),
// whose data only the callers know.
type Origin struct {
	Source *knowledge.Source // nil for a parameter
	Param  int32             // index of the parameter; -1 for a source
	Index  int32             // of a parameter or a part of one: its number in the function
	Parent *Origin           // of a part of a parameter: the whole
	Key    key               // of a part
	Fn     *ir.Function
	Pos    int32
	End    int32
	Entry  bool // a parameter that a framework fills, or that library users do

	inside [1]Atom // of a parameter or a part of one: its data and that of everything inside it
}

// depth is how many steps inside a parameter a part is.
func (o *Origin) depth() (n int) {
	for ; o.Parent != nil; o = o.Parent {
		n++
	}
	return n
}

// whole completes an origin that is a parameter, or a part of one.
func (o *Origin) whole() *Origin {
	o.inside[0] = Atom{Origin: o, Kinds: knowledge.AllKinds, Flags: withContents}
	return o
}

// A Step is one station on the way across functions.
type Step struct {
	Prev *Step
	Kind stepKind
	Fn   *ir.Function // where it happens
	Pos  int32
	End  int32
	Name string // the function passed into or returned from; the reason of a guard
}

type stepKind uint8

const (
	stepCall stepKind = iota + 1
	stepReturn
	stepStore
	stepGuard
	stepDispatch // a call of what a variable or a table holds: a decorator calls what it wraps, a router its handlers
)

// A Fact is what the outcome of a test says of a register.
type Fact struct {
	Target      ir.ID
	True, False knowledge.KindMask // kinds for which the target is safe when the test came out so
	Flags       atomFlags          // added where the test is false
	TrueFlags   atomFlags          // added where the test is true
	Note        string             // why the test does not suffice, when it does not
	Equals      *ir.Const          // true: the target is this constant
	Returned    bool               // it is enough that the call came back
	Signed      bool               // the target came with a code that only who has a key can compute, and so did what is inside it
	Elements    bool               // the same holds of whatever is inside the target
	Lacks       *lackedBy          // characters that the target lacks by the outcome
	Except      *Val               // data that is in here as well is not checked: the folder that a path is compared with
}

// by are the kinds for which the target is safe by one outcome.
func (f *Fact) by(outcome uint8) knowledge.KindMask {
	if outcome == ir.SigmaFalse {
		return f.False
	}
	return f.True
}

// not is what the opposite of the test says.
func (f Fact) not() Fact {
	f.True, f.False = f.False, f.True
	f.Flags, f.TrueFlags = f.TrueFlags, f.Flags
	f.Equals = nil
	if f.Lacks != nil {
		f.Lacks = &lackedBy{f.Lacks.whenFalse, f.Lacks.whenTrue}
	}
	return f
}

func (v *Val) taint() []Atom {
	if v == nil {
		return nil
	}
	return v.Taint
}

// from reports whether v holds data of an origin.
func (v *Val) from(o *Origin) bool {
	for _, x := range v.taint() {
		if x.Origin == o {
			return true
		}
	}
	return false
}

func (v *Val) refs() []Ref {
	if v == nil {
		return nil
	}
	return v.Refs
}

func (v *Val) isConst(k ir.ConstKind) bool { return v != nil && v.Const != nil && v.Const.Kind == k }

// text is the string constant that v is.
func (v *Val) text() (string, bool) {
	if v.isConst(ir.Str) || v.isConst(ir.Bytes) {
		return v.Const.Str, true
	}
	return "", false
}

// reads reports whether v is a text.
func (v *Val) reads(text string) bool {
	s, ok := v.text()
	return ok && s == text
}

// truth says whether v counts as true.
func (v *Val) truth() truth {
	if v == nil {
		return truthUnknown
	}
	if v.Truth != truthUnknown || v.Const == nil {
		return v.Truth
	}
	c := v.Const
	no := false
	switch c.Kind {
	case ir.None:
		no = true
	case ir.Bool, ir.Int:
		no = c.Int == 0
	case ir.Float:
		no = c.Float == 0
	case ir.Str, ir.Bytes:
		no = c.Str == ""
	}
	if no {
		return falsy
	}
	return truthy
}

// maxAtoms and maxRefs bound what one value holds; what comes later is dropped, deterministically. An entry of a table of
// functions may be any of them: a program that calls the handler of an address calls maxTable at most.
const (
	maxAtoms = 8
	maxRefs  = 6
	maxTable = 40
)

// tainted is a value of which only its taint is known.
func tainted(atoms []Atom) *Val {
	if len(atoms) == 0 {
		return nil
	}
	return &Val{Taint: atoms}
}

func constVal(c ir.Const) *Val { return &Val{Const: &c} }

func boolVal(b bool) *Val {
	if b {
		return &Val{Const: &ir.Const{Kind: ir.Bool, Int: 1}}
	}
	return &Val{Const: &ir.Const{Kind: ir.Bool}}
}

// refVal is a value that is one reference. It has room for it, since there are many.
func refVal(r Ref) *Val {
	v := &struct {
		Val
		ref [1]Ref
	}{ref: [1]Ref{r}}
	v.Refs = v.ref[:]
	return &v.Val
}

// withTaint is v with other data.
func (v *Val) withTaint(atoms []Atom) *Val {
	if v == nil {
		return tainted(atoms)
	}
	if len(atoms) == 0 && len(v.Taint) == 0 {
		return v
	}
	c := *v
	c.Taint = atoms
	return &c
}

// compact is nil for a value that says nothing.
func (v *Val) compact() *Val {
	if v != nil && v != bottom && v.Const == nil && v.Truth == 0 && v.Text == nil && !v.Plain &&
		v.Refs == nil && v.Taint == nil && v.Facts == nil {
		return nil
	}
	return v
}

// join is the least upper bound.
func join(a, b *Val) *Val {
	if a == b || b == bottom {
		return a
	}
	if a == bottom {
		return b
	}
	if a == nil {
		a, b = b, a
	}
	if b == nil {
		if len(a.Refs) == 0 && len(a.Taint) == 0 && a.Facts == nil {
			return nil
		}
		// Whether it is a parameter's own value matters to what callers make of it.
		open := len(a.Refs) == 1 && len(a.Taint) == 1 && a.Taint[0].Origin.Source == nil
		if a.Const == nil && a.Truth == 0 && a.Text == nil && !a.Plain && a.Facts == nil && open == a.Open {
			return a
		}
		if len(a.Refs) == 0 && len(a.Taint) == 0 {
			return nil
		}
		return &Val{Refs: a.Refs, Taint: a.Taint, Open: open}
	}
	out := Val{Plain: a.Plain && b.Plain || a.Plain && b.Const != nil || b.Plain && a.Const != nil}
	if a.Const != nil && b.Const != nil && *a.Const == *b.Const {
		out.Const = a.Const
	}
	if t := a.truth(); t == b.truth() {
		out.Truth = t
	}
	out.Text = joinText(a, b)
	out.Refs = joinRefs(a.Refs, b.Refs)
	out.Taint = joinTaint(a.Taint, b.Taint)
	out.Open = len(out.Refs) == 1 && (a.Open || b.Open || len(a.Refs) != 1 || len(b.Refs) != 1)
	out.Facts = joinFacts(a, b)
	switch {
	case out.compact() == nil:
		return nil
	case out.is(a):
		return a
	case out.is(b):
		return b
	}
	v := out
	return &v
}

// is reports whether v is made of the same parts as w.
func (v *Val) is(w *Val) bool {
	return v.Const == w.Const && v.Truth == w.Truth && v.Plain == w.Plain && v.Open == w.Open && v.Text == w.Text &&
		sameSlice(v.Refs, w.Refs) && sameSlice(v.Taint, w.Taint) && v.Facts == nil && w.Facts == nil
}

func sameSlice[T any](a, b []T) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

// withData is a value that may hold other data as well; without any it stays what it is.
func withData(v *Val, atoms []Atom) *Val {
	if len(atoms) == 0 {
		return v
	}
	return join(v, tainted(atoms))
}

func joinRefs(a, b []Ref) []Ref {
	if len(b) == 0 || len(a) >= maxTable {
		return a
	}
	if len(a) == 0 || &a[0] == &b[0] && len(a) <= len(b) {
		return b
	}
	out := a
	owned := false
next:
	for _, r := range b {
		for _, x := range out {
			if x.Kind == r.Kind && x.ID == r.ID && x.Name == r.Name && x.Bind.same(r.Bind) {
				continue next
			}
		}
		if len(out) >= maxRefs && !r.tabled() || len(out) == maxTable {
			break
		}
		if !owned {
			out = append(make([]Ref, 0, len(a)+len(b)), a...)
			owned = true
		}
		out = append(out, r)
	}
	return out
}

// joinTaint unites data; the same origin twice is as dangerous as the more dangerous of the two.
func joinTaint(a, b []Atom) []Atom {
	if len(b) == 0 {
		return a
	}
	if len(a) == 0 {
		return b
	}
	if &a[0] == &b[0] && len(a) == len(b) {
		return a
	}
	out := a
	owned := false
	own := func() {
		if !owned {
			out = append(make([]Atom, 0, len(a)+len(b)), a...)
			owned = true
		}
	}
next:
	for _, y := range b {
		for i, x := range out {
			if x.Origin != y.Origin {
				continue
			}
			m := x
			m.Kinds |= y.Kinds
			m.Lead = min(x.Lead, y.Lead)
			m.Flags = x.Flags.with(y.Flags)
			m.Plain, m.Unescaped, m.InLink = x.Plain && y.Plain, x.Unescaped|y.Unescaped, x.InLink || y.InLink
			if m != x {
				own()
				out[i] = m
			}
			continue next
		}
		if len(out) < maxAtoms {
			own()
			out = append(out, y)
		} else if i := slices.IndexFunc(out, Atom.faint); i >= 0 && !y.faint() {
			own()
			out[i] = y // a row has many columns, and much goes into a call that is not known
		}
	}
	return out
}

// joinFacts keeps what follows from either side: a side that is never true says nothing about being true.
func joinFacts(a, b *Val) []Fact {
	if len(a.Facts) == 0 && len(b.Facts) == 0 {
		return nil
	}
	var out []Fact
	side := func(v, other *Val) {
		for _, f := range v.Facts {
			g, ok := other.fact(f.Target)
			if ok && v == b && a != b {
				continue // seen from the other side
			}
			if !ok {
				g = Fact{Target: f.Target}
				if other.truth() == falsy {
					g.True = knowledge.AllKinds
				}
				if other.truth() == truthy {
					g.False = knowledge.AllKinds
				}
			}
			f.True &= g.True
			f.False &= g.False
			f.Equals = nil
			if f.True|f.False != 0 {
				out = append(out, f)
			}
		}
	}
	side(a, b)
	side(b, a)
	return out
}

func (v *Val) fact(target ir.ID) (Fact, bool) {
	for _, f := range v.Facts {
		if f.Target == target {
			return f, true
		}
	}
	return Fact{}, false
}

// same reports whether two values say the same, for the fixpoint.
func same(a, b *Val) bool { return a == b || sameIn(nil, a, b) }

// sameIn is same for values of two summaries.
func sameIn(p *pairing, a, b *Val) bool {
	if a == b && (p == nil || a == nil || a.lasting()) {
		return true
	}
	if a == nil || b == nil || a == bottom || b == bottom {
		return false
	}
	if (a.Const == nil) != (b.Const == nil) || a.Const != nil && *a.Const != *b.Const {
		return false
	}
	if !sameText(a, b) {
		return false
	}
	if a.Truth != b.Truth || len(a.Refs) != len(b.Refs) || len(a.Taint) != len(b.Taint) {
		return false
	}
	for i := range a.Refs {
		x, y := &a.Refs[i], &b.Refs[i]
		if x.Kind != y.Kind || x.Name != y.Name || x.ID != y.ID && (p == nil || x.Kind != refObject) || p != nil && x.Kind == refObject && !p.object(x.ID, y.ID) {
			return false
		}
	}
	return sameTaint(a.Taint, b.Taint)
}

func sameTaint(a, b []Atom) bool {
	return slices.EqualFunc(a, b, func(x, y Atom) bool {
		return x.Origin == y.Origin && x.Kinds == y.Kinds && x.Lead == y.Lead && x.Flags == y.Flags && x.Unescaped == y.Unescaped && x.InLink == y.InLink
	})
}

// sanitized is data without the kinds for which it is now safe.
func sanitized(atoms []Atom, kinds knowledge.KindMask) []Atom {
	if kinds == 0 || len(atoms) == 0 {
		return atoms
	}
	return mapAtoms(atoms, func(a Atom) Atom { a.Kinds &^= kinds; return a })
}

func flagged(atoms []Atom, flags atomFlags) []Atom {
	return mapAtoms(atoms, func(a Atom) Atom { a.Flags |= flags; return a })
}

// asText are the data of what can only be a text.
func asText(atoms []Atom) []Atom {
	return mapAtoms(atoms, func(a Atom) Atom { a.Flags = a.Flags&^parsed | typedText; return a })
}

// without is a value whose data are not marked so any more.
func (v *Val) without(flags atomFlags) *Val {
	if len(v.taint()) == 0 {
		return v
	}
	return v.withTaint(mapAtoms(v.Taint, func(x Atom) Atom { x.Flags &^= flags; return x }))
}

// withFacts is the value of which these facts hold besides. v may be nil.
func (v *Val) withFacts(facts []Fact) *Val {
	out := Val{}
	if v != nil {
		out = *v
	}
	out.Facts = append(out.Facts[:len(out.Facts):len(out.Facts)], facts...)
	return &out
}

// mapAtoms changes atoms; those that harm nothing any more are dropped.
func mapAtoms(atoms []Atom, change func(Atom) Atom) []Atom {
	var out []Atom
	for i, a := range atoms {
		b := change(a)
		if out == nil {
			if b == a {
				continue
			}
			out = append(make([]Atom, 0, len(atoms)), atoms[:i]...)
		}
		if b.Kinds != 0 {
			out = append(out, b)
		}
	}
	if out == nil {
		return atoms
	}
	if len(out) == 0 {
		return nil
	}
	return out
}
