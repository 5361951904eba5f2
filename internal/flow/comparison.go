package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds what comparisons say of what they compare: equality, membership, lengths, the hosts of URLs.

func (a *analysis) compare(id ir.ID, in *ir.Instr) *Val {
	xi, yi := a.f.Arg(id, 0), a.f.Arg(id, 1)
	x, y := a.vals[xi], a.vals[yi]
	if x == bottom || y == bottom {
		return bottom
	}
	if r, ok := a.foldCompare(in.Flag, x, y); ok {
		return boolVal(r)
	}
	if r, ok := a.fewCompare(in.Flag, x, y); ok {
		return boolVal(r)
	}
	if (in.Flag == ir.Is || in.Flag == ir.IsNot) && a.madeApart(xi, yi) {
		return boolVal(in.Flag == ir.IsNot)
	}
	if r, ok := a.versionCompare(in.Flag, xi, yi); ok {
		return boolVal(r)
	}
	if r, ok := a.eachCompares(in.Flag, xi, y); ok {
		return boolVal(r)
	}
	if y.isConst(ir.Bool) && x != nil && len(x.Facts) > 0 {
		// A test of a test: valid(x) is False.
		if (in.Flag == ir.Is || in.Flag == ir.IsNot) && a.isMatch(xi) {
			return boolVal(in.Flag == ir.IsNot)
		}
		if is := in.Flag == ir.Is || in.Flag == ir.Eq; is || in.Flag == ir.IsNot || in.Flag == ir.NotEq {
			if facts := (&Val{Facts: x.Facts}); is == (y.Const.Int != 0) {
				return facts
			} else {
				return a.unary(ir.Not, facts)
			}
		}
	}
	if y.isConst(ir.None) && x != nil && len(x.Facts) > 0 {
		// What a match that is not None says of the text.
		if a.isTruth(xi) {
			return boolVal(in.Flag == ir.IsNot || in.Flag == ir.NotEq)
		}
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
			f = f.not()
		}
		facts = append(facts, f)
	}
	a.codePoint(in.Flag, xi, y, add)
	if op, ok := mirrored[in.Flag]; ok {
		a.codePoint(op, yi, x, add)
	}
	if text, ok := a.lengthOf(xi); ok && y.isConst(ir.Int) {
		a.oneLine(in.Flag, text, y, add)
		switch n := y.Const.Int; { // no length is less than nothing
		case in.Flag == ir.GtE && n <= 0, (in.Flag == ir.Gt || in.Flag == ir.NotEq) && n < 0:
			return boolVal(true)
		case in.Flag == ir.Lt && n <= 0, (in.Flag == ir.LtE || in.Flag == ir.Eq) && n < 0:
			return boolVal(false)
		}
		switch n := y.Const.Int; { // of a slash there is one at most
		case in.Flag == ir.Gt && n == 1, in.Flag == ir.GtE && n == 2, in.Flag == ir.NotEq && n == 1:
			add(text, false, Fact{TrueFlags: notTwoSlashes})
		case in.Flag == ir.LtE && n == 1, in.Flag == ir.Lt && n == 2, in.Flag == ir.Eq && n == 1:
			add(text, true, Fact{TrueFlags: notTwoSlashes})
		}
		switch n := y.Const.Int; { // the shortest of the language's own names (__or__) have six letters
		case in.Flag == ir.Gt && n < 6, in.Flag == ir.GtE && n <= 6:
			add(text, false, Fact{True: a.w.attributeKinds})
		case in.Flag == ir.Lt && n <= 6, in.Flag == ir.LtE && n < 6:
			add(text, true, Fact{True: a.w.attributeKinds})
		}
		some, none := y.Const.Int == 1, y.Const.Int == 0 // what the length is less than, or not more than
		switch {
		case in.Flag == ir.Eq && none, in.Flag == ir.Lt && some, in.Flag == ir.LtE && none:
			add(text, true, Fact{True: knowledge.AllKinds}) // nothing is in it
		case in.Flag == ir.NotEq && none, in.Flag == ir.GtE && some, in.Flag == ir.Gt && none:
			add(text, false, Fact{True: knowledge.AllKinds})
		case in.Flag == ir.Eq:
			add(text, true, Fact{True: a.w.sizeKinds})
		case in.Flag == ir.NotEq:
			add(text, false, Fact{True: a.w.sizeKinds})
		}
	}
	a.limit(in.Flag, xi, yi, y, add)
	switch in.Flag { // the limit stands first
	case ir.Lt:
		a.limit(ir.Gt, yi, xi, x, add)
	case ir.LtE:
		a.limit(ir.GtE, yi, xi, x, add)
	case ir.Gt:
		a.limit(ir.Lt, yi, xi, x, add)
	case ir.GtE:
		a.limit(ir.LtE, yi, xi, x, add)
	}
	if list, ok := a.setCompare(in, xi, yi); ok {
		for _, f := range list {
			add(f.Target, true, f)
		}
	}
	if of := a.raisedOf(xi); of != ir.NoID && a.w.exceptionSource != nil && len(y.refs()) > 0 && a.ownMessages(y) && a.exceptions(y) {
		add(of, in.Flag == ir.Eq || in.Flag == ir.Is || in.Flag == ir.In, Fact{True: a.w.kindsOf[knowledge.Exception]}) // type(e) is HTTPError
	}
	a.tupleCompare(in.Flag, xi, yi, y, add)
	switch in.Flag {
	case ir.Eq, ir.NotEq, ir.Is, ir.IsNot:
		eq := in.Flag == ir.Eq || in.Flag == ir.Is
		if of, ok := a.typeOf(xi); ok && len(y.refs()) == 1 && y.Refs[0].Kind == refExtern && numberTypes[y.Refs[0].Name] {
			add(of, eq, Fact{True: knowledge.AllKinds})
		}
		for _, f := range append(a.chosenBy(xi, y), a.authentic(xi, yi)...) {
			add(f.Target, eq, f)
		}
		if !chosenTogether(x, y) {
			a.equality(xi, yi, x, y, eq, add)
			a.equality(yi, xi, y, x, eq, add)
		}
	case ir.In, ir.NotIn:
		if m := a.ownMethod(y, "__contains__"); m != nil {
			v := a.callFunction(id, m, &bound{self: y}, &callArgs{pos: []argv{{xi, x}}})
			if v.truth() != truthUnknown {
				return boolVal((v.truth() == truthy) == (in.Flag == ir.In))
			}
			for _, f := range v.facts() {
				add(f.Target, in.Flag == ir.In, f)
			}
			if facts != nil {
				return &Val{Facts: facts}
			}
			return nil
		}
		if es, ok := a.elements(y); ok && slices.ContainsFunc(es, func(e *Val) bool { return sharesOrigin(x, e) || chosenTogether(x, e) }) {
			break
		}
		a.membership(xi, yi, x, y, in.Flag == ir.In, add)
	}
	facts = append(facts, a.ranOnce(in.Flag, xi, y)...)
	if facts == nil {
		return nil
	}
	return &Val{Facts: facts}
}

