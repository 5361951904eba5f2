package flow

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// This file tells once of what several flows show, as rules say (knowledge.One...): what one change of the program mends.

// A datum is what a rule of flows tells of once; the zero datum is told of at each place.
type datum struct {
	source  *knowledge.Source
	of      *ir.Function // where the data come from
	pos     int32
	param   int32
	fn      *ir.Function // the function that has the sinks, or the calls down to them; nil for any
	part    string       // of what comes from there
	first   bool         // the first place tells best
	outside bool         // the text is made in another function than the one that sends it
}

// datumOf is what a hit is of. Where each place is told, data are no datum for being one value.
func (w *World) datumOf(one string, h *hit) datum {
	o := h.atom.Origin
	d := datum{source: o.Source, of: o.Fn, pos: o.Pos, param: o.Index}
	switch one {
	case knowledge.OneSecret:
		if w.cfg.Published && !w.eachPlace() { // a text of several pieces, and the same text in another order
			return datum{of: o.Fn, fn: h.fn}
		}
		return datum{source: o.Source, of: o.Fn, fn: h.fn, part: h.name}
	case knowledge.OneText:
		f, sends := outermost(h)
		if w.cfg.Published && !w.eachPlace() { // the habit of a class of handlers, which its maintainers see once
			return datum{of: topmost(f), first: true}
		}
		if reachedFrom(o.Fn, h) || sendsCaught(f, sends) {
			d.fn, d.first = f, true // each handler is mended for itself, with all its branches
			return d
		}
		d.outside = true
		return d
	case knowledge.OneArgument:
		call := h.instrAt(ir.OpCall)
		if call == ir.NoID || len(h.fn.Args(call)) < 2 || h.fn.Arg(call, 1) == ir.NoID {
			return datum{}
		}
		first := &h.fn.Instrs[h.fn.Arg(call, 1)]
		d.fn, d.part = h.fn, h.fn.Module.File.Text[first.Pos:first.End]
		return d
	case knowledge.OneSource, knowledge.OneValue, knowledge.OneData:
		if one == knowledge.OneSource {
			if g := chooser(h); g != nil {
				return datum{of: g}
			}
			if handsBack(h) {
				return d
			}
		}
		f, call := outermost(h)
		if w.tellsAll() || w.eachPlace() && one != knowledge.OneData || call == ir.NoID || f.Instrs[call].Op != ir.OpCall {
			return datum{}
		}
		d.fn, d.part = f, comesBack(h)+partOf(f, call, h)
		if one == knowledge.OneSource && w.TellsOnce() && o.Fn == f { // what is read twice by one name
			d.pos, d.part = 0, f.Module.File.Text[o.Pos:o.End]
		}
		return d
	}
	return datum{}
}

// eachPlace reports whether the profile tells of each place that one change might mend, and not of the one that tells best: who
// hardens a program goes from place to place.
func (w *World) eachPlace() bool { return w.cfg.Rank > 0 }

// tellsAll reports whether what somebody seems to mean so is told all the same: the profile is pedantic.
func (w *World) tellsAll() bool { return w.cfg.Rank > 1 }

// TellsOnce reports whether a package that others install is reviewed, and its maintainers see once what one change mends.
func (w *World) TellsOnce() bool { return w.cfg.Published && !w.eachPlace() }

// toldOnce is what a rule tells of once, which in such a package may be more.
func (w *World) toldOnce(r *knowledge.Rule) string {
	if r.One == "" && w.TellsOnce() {
		return r.Once
	}
	return r.One
}

// MendedIn has one finding stand for all of the rule that one function is to blame for.
func (c *Candidate) MendedIn(f *ir.Function) { c.datum = datum{of: f} }

