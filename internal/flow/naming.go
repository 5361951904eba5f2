package flow

import (
	"encoding/binary"
	"slices"
	"strings"
	"sync"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds what the names of things say: that what they hold is a secret, or that what they are given had better
// be none. What bears a name is found once a function, syntactically (events); its value is what the analysis says.

// named is what all namings together say of one name; nil for most names.
type named struct {
	sources []*knowledge.Naming
	givens  []*knowledge.Naming // with sinks or hazards
}

// nameTable answers what is said of names.
type nameTable struct {
	namings []*knowledge.Naming
	mu      sync.Mutex
	table   *regex.Table      // of the different patterns of all namings
	says    [][]int           // by pattern: the namings whose names it is
	takes   [][]int           // by pattern: the namings whose exceptions it is
	seen    map[string]*named // by the patterns that match
	matched []int
	key     []byte
}

func newNameTable(namings []*knowledge.Naming) *nameTable {
	t := &nameTable{namings: namings, seen: map[string]*named{}}
	var patterns []*regex.Pattern
	number := map[string]int{}
	of := func(re *regex.Pattern) int {
		i, ok := number[re.String()]
		if !ok {
			i = len(patterns)
			number[re.String()] = i
			patterns = append(patterns, re)
			t.says, t.takes = append(t.says, nil), append(t.takes, nil)
		}
		return i
	}
	for i, x := range namings {
		p := of(x.Name)
		t.says[p] = append(t.says[p], i)
		if x.Except != nil {
			p := of(x.Except)
			t.takes[p] = append(t.takes[p], i)
		}
	}
	t.table = regex.NewTable(patterns)
	return t
}

// in is what is said of the names of a module, by their numbers.
func (t *nameTable) in(s *moduleState, m *ir.Module) []*named {
	s.asked.Do(func() {
		t.mu.Lock()
		defer t.mu.Unlock()
		s.named = make([]*named, len(m.Names))
		for i, name := range m.Names {
			s.named[i] = t.look(name)
		}
	})
	return s.named
}

func (t *nameTable) of(name string) *named {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.look(name)
}

func (t *nameTable) look(name string) *named {
	if name == "" || len(name) > maxName || len(t.namings) == 0 {
		return nil
	}
	t.matched = t.table.Match(t.matched[:0], name)
	if words := snake(name); words != name {
		for _, p := range t.table.Match(nil, words) {
			if !slices.Contains(t.matched, p) {
				t.matched = append(t.matched, p)
			}
		}
		slices.Sort(t.matched)
	}
	if len(t.matched) == 0 {
		return nil
	}
	t.key = t.key[:0]
	for _, i := range t.matched {
		t.key = binary.AppendUvarint(t.key, uint64(i))
	}
	n, ok := t.seen[string(t.key)]
	if !ok {
		n = t.named(t.matched)
		t.seen[string(t.key)] = n
	}
	return n
}

// snake is a name of words that begin with capitals (accessToken) as one of words with lines between them: namings are
// written for these.
func snake(name string) string {
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

// named is what the namings say of the names that match these patterns.
func (t *nameTable) named(matched []int) (n *named) {
	holds := make([]bool, len(t.namings))
	for _, p := range matched {
		for _, i := range t.says[p] {
			holds[i] = true
		}
	}
	for _, p := range matched {
		for _, i := range t.takes[p] {
			holds[i] = false
		}
	}
	for i, x := range t.namings {
		if !holds[i] {
			continue
		}
		if n == nil {
			n = &named{}
		}
		if x.Source != nil || x.Clears != knowledge.Untrusted {
			n.sources = append(n.sources, x)
		}
		if len(x.Sinks) > 0 || len(x.Hazards) > 0 {
			n.givens = append(n.givens, x)
		}
	}
	return n
}

// maxName bounds the texts that are taken for names.
const maxName = 64

// A nameEvent is one place of a function where something that bears a name is given a value, or compared with one.
type nameEvent struct {
	named    *named
	bearer   knowledge.Bearer
	name     string
	within   string // the table of a column
	value    ir.ID
	id       ir.ID // the instruction that gives it
	block    ir.BlockID
	pos, end int32
}

// events lists the function's places at which names say something of what they are given, and finds the registers that
// are sources by the names that they are read by.
func (a *analysis) events() []nameEvent {
	fs, f := a.fs, a.f
	if fs.eventsKnown {
		return fs.events
	}
	fs.eventsKnown = true
	byID := a.w.names.in(&a.w.modules[f.Module.ID], f.Module)
	var list []nameEvent
	examples := samples(f)
	add := func(n *named, b knowledge.Bearer, name string, value, id ir.ID, blk ir.BlockID, pos, end int32) {
		if n != nil && len(n.givens) > 0 && value != ir.NoID && f.Instrs[value].Op != ir.OpFrom && !inSample(f, examples, pos) { // what is imported is given its value elsewhere
			list = append(list, nameEvent{named: n, bearer: b, name: name, value: value, id: id, block: blk, pos: pos, end: end})
		}
	}
	read := func(id ir.ID, n *named, name string, b knowledge.Bearer) {
		if n == nil {
			return
		}
		for _, x := range n.sources {
			if x.Of.Has(b) && x.Speaks(name) && a.w.namingHolds(f, x) && (x.Within == nil || x.Within.MatchString(f.Name)) {
				if fs.namedReads == nil {
					fs.namedReads = map[ir.ID][]*knowledge.Naming{}
				}
				fs.namedReads[id] = append(fs.namedReads[id], x)
			}
		}
	}
	// entries are the values of a dictionary, and the second of a pair: of names and passwords, mostly.
	entries := func(n *named, name string, v ir.ID, at func(*named, knowledge.Bearer, string, ir.ID)) {
		if n == nil || v == ir.NoID {
			return
		}
		switch args := f.Args(v); {
		case f.Instrs[v].Op == ir.OpTuple && len(args) == 2:
			at(n, knowledge.Entries, name, args[1])
		case f.Instrs[v].Op == ir.OpDict:
			for i := 1; i < len(args); i += 2 {
				at(n, knowledge.Entries, name, args[i])
			}
		}
	}
	for _, b := range f.Bindings {
		n := byID[b.Name]
		add(n, knowledge.Variable, f.Module.Names[b.Name], b.Value, b.Value, b.Block, b.Pos, b.End)
		entries(n, f.Module.Names[b.Name], b.Value, func(n *named, e knowledge.Bearer, name string, v ir.ID) {
			add(n, e, name, v, b.Value, b.Block, b.Pos, b.End)
		})
		read(b.Value, n, f.Module.Names[b.Name], knowledge.Variable)
	}
	for blk := range f.Blocks {
		for _, id := range f.Blocks[blk].Instrs {
			in := &f.Instrs[id]
			at := func(n *named, b knowledge.Bearer, name string, value ir.ID) {
				add(n, b, name, value, id, ir.BlockID(blk), in.Pos, in.End)
			}
			switch in.Op {
			case ir.OpConst:
				if s, ok := constText(f, id); ok {
					if l := a.w.base.LiteralIn(s); l != nil && !inSample(f, examples, in.Pos) {
						fs.literals = append(fs.literals, literalEvent{l, id, ir.BlockID(blk)})
					}
				}
			case ir.OpParam:
				read(id, a.w.names.of(f.Params[in.Aux].Name), f.Params[in.Aux].Name, knowledge.Parameter)
			case ir.OpAttr:
				read(id, byID[in.Name], f.NameOf(id), knowledge.Member)
			case ir.OpGlobal, ir.OpLoad:
				read(id, byID[in.Name], f.NameOf(id), knowledge.Global)
			case ir.OpIndex:
				if k, ok := constText(f, f.Arg(id, 1)); ok {
					read(id, a.w.names.of(k), k, knowledge.Key)
				}
			case ir.OpSetGlobal:
				at(byID[in.Name], knowledge.Global, f.NameOf(id), f.Arg(id, 0))
				entries(byID[in.Name], f.NameOf(id), f.Arg(id, 0), at)
			case ir.OpStore:
				at(byID[in.Name], knowledge.Variable, f.NameOf(id), f.Arg(id, 1))
			case ir.OpSetAttr:
				b := knowledge.Member
				if f.Kind == ir.ClassBody {
					b = knowledge.Global
				}
				at(byID[in.Name], b, f.NameOf(id), f.Arg(id, 1))
				entries(byID[in.Name], f.NameOf(id), f.Arg(id, 1), at)
			case ir.OpSetIndex:
				container := a.bearerName(f.Arg(id, 0))      // tokens[user] = ...
				if k, ok := constText(f, f.Arg(id, 1)); ok { // the key says what the entry is, or else whose: passwords["admin"] = ...
					at(a.w.names.of(k), knowledge.Key, k, f.Arg(id, 2))
					at(a.w.names.of(container), knowledge.Entries, container, f.Arg(id, 2))
					break
				}
				at(a.w.names.of(container), knowledge.Key, container, f.Arg(id, 2))
			case ir.OpDict:
				args := f.Args(id)
				for i := 0; i+1 < len(args); i += 2 {
					if k, ok := constText(f, args[i]); ok {
						key := &f.Instrs[args[i]]
						add(a.w.names.of(k), knowledge.Key, k, args[i+1], id, ir.BlockID(blk), key.Pos, key.End)
					}
				}
			case ir.OpCall:
				args, names := f.Args(id), f.Calls[in.Aux].Names
				if callee := f.NameOf(args[0]); len(args) > 1 && (readers[callee] || settings[callee]) {
					if k, ok := constText(f, args[1]); ok {
						if readers[callee] {
							read(id, a.w.names.of(k), k, knowledge.Key)
						}
						for i, v := range args[2:] {
							if named := i+1 < len(names) && names[i+1] != ""; i == 0 && !named || named && names[i+1] == "default" {
								at(a.w.names.of(k), knowledge.Fallback, k, v)
							}
						}
					}
				}
				if op := f.Instrs[args[0]].Op; op == ir.OpAttr || op == ir.OpGlobal || op == ir.OpLoad {
					alone := len(args) == 2 && len(names) == 0 || len(names) > 0 && names[0] == "" && !slices.Contains(names[1:], "")
					if n := byID[f.Instrs[args[0]].Name]; n != nil && alone {
						at(n, knowledge.Passed, f.NameOf(args[0]), args[1])
					}
				}
				if len(args) > 2 && setters[f.NameOf(args[0])] {
					if k, ok := constText(f, args[1]); ok {
						at(a.w.names.of(k), knowledge.Pair, k, args[2])
					}
				}
				for i, name := range names {
					at(a.w.names.of(name), knowledge.Argument, name, args[i+1])
					entries(a.w.names.of(name), name, args[i+1], at)
				}
			case ir.OpTuple:
				if args := f.Args(id); len(args) == 2 {
					if k, ok := constText(f, args[0]); ok {
						at(a.w.names.of(k), knowledge.Pair, k, args[1])
					}
				}
			case ir.OpClosure:
				i := 0
				for _, p := range f.Module.Functions[in.Aux].Params {
					if p.HasDefault {
						at(a.w.names.of(p.Name), knowledge.Parameter, p.Name, f.Arg(id, i))
						i++
					}
				}
			case ir.OpCompare:
				if in.Flag == ir.Eq || in.Flag == ir.NotEq {
					x, y := f.Arg(id, 0), f.Arg(id, 1)
					for _, side := range [2][2]ir.ID{{x, y}, {y, x}} {
						name, called := a.bearerName(side[0]), a.calledName(side[0])
						at(a.w.names.of(name), knowledge.Compared, name, side[1])
						if called != name {
							at(a.w.names.of(called), knowledge.Compared, called, side[1])
						}
					}
				} else if n, name, bound := a.leastLength(id); bound != ir.NoID {
					at(n, knowledge.Length, name, bound)
				} else if y := f.Arg(id, 1); in.Flag == ir.In || in.Flag == ir.NotIn {
					if op := f.Instrs[y].Op; op == ir.OpTuple || op == ir.OpList || op == ir.OpSet {
						name := a.bearerName(f.Arg(id, 0))
						for _, e := range f.Args(y) {
							at(a.w.names.of(name), knowledge.Compared, name, e)
						}
					}
				}
			case ir.OpReturn:
				if f.Kind == ir.Def && a.bearerName(f.Arg(id, 0)) == "" { // what has a name was judged by that
					at(a.w.names.of(f.Name), knowledge.Result, f.Name, f.Arg(id, 0))
				}
			}
		}
	}
	fs.events = slices.Clip(list)
	return fs.events
}

// leastLength is what something of a name has to be as long as, where a comparison asks for that: len(password) < 6. The
// bound is ir.NoID in other comparisons.
func (a *analysis) leastLength(id ir.ID) (n *named, name string, bound ir.ID) {
	f := a.f
	length, bound := f.Arg(id, 0), f.Arg(id, 1)
	switch f.Instrs[id].Flag {
	case ir.Lt, ir.GtE:
	case ir.Gt, ir.LtE:
		length, bound = bound, length
	default:
		return nil, "", ir.NoID
	}
	length = a.unrefined(length)
	if f.Instrs[length].Op != ir.OpCall || len(f.Args(length)) != 2 || f.NameOf(f.Arg(length, 0)) != "len" {
		return nil, "", ir.NoID
	}
	name = a.bearerName(f.Arg(length, 1))
	return a.w.names.of(name), name, bound
}

// constText is the text constant that an operand is, as it was written.
func constText(f *ir.Function, id ir.ID) (string, bool) {
	if id == ir.NoID || f.Instrs[id].Op != ir.OpConst {
		return "", false
	}
	c := &f.Consts[f.Instrs[id].Aux]
	return c.Str, c.Kind == ir.Str || c.Kind == ir.Bytes
}

// bearerName is the name of what a register was read from; "" where it has none.
func (a *analysis) bearerName(id ir.ID) string { return bearerName(a.f, id) }

func bearerName(f *ir.Function, id ir.ID) string {
	id = unrefined(f, id)
	in := &f.Instrs[id]
	switch in.Op {
	case ir.OpAttr, ir.OpGlobal, ir.OpLoad:
		return f.NameOf(id)
	case ir.OpParam:
		return f.Params[in.Aux].Name
	case ir.OpIndex:
		k, _ := constText(f, f.Arg(id, 1))
		return k
	case ir.OpCall:
		if args := f.Args(id); len(args) > 1 && readers[f.NameOf(args[0])] {
			k, _ := constText(f, args[1])
			return k
		}
	}
	for _, b := range f.Bindings {
		if b.Value == id {
			return f.Module.Names[b.Name]
		}
	}
	return ""
}

// calledName is the name of the function that a register is the result of; "" where it is none.
func (a *analysis) calledName(id ir.ID) string {
	id = a.unrefined(id)
	if a.f.Instrs[id].Op != ir.OpCall {
		return ""
	}
	switch callee := a.f.Arg(id, 0); a.f.Instrs[callee].Op {
	case ir.OpAttr, ir.OpGlobal, ir.OpLoad:
		return a.f.NameOf(callee)
	}
	return ""
}

// readers are methods that look something up by its name.
var readers = map[string]bool{
	"get": true, "pop": true, "getlist": true, "get_argument": true, "getvalue": true, "getfirst": true, "getone": true,
}

// setters are methods that give something of a name a value.
var setters = map[string]bool{
	"add": true, "append": true, "set": true, "add_header": true, "append_header": true, "set_header": true, "send_header": true, "setHeader": true,
}

// settings are functions that look a setting up by its name, and take a default for it.
var settings = map[string]bool{"getenv": true, "env": true, "config": true, "str": true, "setdefault": true}

// judge checks what the function gives to things by their names, and its constants.
func (a *analysis) judge() {
	a.literals()
	for _, e := range a.events() {
		if a.live[e.block] == 0 {
			continue
		}
		v := a.vals[e.value]
		if v == bottom {
			continue
		}
		a.give(e, v)
	}
}

// give checks what one thing is given, by its name.
func (a *analysis) give(e nameEvent, v *Val) {
	for _, x := range e.named.givens {
		if !x.Of.Has(e.bearer) || !x.Speaks(e.name) || !a.w.namingHolds(a.f, x) || x.Foreign && a.ownAttribute(e) || a.beside(e, x.Lone) || !a.inside(e, x.Within) || !a.heldBy(e, x.Holder) {
			continue
		}
		m := &modelCall{a: a, id: e.id, fn: &knowledge.Function{}, result: v, name: e.name, called: bottom, pos: e.pos, end: e.end}
		m.self.id = e.value
		if e.bearer == knowledge.Variable && !a.readsName(e.value) {
			m.self.id = ir.NoID // the name is this one
		}
		for _, s := range x.Sinks {
			if e.bearer != knowledge.Compared || !a.bothForeign(e) && !a.ofClass(e) {
				m.sink(s)
			}
		}
		m.hazards(x.Hazards, false)
		if v == nil {
			m.unknownValue(x.Hazards)
		}
	}
}

// ownAttribute reports whether a class of the program, which derives from no library's, sets an attribute of its instance,
// or a model of the instance's type speaks of the attribute; or whether it is an entry of a table that a class holds.
func (a *analysis) ownAttribute(e nameEvent) bool {
	switch a.f.Instrs[e.id].Op {
	case ir.OpDict:
		return a.f.Kind == ir.ClassBody
	case ir.OpSetAttr:
	default:
		return false
	}
	own := false
	for _, r := range a.vals[a.f.Arg(e.id, 0)].refs() {
		var o *Obj
		if r.Kind == refObject {
			o = a.obj(r.ID)
		}
		switch {
		case r.Kind == refSelf && a.w.externBase(r.ID) == "", o != nil && o.Class >= 0 && a.w.externBase(o.Class) == "",
			r.Kind == refInst && a.w.base.Attribute(r.Name, e.name) != nil:
			own = true
		case o == nil || o.Kind != objParam || o.Class >= 0: // an argument stands beside its parameter
			return false
		}
	}
	return own
}

// inside reports whether a place is in a function, or in a call, whose name is of a form.
func (a *analysis) inside(e nameEvent, re *regex.Pattern) bool {
	if re == nil || re.MatchString(a.f.Name) || e.within != "" && re.MatchString(e.within) {
		return true
	}
	if a.f.Instrs[e.id].Op != ir.OpCall {
		return false
	}
	for id := a.f.Arg(e.id, 0); ; id = a.f.Arg(id, 0) { // Voucher.objects.create(code=...)
		if re.MatchString(a.f.NameOf(id)) {
			return true
		}
		if a.f.Instrs[id].Op != ir.OpAttr {
			return false
		}
	}
}

// bearing is the side of a comparison that has the name.
func (a *analysis) bearing(e nameEvent) ir.ID {
	if x := a.f.Arg(e.id, 0); x != e.value {
		return a.unrefined(x)
	}
	return a.unrefined(a.f.Arg(e.id, 1))
}

// ofClass reports whether the side of a comparison that has the name is an attribute of a class: a column of a query.
func (a *analysis) ofClass(e nameEvent) bool {
	side := a.bearing(e)
	if a.f.Instrs[side].Op != ir.OpAttr {
		return false
	}
	owner := a.f.Arg(side, 0)
	name := a.bearerName(owner)
	return slices.ContainsFunc(a.vals[owner].refs(), func(r Ref) bool { return r.Kind == refClass }) ||
		name != "" && name[0] >= 'A' && name[0] <= 'Z' && name != strings.ToUpper(name) // of a library that is not there
}

// heldBy reports whether the side of a comparison that has the name is read from something whose name is of a form.
func (a *analysis) heldBy(e nameEvent, re *regex.Pattern) bool {
	if re == nil {
		return true
	}
	side := a.bearing(e)
	switch a.f.Instrs[side].Op {
	case ir.OpCall:
		side = a.f.Arg(side, 0) // config.get("key")
		fallthrough
	case ir.OpAttr, ir.OpIndex:
		return len(a.f.Args(side)) > 0 && re.MatchString(a.bearerName(a.f.Arg(side, 0)))
	}
	return false
}

// beside reports whether a call or a mapping names one of a list, too.
func (a *analysis) beside(e nameEvent, names []string) bool {
	if len(names) == 0 {
		return false
	}
	switch in := &a.f.Instrs[e.id]; in.Op {
	case ir.OpCall:
		return slices.ContainsFunc(a.f.Calls[in.Aux].Names, func(n string) bool { return slices.Contains(names, n) })
	case ir.OpDict:
		args := a.f.Args(e.id)
		for i := 0; i+1 < len(args); i += 2 {
			if k, ok := constText(a.f, args[i]); ok && slices.Contains(names, k) {
				return true
			}
		}
	}
	return false
}

// bothForeign reports whether the side of a comparison that has the name is under somebody's control, too: then neither
// is the program's secret.
func (a *analysis) bothForeign(e nameEvent) bool {
	for i := range 2 {
		if side := a.f.Arg(e.id, i); side != e.value && slices.ContainsFunc(a.vals[side].taint(), func(x Atom) bool {
			return x.is(knowledge.Untrusted) && x.Flags&(viaUnresolved|passedIn) == 0 // what an unknown call looks up by them is the program's
		}) {
			return true
		}
	}
	return false
}

// readsName reports whether a register is read from something that has a name.
func (a *analysis) readsName(id ir.ID) bool {
	switch a.f.Instrs[id].Op {
	case ir.OpAttr, ir.OpGlobal, ir.OpLoad, ir.OpIndex:
		return true
	}
	return false
}

// named reports whether giving a value to the name that a register is read from breaks a rule.
func (a *analysis) named(id ir.ID, v *Val, rule string) bool {
	if id = a.unrefined(id); a.readsName(id) {
		return a.gives(a.w.names.of(a.bearerName(id)), v, rule)
	}
	return slices.ContainsFunc(a.events(), func(e nameEvent) bool {
		return e.bearer == knowledge.Variable && e.value == id && a.gives(e.named, v, rule)
	})
}

// gives reports whether a value that is given a name breaks a rule.
func (a *analysis) gives(n *named, v *Val, rule string) bool {
	if n == nil {
		return false
	}
	return slices.ContainsFunc(n.givens, func(x *knowledge.Naming) bool {
		return x.Of.Has(knowledge.Global) && slices.ContainsFunc(x.Hazards, func(h *knowledge.Hazard) bool {
			return h.Rule == rule && !slices.ContainsFunc(h.When, func(c *knowledge.Condition) bool { return a.test(c, v) != truthy })
		})
	})
}

// claims makes the header or the claims of a signed token, its first two parts between dots, no secret: without the
// signature nobody takes them for the token.
func (a *analysis) claims(id ir.ID, v *Val) *Val {
	at := a.f.Arg(id, 1)
	if at == ir.NoID || a.f.Instrs[at].Op != ir.OpConst || len(v.taint()) == 0 {
		return v
	}
	if c := &a.f.Consts[a.f.Instrs[at].Aux]; c.Kind != ir.Int || c.Int != 0 && c.Int != 1 {
		return v
	}
	parts := a.sameOnAllWays(a.f.Arg(id, 0), 5)
	if a.f.Instrs[parts].Op != ir.OpCall {
		return v
	}
	args := a.f.Args(parts)
	if dot, ok := constText(a.f, args[min(1, len(args)-1)]); !ok || dot != "." || a.f.NameOf(args[0]) != "split" {
		return v
	}
	return v.withTaint(mapAtoms(v.taint(), func(x Atom) Atom {
		if x.Origin.Source != nil && x.Origin.Source.Class == knowledge.Secret {
			x.Kinds = 0
		}
		return x
	}))
}

// sameOnAllWays is the register that a register is on all ways that lead to it; the register itself where they differ.
func (a *analysis) sameOnAllWays(id ir.ID, depth int) ir.ID {
	if id = a.unrefined(id); a.f.Instrs[id].Op != ir.OpPhi || depth == 0 {
		return id
	}
	one := ir.NoID
	for _, x := range a.f.Args(id) {
		switch x = a.sameOnAllWays(x, depth-1); {
		case x == id: // the way round a loop
		case one == ir.NoID:
			one = x
		case x != one:
			return id
		}
	}
	if one == ir.NoID {
		return id
	}
	return one
}

// fallback reports whether a module imports a function in an except clause that a known one has been imported for before:
// where both are there, the first one is what runs.
func (a *analysis) fallback(b ir.BlockID, id ir.ID) bool {
	if a.f.Kind != ir.ModuleBody || !slices.ContainsFunc(a.f.Blocks[b].Instrs, func(x ir.ID) bool { return a.f.Instrs[x].Op == ir.OpCatch }) {
		return false
	}
	imported := func(v *Val) bool {
		refs := v.refs()
		return len(refs) == 1 && refs[0].Kind == refExtern && a.w.base.Function(refs[0].Name) != nil
	}
	return imported(a.vals[a.f.Arg(id, 0)]) && slices.ContainsFunc(a.effects, func(e effect) bool {
		return e.kind == effectGlobal && e.key.Name == a.f.NameOf(id) && imported(e.val)
	})
}

// namingHolds reports whether a naming speaks of the names that a function gives.
func (w *World) namingHolds(f *ir.Function, x *knowledge.Naming) bool {
	m := f.Module
	if x.Imports != "" && !w.modules[m.ID].imports[x.Imports] {
		return false
	}
	defines := func(name string) bool {
		return w.prog.Defines(m, name) || f.Kind == ir.ClassBody &&
			slices.ContainsFunc(f.Class.Fields, func(field ir.Field) bool { return field.Name == name })
	}
	if len(x.Defines) > 0 && !slices.ContainsFunc(x.Defines, defines) || slices.ContainsFunc(x.Without, defines) {
		return false
	}
	if x.Outside == nil {
		return true
	}
	place := m.Name
	if f.Kind == ir.ClassBody {
		place += "." + f.Qualified
	}
	return !slices.ContainsFunc(strings.Split(place, "."), x.Outside.MatchString)
}

// namedSources adds to a value what the name that it is read by says of it. A constant, a function or a class is known
// better than by its name.
func (a *analysis) namedSources(id ir.ID, names []*knowledge.Naming, v *Val) *Val {
	if v == bottom || v != nil && v.Const != nil {
		return v
	}
	for _, r := range v.refs() {
		unknown := r.Kind == refExtern && a.w.base.Function(r.Name) == nil && a.w.base.Type(r.Name) == nil
		if r.Kind != refObject && r.Kind != refInst && !unknown {
			return v
		}
	}
	for _, x := range names {
		if x.Received && !carries(v, knowledge.Untrusted) {
			continue
		}
		if x.Source != nil {
			v = v.withTaint(joinTaint(v.taint(), a.source(id, x.Source)))
			continue
		}
		v = v.withTaint(mapAtoms(v.taint(), func(y Atom) Atom {
			if y.Origin.Source != nil && y.Origin.Source.Class == x.Clears {
				y.Kinds = 0
			}
			return y
		}))
	}
	return v
}