// typeOf finds the value whose type a register is: type(x).
func (a *analysis) typeOf(id ir.ID) (ir.ID, bool) {
	if id = a.unrefined(id); a.f.Instrs[id].Op != ir.OpCall {
		return ir.NoID, false
	}
	args := a.f.Args(id)
	if len(args) != 2 || a.f.Instrs[args[0]].Op != ir.OpGlobal || a.f.NameOf(args[0]) != "type" {
		return ir.NoID, false
	}
	return args[1], true
}

var numberTypes = map[string]bool{"builtins.int": true, "builtins.float": true, "builtins.bool": true}

// eachCompares decides a comparison of an element of a list of constants, where it comes out the same for all of them.
func (a *analysis) eachCompares(op uint8, xi ir.ID, y *Val) (r, ok bool) {
	if y == nil || y.Const == nil || a.f.Instrs[a.unrefined(xi)].Op != ir.OpNext {
		return false, false
	}
	es, ok := a.constantElements(xi)
	for i, e := range es {
		one, known := a.foldCompare(op, e, y)
		if !known || i > 0 && one != r {
			return false, false
		}
		r = one
	}
	return r, ok
}

// limit: a text that is no longer than a number which is not the client's. What a whole body or file may have is no limit for a
// pattern.
func (a *analysis) limit(op uint8, length, most ir.ID, n *Val, add func(ir.ID, bool, Fact)) {
	text, ok := a.lengthOf(length)
	if !ok || fromSource(n) {
		return
	}
	kinds := a.w.sizeKinds
	if n.isConst(ir.Int) && n.Const.Int > maxMatched || !n.isConst(ir.Int) && wholeFile.MatchString(a.bearerName(a.unrefined(most))) {
		kinds &^= a.w.regexKinds
	}
	switch op {
	case ir.Lt, ir.LtE:
		add(text, true, Fact{True: kinds})
		add(text, false, Fact{True: a.w.bindKinds}) // there is something in it
	case ir.Gt, ir.GtE:
		add(text, false, Fact{True: kinds})
		add(text, true, Fact{True: a.w.bindKinds})
	}
}