// givenFirst is the text in the program of the constant, or of the variable of a module, that the call of a hazard is given first, or
// names the value that the function has made for it and for other calls; "" where it is given something else.
func givenFirst(h *hit) string {
	id := h.instrAt(ir.OpCall)
	if id == ir.NoID || h.place != nil || len(h.fn.Args(id)) < 2 {
		return ""
	}
	first := h.fn.Arg(id, 1)
	if copies[h.fn.NameOf(h.fn.Arg(id, 0))] && len(h.fn.Args(id)) > 2 {
		first = h.fn.Arg(id, 2)
	}
	f, x := written(h.fn, first)
	switch in := &f.Instrs[x]; in.Op {
	case ir.OpConst, ir.OpGlobal:
		return f.Module.File.Text[in.Pos:in.End]
	case ir.OpCall, ir.OpFormat, ir.OpBinary:
		return fmt.Sprint("#", f.ID, " ", x)
	}
	return ""
}

// copies are functions that are given second what they make.
var copies = map[string]bool{"copy": true, "copy2": true, "copyfile": true, "move": true, "copytree": true}

// written is where a value of a function stands: that of a variable of its module, to which the module assigns once, in the module's body.
func written(f *ir.Function, id ir.ID) (*ir.Function, ir.ID) {
	id = idiom.Unrefined(f, id)
	if f.Instrs[id].Op != ir.OpGlobal {
		return f, id
	}
	body, found := moduleBody(f), ir.NoID
	for i := range body.Instrs {
		if set := ir.ID(i); body.Instrs[i].Op == ir.OpSetGlobal && body.Instrs[i].Name == f.Instrs[id].Name {
			if found != ir.NoID {
				return f, id
			}
			found = idiom.Unrefined(body, body.Arg(set, 0))
		}
	}
	if found == ir.NoID {
		return f, id
	}
	return body, found
}

// moduleBody stands for the module of a function.
func moduleBody(f *ir.Function) *ir.Function {
	for f.Parent != nil {
		f = f.Parent
	}
	return f
}

// outermost is the call that leads to the sink of a hit in the function that has the data, or the sink itself: a call or the return
// of a value; ir.NoID where it is neither.
func outermost(h *hit) (*ir.Function, ir.ID) {
	if h.path != nil {
		f := h.path.Fn
		return f, ir.ID(slices.IndexFunc(f.Instrs, func(in ir.Instr) bool { return in.Op == ir.OpCall && in.Pos == h.path.Pos && in.End == h.path.End }))
	}
	if call := h.instrAt(ir.OpCall); call != ir.NoID {
		return h.fn, call
	}
	return h.fn, h.instrAt(ir.OpReturn)
}

// sendsCaught reports whether an instruction sends something of an exception that its own function caught, whoever caught it before.
func sendsCaught(f *ir.Function, id ir.ID) bool {
	p := parts{f: f, seen: map[ir.ID]bool{}}
	p.reach(id)
	for x := range p.seen {
		if f.Instrs[x].Op == ir.OpCatch {
			return true
		}
	}
	return false
}

// againstOne names the secret with which a function compares data, whatever data those are; "" where each place is told, or it does not show.
func (w *World) againstOne(h *hit) string {
	id := h.instrAt(ir.OpCompare)
	if id == ir.NoID || !w.TellsOnce() {
		return ""
	}
	for _, x := range h.fn.Args(id) {
		sides := []ir.ID{idiom.Unrefined(h.fn, x)}
		if h.fn.Instrs[sides[0]].Op == ir.OpFormat { // f"Bearer {TOKEN}"
			sides = h.fn.Args(sides[0])
		}
		for _, y := range sides {
			if y == ir.NoID {
				continue
			}
			in := &h.fn.Instrs[idiom.Unrefined(h.fn, y)]
			if in.Op != ir.OpAttr && in.Op != ir.OpGlobal && in.Op != ir.OpLoad {
				continue
			}
			if text := h.fn.Module.File.Text[in.Pos:in.End]; !(h.atom.Origin.Fn == h.fn && in.Pos <= h.atom.Origin.Pos && h.atom.Origin.End <= in.End) {
				return fmt.Sprint("function ", h.fn.ID, " ", text)
			}
		}
	}
	return ""
}