// maxMatched is the length up to which a test of the length is taken to be for the sake of a pattern.
const maxMatched = 10_000

// wholeFile are the names of limits for what is sent as a whole.
var wholeFile = regex.NewPattern(`(?i)upload|image|photo|picture|file|body|payload|content|attachment|document|bytes|(^|_)[kmg]i?b$`)

// equality: what equals a trusted value is that value.
func (a *analysis) equality(target, other ir.ID, x, y *Val, eq bool, add func(ir.ID, bool, Fact)) {
	if s, known := y.text(); known && s == "" {
		add(target, !eq, Fact{True: a.w.bindKinds})
	}
	if url, ok := a.urlPart(target); ok && (!shares(x, y) || !sameData(x, y)) {
		// Whatever the other side is, it is not what the URL says of itself.
		same := Fact{True: a.w.urlKinds}
		if y.reads("") || y.isConst(ir.None) {
			same = a.withoutHost().not()
			same.True |= a.w.urlKinds &^ a.w.redirectKinds
		}
		if base, ok := a.urlPart(other); shares(x, y) && !(ok && a.ofInstance(base)) { // whose host is for whoever made the object to choose
			same.Except = y // the address that the URL was joined to
		}
		add(url, eq, same)
		if whole := a.parsedText(target); whole != url {
			add(whole, eq, same) // the URL that it was joined to
		}
		add(a.parsedParts(target), eq, same) // its parts, which geturl() puts together again
	}
	if s, known := y.text(); known && s != "" {
		if url, ok := a.schemeOf(target); ok {
			add(url, eq, Fact{True: a.w.argumentKinds | a.w.misplaced.htmlMisplaced}) // it begins with a letter, and runs no script
		}
	}
	if text, n, ok := a.firstOf(target); ok {
		if s, known := y.text(); known && n == int64(len(s)) { // text[:4] == "abcd"
			if test, ok := a.stringTest(text, a.vals[text], "startswith", &callArgs{pos: []argv{{other, y}}}); ok {
				for _, f := range test.Facts {
					add(f.Target, eq, f)
				}
			}
		}
	}
	if f, ok := a.slashAt(target, y); ok {
		add(f.Target, eq, f)
	}
	if flags := a.pieceTested(target, y); flags != 0 {
		add(target, eq, Fact{Flags: flags})
	}
	if flags := a.ownForm(target, other); flags != 0 {
		add(target, eq, Fact{TrueFlags: flags})
	}
	if path, folder, ok := a.commonPath(target, other); ok {
		if a.canonicalPath(path) {
			for _, f := range a.andJoined(Fact{Target: path, True: a.w.pathKinds, Except: y}, folder) {
				add(f.Target, eq, f)
			}
		} else {
			add(path, eq, Fact{TrueFlags: belowFolder})
		}
	}
	if len(x.taint()) > 0 && (len(y.taint()) == 0 || sameData(y, x) || !fromSource(y) && !shares(x, y)) && a.canonicalPath(target) {
		for _, f := range a.andJoined(Fact{Target: target, True: a.w.pathKinds, Except: y}, other) {
			add(f.Target, eq, f) // the folder itself, which is for the caller to choose
		}
	}
	if path, ok := a.fileIn(target); ok && a.canonicalPath(path) && (sameData(y, a.vals[path]) || !fromSource(y)) {
		add(path, eq, Fact{True: a.w.pathKinds, Except: y}) // a file right in the folder
	}
	if kinds := removed(x, y); kinds != 0 && a.madeOf(other, target, 3) {
		add(target, eq, Fact{True: kinds}) // basename(name) == name
	}
	if len(x.taint()) > 0 && !fromSource(y) && !shares(x, y) && a.namedInEach(other) {
		add(target, eq, Fact{True: knowledge.AllKinds, Except: y}) // one of the names that the program's own records have
	}
	if len(x.taint()) == 0 || len(y.taint()) > 0 || y != nil && len(y.Refs) > 0 && y.Const == nil {
		return
	}
	if y != nil && y.Const != nil {
		if y.Const.Kind == ir.None {
			return
		}
		if s, ok := y.text(); !ok || len(s) != 1 || !a.character(target) { // see codePoint
			add(target, eq, Fact{True: knowledge.AllKinds, Equals: y.Const})
		}
		return
	}
	_, constant := a.constantElements(other)
	if next := a.unrefined(other); constant || a.f.Instrs[next].Op == ir.OpNext && len(a.deep(a.vals[a.iterated1(next)])) == 0 {
		add(target, eq, Fact{True: knowledge.AllKinds}) // of a collection that is not the client's: an allow-list by its use
	}
}

// namedInEach reports whether a register is what each element of a collection that is gone through has as its name: candidate.name, row["key"].
func (a *analysis) namedInEach(id ir.ID) bool {
	id = a.unrefined(id)
	switch a.f.Instrs[id].Op {
	case ir.OpAttr:
	case ir.OpIndex:
		if _, constant := idiom.ConstText(a.f, a.f.Arg(id, 1)); !constant {
			return false
		}
	default:
		return false
	}
	next := a.unrefined(a.f.Arg(id, 0))
	return a.f.Instrs[next].Op == ir.OpNext && !fromSource(a.vals[a.iterated1(next)])
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

// canMeet reports whether a declaration, which XML writes in capitals, is met when a text in small letters or in capitals is looked for
// in a register.
func (a *analysis) canMeet(declaration string, id ir.ID) bool {
	id = a.untested(id)
	lowered := false
	if f := a.f; f.Instrs[id].Op == ir.OpCall && f.Arg(id, 0) != ir.NoID && f.Instrs[f.Arg(id, 0)].Op == ir.OpAttr {
		name := f.NameOf(f.Arg(id, 0))
		lowered = name == "lower" || name == "casefold"
	}
	return lowered == (declaration == strings.ToLower(declaration))
}

// membership: an element of a trusted collection is trusted; a text that lacks ".." does not climb.
func (a *analysis) membership(xi, yi ir.ID, x, y *Val, in bool, add func(ir.ID, bool, Fact)) {
	if urls := a.addressURLs(xi); len(urls) > 0 && a.isAddress(xi) && !fromSource(y) {
		for _, url := range urls {
			add(url, in, Fact{True: a.w.ssrfKinds, False: a.w.ssrfKinds}) // the program knows which networks it means
		}
	}
	if name, ok := a.packageOf(xi); ok {
		plain := add
		add = func(target ir.ID, holds bool, f Fact) {
			if plain(target, holds, f); target == xi && f.True&a.w.importKinds != 0 {
				plain(name, holds, Fact{True: a.w.importKinds}) // a module of one of these packages
			}
		}
	}
	if char, ok := a.categoryOf(xi); ok {
		if es, known := a.elements(y); known && len(es) > 0 && !slices.ContainsFunc(es, func(e *Val) bool { return !letterOrDigit(e) }) {
			add(char, in, Fact{True: knowledge.AllKinds})
		}
		return
	}
	if url, ok := a.urlPart(xi); ok && a.holdsEmpty(y) { // this host or none
		same := a.withoutHost().not()
		same.True |= a.w.urlKinds &^ a.w.redirectKinds
		add(url, in, same)
		if whole := a.parsedText(xi); whole != url {
			add(whole, in, same)
		}
		add(a.parsedParts(xi), in, same)
		return
	}
	if ins, ok := a.instructionOf(xi); ok && !fromSource(y) {
		add(ins, in, Fact{True: a.w.pythonKinds})
	}
	if es, ok := a.elements(y); y.isConst(ir.None) || ok && len(es) == 0 && a.isTuple(y) {
		return // a list that is left out
	}
	if f, ok := a.among(xi, yi, y); ok {
		add(f.Target, in, f)
		return
	}
	if text, ok := a.partsOf(yi); ok && x.reads("..") {
		yi, y = text, a.vals[text]
	}
	if es, ok := a.constantElements(xi); ok && slices.ContainsFunc(es, func(e *Val) bool { return e.reads("//") }) {
		add(yi, in, Fact{Flags: notTwoSlashes})
	}
	if s, ok := x.text(); ok && len(y.taint()) > 0 {
		switch s {
		case "\n", "\r", "\r\n":
			add(yi, in, Fact{False: a.w.lineKinds})
		case "/", "\\":
			add(yi, in, Fact{False: a.w.pathKinds, Note: "a check for \"" + s + "\""})
		case "//":
			add(yi, in, Fact{Flags: notTwoSlashes})
		case "..", "../", "/..", "..\\":
			add(yi, in, Fact{Flags: noDotDot, Note: "a check for \"" + s + "\" leaves absolute paths"})
		case "__":
			add(yi, in, Fact{False: a.w.attributeKinds})
		case "<!DOCTYPE", "<!doctype", "<!ENTITY", "<!entity":
			if f := (Fact{False: a.w.entityKinds}); a.canMeet(s, yi) {
				if x.isConst(ir.Bytes) && !slices.Contains(a.f.Module.Names, "decode") { // bytes in UTF-16 spell it otherwise
					f.False &^= a.w.contentKinds &^ a.w.swellKinds
				}
				add(yi, in, f)
			}
		default:
			if len(s) == 1 {
				f := Fact{False: a.w.alphabet.safe(charsOf(s).not()), Note: "a deny-list of \"" + s + "\" is no proof of safety"}
				if s == "'" || s == `"` {
					f.Lacks = &lackedBy{whenFalse: charsOf(s)}
				}
				add(yi, in, f)
				return
			}
			add(yi, in, Fact{Note: "a deny-list of \"" + s + "\" is no proof of safety"})
		}
		return
	}
	if text, ok := a.beginningOf(xi); ok && a.formulas(y) {
		add(text, in, Fact{True: a.w.csvKinds, False: a.w.csvKinds}) // what begins so is written otherwise
	}
	if url, ok := a.urlPart(xi); ok && !shares(x, y) {
		add(url, in, Fact{True: a.w.urlKinds})
		add(a.parsedParts(xi), in, Fact{True: a.w.urlKinds})
	}
	if url, ok := a.schemeOf(xi); ok {
		if s, known := a.shortest(y); known && s != "" {
			add(url, in, Fact{True: a.w.argumentKinds | a.w.misplaced.htmlMisplaced})
		}
	}
	if f, ok := a.slashAt(xi, y); ok {
		add(f.Target, in, f)
	}
	if path, ok := a.parentsOf(yi); ok && !fromSource(x) {
		for _, f := range a.andJoined(Fact{Target: path, True: a.w.pathKinds}, xi) {
			add(f.Target, in, f)
		}
		return
	}
	if len(x.taint()) == 0 {
		return
	}
	if es, ok := a.elements(y); ok {
		if slices.ContainsFunc(es, namesInnards) {
			add(xi, in, Fact{False: a.w.attributeKinds})
		}
		if flags := a.pieceTested(xi, es...); flags != 0 {
			add(xi, in, Fact{Flags: flags})
		}
	}
	if y == nil {
		add(xi, in, Fact{True: knowledge.AllKinds})
		return
	}
	if _, ok := y.text(); ok {
		add(xi, in, Fact{True: knowledge.AllKinds}) // some part of a fixed text
		return
	}
	if a.classConstants(y) {
		add(xi, in, Fact{True: knowledge.AllKinds})
		return
	}
	if a.lookedUp(yi, xi) {
		add(xi, in, Fact{True: knowledge.AllKinds})
		return
	}
	for _, t := range a.deep(y) {
		if src := t.Origin.Source; src != nil && src != librarySource && src.Class != knowledge.Stored {
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
				add(xi, in, Fact{True: knowledge.AllKinds})
				return
			}
		}
	}
	// A collection that is not known here, but not the client's: an allow-list by its use.
	add(xi, in, Fact{True: knowledge.AllKinds})
}