// withinClass reports whether data go from where they come in to a sink by methods of one class alone, and nothing else gives
// them back.
func (h *hit) withinClass() bool {
	class := classAround(h.atom.Origin.Fn)
	if class == nil || classAround(h.fn) != class || h.atom.Flags&viaUnresolved != 0 {
		return false
	}
	for _, s := range [...]*Step{h.path, h.atom.Step} {
		for ; s != nil; s = s.Prev {
			if s.Kind == stepReturn || s.Fn != nil && classAround(s.Fn) != class {
				return false
			}
		}
	}
	return true
}

// classAround is the class of a method, or of the method that a function stands in; nil where there is none.
func classAround(f *ir.Function) *ir.Class {
	for f.Class == nil && f.Parent != nil {
		f = f.Parent
	}
	return f.Class
}

// reachedFrom reports whether a function has the sink of a hit, or calls what leads to it.
func reachedFrom(f *ir.Function, h *hit) bool {
	for _, s := range [...]*Step{h.path, h.atom.Step} {
		for ; s != nil; s = s.Prev {
			if s.Fn == f && s.Kind != stepGuard && s.Kind != stepReturn {
				return true
			}
		}
	}
	return h.fn == f
}

// comesBack are the calls that the data come back from on their way: two calls of one function that reads a parameter of a
// request give two values.
func comesBack(h *hit) string {
	var b strings.Builder
	for s := h.atom.Step; s != nil; s = s.Prev {
		if s.Kind == stepReturn {
			b.WriteString(strconv.Itoa(int(s.Fn.ID)) + ":" + strconv.Itoa(int(s.Pos)) + " ")
		}
	}
	return b.String()
}

// handsBack reports whether data come back from a function of the program which reads them under a name of its own: its callers say
// nothing of what they want.
func handsBack(h *hit) bool {
	for s := h.atom.Step; s != nil; s = s.Prev {
		if s.Kind != stepReturn || s.Prev != nil { // the first station
			continue
		}
		call := ir.ID(slices.IndexFunc(s.Fn.Instrs, func(in ir.Instr) bool { return in.Op == ir.OpCall && in.Pos == s.Pos && in.End == s.End }))
		return call != ir.NoID && !slices.ContainsFunc(s.Fn.Args(call)[1:], func(x ir.ID) bool { _, text := idiom.ConstText(s.Fn, x); return text })
	}
	return false
}

// choosing are names of functions that say where to go.
var choosing = regex.NewPattern(`(?i)(^|_)(redirect|next|return|safe|clean|valid|validate|validated|sanitize|resolve)(_\w+)?(_?(to|url|uri|path|target|page|location))?$`)

// chooser is the function of the program from which data come back last, where its name says that it chooses where to go: it is
// mended there, whoever calls it.
func chooser(h *hit) *ir.Function {
	s := h.atom.Step
	if s == nil || s.Kind != stepReturn || h.path != nil || !choosing.MatchString(s.Name) {
		return nil
	}
	for _, g := range s.Fn.Module.Functions {
		if g.Name == s.Name && g.Kind == ir.Def {
			return g
		}
	}
	return nil
}

// partOf are the names and keys by which what a call is given is read of the data: data["source"] and data["target"] are two
// values, path and path.parent are one.
func partOf(f *ir.Function, call ir.ID, h *hit) string {
	p := parts{f: f, h: h, seen: map[ir.ID]bool{}}
	if !p.reach(call) { // where the data come in does not show: all counts
		p = parts{f: f, seen: map[ir.ID]bool{}}
		p.reach(call)
	}
	slices.Sort(p.keys)
	return strings.Join(slices.Compact(p.keys), "\x00")
}

// parts goes from a value back to where the data come in.
type parts struct {
	f    *ir.Function
	h    *hit // nil: data may come in anywhere
	seen map[ir.ID]bool
	keys []string
}

// maxReached bounds the instructions that are looked at on the way.
const maxReached = 300

// ofPath are attributes of a path that are made of it whole.
var ofPath = []string{"name", "stem", "suffix", "suffixes", "parent", "parents", "parts"}

// reach reports whether a value is made of the data, and keeps by what names and keys.
func (p *parts) reach(id ir.ID) bool {
	if id == ir.NoID || p.seen[id] || len(p.seen) > maxReached {
		return false
	}
	p.seen[id] = true
	in := &p.f.Instrs[id]
	if p.h != nil && p.comesIn(in) {
		return true
	}
	if p.h != nil && in.Op == ir.OpCall && p.h.atom.Origin.Fn != p.f && p.f.NameOf(p.f.Arg(id, 0)) == p.h.atom.Origin.Fn.Name {
		p.keys = append(p.keys, "@"+strconv.Itoa(int(in.Pos))) // gives them back inside something
		return true
	}
	args, key := p.f.Args(id), ""
	switch in.Op {
	case ir.OpConst, ir.OpGlobal, ir.OpFrom, ir.OpImport:
		return false
	case ir.OpParam:
		return p.h == nil || p.h.atom.Origin.Fn != p.f
	case ir.OpSigma: // what was tested is not what it was tested for
		return p.reach(args[0])
	case ir.OpIndex:
		if key = p.constant(args[1]); key != "" {
			args = args[:1]
		}
	case ir.OpUnpack:
		key = "#" + strconv.Itoa(int(in.Aux))
	case ir.OpAttr:
		if name := p.f.NameOf(id); !slices.Contains(ofPath, name) {
			key = "." + name
		}
	case ir.OpCall:
		if callee := &p.f.Instrs[args[0]]; callee.Op == ir.OpAttr { // the method's name is no part of the data
			args = slices.Clone(args)
			name := p.f.NameOf(args[0])
			args[0] = p.f.Arg(args[0], 0)
			if (name == "get" || name == "pop") && len(args) > 1 {
				if key = p.constant(args[1]); key != "" {
					args = args[:1]
				}
			}
		}
	}
	reached := false
	for _, x := range args {
		reached = p.reach(x) || reached
	}
	if reached && key != "" {
		p.keys = append(p.keys, key)
	}
	return reached || p.h == nil && len(args) == 0
}

// comesIn reports whether the data come in at an instruction: at their source, or where a call gives them back.
func (p *parts) comesIn(in *ir.Instr) bool {
	if o := p.h.atom.Origin; o.Fn == p.f && o.Pos <= in.Pos && in.End <= o.End && in.Op != ir.OpConst {
		return true
	}
	for s := p.h.atom.Step; s != nil; s = s.Prev {
		if s.Kind == stepReturn && s.Fn == p.f && s.Pos == in.Pos && s.End == in.End {
			return true
		}
	}
	return false
}

// constant is the text of a key that the program fixes, "" for another one.
func (p *parts) constant(id ir.ID) string {
	if id == ir.NoID {
		return ""
	}
	in := &p.f.Instrs[idiom.Unrefined(p.f, id)]
	if in.Op != ir.OpConst {
		return ""
	}
	return "[" + p.f.Module.File.Text[in.Pos:in.End] + "]"
}

// maxAgain is how many other places a finding names that show the same defect.
const maxAgain = 5

// perDatum keeps one finding of what a rule tells of once, and names the places of the others: the one that is told best or, of a
// text that one function makes for several, one at the place where it is made.
func perDatum(list []*Candidate) []*Candidate {
	type told struct {
		rule string
		of   datum
	}
	best, again := map[told]*Candidate{}, map[told][]finding.Location{}
	for _, c := range list {
		if k := (told{c.Rule.ID, c.datum}); c.datum.of != nil && (best[k] == nil || c.tellsBetter(best[k])) {
			best[k] = c
		}
	}
	list = slices.DeleteFunc(list, func(c *Candidate) bool {
		k := told{c.Rule.ID, c.datum}
		if c.datum.of == nil || best[k] == c {
			return false
		}
		again[k] = append(again[k], c.Location)
		return true
	})
	for _, c := range list {
		others := again[told{c.Rule.ID, c.datum}]
		if len(others) == 0 || c.datum.of == nil {
			continue
		}
		if c.datum.outside {
			c.Location, c.Function = c.Trace[0].Location, c.Trace[0].Function
		}
		for _, l := range others[:min(len(others), maxAgain)] {
			c.Facts = append(c.Facts, finding.Fact{Message: "the same defect shows here", Location: &l})
		}
		if more := len(others) - maxAgain; more > 0 {
			c.Facts = append(c.Facts, finding.Fact{Message: "the same defect shows at " + strconv.Itoa(more) + " more places"})
		}
	}
	return list
}