// namesInnards reports whether a text is an attribute by which all others are reached: a list of those that an object keeps to itself
// names it.
func namesInnards(v *Val) bool {
	s, _ := v.text()
	return innards[s]
}

var innards = map[string]bool{"__globals__": true, "__builtins__": true, "__class__": true, "__subclasses__": true, "__init__": true, "__dict__": true}

// packageOf is the dotted name whose first part a register is: name.split(".")[0], name.partition(".")[0].
func (a *analysis) packageOf(id ir.ID) (ir.ID, bool) {
	if id = a.unrefined(id); a.f.Instrs[id].Op != ir.OpIndex || !a.vals[a.f.Arg(id, 1)].isConst(ir.Int) || a.vals[a.f.Arg(id, 1)].Const.Int != 0 {
		return ir.NoID, false
	}
	call := a.unrefined(a.f.Arg(id, 0))
	if a.f.Instrs[call].Op != ir.OpCall || len(a.f.Args(call)) < 2 {
		return ir.NoID, false
	}
	method := a.f.Arg(call, 0)
	if name := a.f.NameOf(method); a.f.Instrs[method].Op != ir.OpAttr || name != "split" && name != "partition" || !a.vals[a.f.Arg(call, 1)].reads(".") {
		return ir.NoID, false
	}
	return a.f.Arg(method, 0), true
}