// perProgram has what a rule takes for a habit of the whole program told once, in a package that others install.
func (w *World) perProgram(list []*Candidate) []*Candidate {
	if !w.TellsOnce() || len(w.prog.Functions) == 0 {
		return list
	}
	for _, c := range list {
		if c.Rule.One == knowledge.OneProgram && !c.Doubtful() {
			c.datum = datum{of: w.prog.Functions[0]}
		}
	}
	return list
}

// maxLedTo is how many calls of a helper of the program that does harm are told each for itself in a package that others install.
const maxLedTo = 3

// perHelper has data that many functions hand to one helper told once there, in a package that others install: who mends the helper mends
// them all, and its maintainers look for the calls themselves.
func (w *World) perHelper(list []*Candidate) []*Candidate {
	if !w.TellsOnce() || len(w.prog.Functions) == 0 {
		return list
	}
	type helper struct {
		rule *knowledge.Rule
		at   finding.Location
	}
	calls := map[helper]int{}
	led := func(c *Candidate) bool { return !c.hazard && c.sink.File != nil && !c.Doubtful() }
	for _, c := range list {
		if led(c) && c.Location != c.sink {
			calls[helper{c.Rule, c.sink}]++
		}
	}
	for _, c := range list {
		if led(c) && calls[helper{c.Rule, c.sink}] > maxLedTo {
			c.datum = datum{of: w.prog.Functions[0], pos: c.sink.Pos, part: c.sink.File.Path}
		}
	}
	return list
}

// tellsBetter reports whether one finding of a piece of data is to stand for another one.
func (c *Candidate) tellsBetter(old *Candidate) bool {
	if c.datum.first && c.Doubtful() == old.Doubtful() {
		return c.Location.Pos < old.Location.Pos
	}
	return betterTold(c, old)
}

// tableAround is the outermost list or dictionary of the function in which a hit stands, of which the same is said.
func tableAround(h *hit, said string) datum {
	out := datum{}
	for i := range h.fn.Instrs {
		in := &h.fn.Instrs[i]
		if (in.Op == ir.OpDict || in.Op == ir.OpList) && in.Pos <= h.pos && h.end <= in.End && (out.of == nil || in.Pos < out.pos) {
			out = datum{of: h.fn, pos: in.Pos, part: said}
		}
	}
	return out
}

// maxEntries is how many credentials of one table are told each for itself.
const maxEntries = 10

// perTable has a table of many credentials told once: who takes one out of the source takes all.
func perTable(list []*Candidate) []*Candidate {
	entries := map[datum]int{}
	for _, c := range list {
		entries[c.table]++
	}
	for _, c := range list {
		if c.table.of != nil && entries[c.table] > maxEntries {
			c.datum = c.table
		}
	}
	return list
}

// notTold are findings without those of tables in which a value is told by itself.
func notTold(list []*Candidate) []*Candidate {
	type place struct {
		rule *knowledge.Rule
		file *source.File
	}
	if !slices.ContainsFunc(list, func(c *Candidate) bool { return c.Written }) {
		return list
	}
	single := map[place][]*Candidate{}
	for _, c := range list {
		if !c.Written {
			k := place{c.Rule, c.Location.File}
			single[k] = append(single[k], c)
		}
	}
	return slices.DeleteFunc(list, func(t *Candidate) bool {
		return t.Written && slices.ContainsFunc(single[place{t.Rule, t.Location.File}], func(c *Candidate) bool {
			return t.Location.Pos <= c.Location.Pos && c.Location.End <= t.Location.End
		})
	})
}