// classConstants reports whether a value may be a collection of constants that a class or a module holds, whatever else an
// instance may have been given in its place.
func (a *analysis) classConstants(v *Val) bool {
	return slices.ContainsFunc(v.Refs, func(r Ref) bool {
		if r.Kind != refObject || r.ID < globalObjects {
			return false
		}
		o := a.obj(r.ID)
		return o != nil && o.Exact && len(o.Elems) > 0 && !slices.ContainsFunc(o.Elems, func(e *Val) bool { return e == nil || e.Const == nil })
	})
}

// hostFacts are what an empty host says of the URL that it was taken from.
func (a *analysis) hostFacts(id ir.ID, v *Val) *Val {
	urls := a.urlsOf(id)
	if len(urls) == 0 {
		return v
	}
	out := Val{}
	if v != nil && v != bottom {
		out = *v
	}
	out.Facts = append(out.Facts[:len(out.Facts):len(out.Facts)], aboutURL(urls, a.withoutHost())...)
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

// madeApart reports whether two registers are objects that two calls of a library's classes make: never the same one.
func (a *analysis) madeApart(x, y ir.ID) bool {
	made := func(id ir.ID) bool {
		if a.f.Instrs[id].Op != ir.OpCall {
			return false
		}
		refs := a.vals[a.f.Arg(id, 0)].refs()
		if len(refs) != 1 || refs[0].Kind != refExtern {
			return false
		}
		name := refs[0].Name
		last := name[strings.LastIndexByte(name, '.')+1:]
		return last != "" && last[0] >= 'A' && last[0] <= 'Z' && len(a.vals[id].refs()) == 1 && a.vals[id].Refs[0].Kind == refInst
	}
	x, y = a.unrefined(x), a.unrefined(y)
	return x != y && made(x) && made(y)
}
