package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds what methods and patterns that test a text say of it.

// charTests are methods of strings that are true only of texts without characters that mean anything to a sink.
var charTests = map[string]bool{
	"isdigit": true, "isdecimal": true, "isnumeric": true, "isalnum": true, "isalpha": true, "isidentifier": true,
}

// stringTest makes the facts of recv.method(args) where the method is a test of a string.
func (a *analysis) stringTest(recv ir.ID, v *Val, method string, c *callArgs) (*Val, bool) {
	if charTests[method] {
		return &Val{Facts: []Fact{{Target: recv, True: knowledge.AllKinds}}}, true
	}
	if recv == ir.NoID { // the receiver is in no register: a base's own method is called
		return nil, false
	}
	if method == "isascii" {
		return &Val{Facts: []Fact{{Target: recv, False: a.w.attributeKinds}}}, true // all the language's own names are
	}
	if f, ok := a.characterTest(recv, method); ok {
		return &Val{Facts: []Fact{f}}, true
	}
	if method == "relative_to" && a.canonicalPath(recv) {
		return &Val{Facts: a.andJoined(Fact{Target: recv, True: a.w.pathKinds, Returned: true}, c.register(0))}, true
	}
	if method == "is_relative_to" && a.canonicalPath(recv) {
		return &Val{Facts: a.andJoined(Fact{Target: recv, True: a.w.pathKinds}, c.register(0))}, true
	}
	if (method == "relative_to" || method == "is_relative_to") && a.isGiven(recv) {
		return &Val{Facts: []Fact{{Target: recv, TrueFlags: belowFolder, Returned: method == "relative_to"}}}, true
	}
	if method == "samefile" {
		if path, ok := a.childOf(recv); ok && !fromSource(c.positional(0)) {
			return &Val{Facts: []Fact{{Target: path, True: a.w.pathKinds | a.w.archiveKinds}}}, true
		}
	}
	if method == "is_absolute" {
		return &Val{Facts: []Fact{{Target: recv, Flags: notAbsolute}}}, true
	}
	if method != "startswith" && method != "endswith" {
		return nil, false
	}
	arg := c.positional(0)
	f := Fact{Target: recv}
	if urls := a.urlsOf(recv); len(urls) > 0 && method == "endswith" && len(c.pos) > 0 && a.hostEnds(c.pos[0]) {
		return &Val{Facts: aboutURL(urls, Fact{True: a.w.urlKinds})}, true // any host of a domain
	}
	switch {
	case method == "endswith":
		f.Note = "a check of the end leaves the beginning open"
	case a.canonicalPath(recv) && !a.climbs(arg) && len(c.pos) > 0 && a.openEnded(c.pos[0]):
		f.Note = "no separator ends the beginning that is looked for: a folder beside that one begins so, too"
	case a.canonicalPath(recv) && !a.climbs(arg):
		f.True = a.w.pathKinds
	case a.isGiven(recv) && len(c.pos) > 0 && a.unended(c.pos[0].id) != c.pos[0].id:
		f.TrueFlags = belowFolder
	default:
		s, ok := a.shortest(arg)
		if !ok && len(c.pos) > 0 {
			if es, of := a.constantElements(c.pos[0].id); of {
				s, ok = shortestOf(es)
			}
		}
		if ok {
			if s != "" && s[0] != '-' {
				f.True = a.w.startKinds | a.w.misplaced.htmlMisplaced // a link of another scheme than javascript
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
		} else if arg != nil && arg != bottom && strings.HasSuffix(arg.tail(), "/") && !fromSource(arg) && !shares(a.vals[recv], arg) {
			f.True = a.w.urlKinds // whatever the program's address is, its host ends there
		} else if arg != nil && arg != bottom && strings.HasSuffix(arg.tail(), "/") && !leadsAway(arg, a.w.redirectKinds) && !shares(a.vals[recv], arg) {
			f.True = a.w.redirectKinds // the host that the browser has asked is the one it is sent to
		} else if len(a.deep(arg)) == 0 {
			f.Note = "a check of the beginning of a text that is not in canonical form"
		}
	}
	if method == "startswith" {
		f.Flags |= a.refusedBeginnings(recv, arg)
		if path, ok := a.relativePath(recv); ok && a.climbs(arg) {
			return &Val{Facts: []Fact{{Target: path, False: a.w.pathKinds}}}, true
		}
	}
	switch s, ok := arg.text(); {
	case ok && s == "__" && method == "endswith":
		f.False |= a.w.attributeKinds // the language's own names end so
	case ok && (s == "__" || s == "_") && method == "startswith":
		f.False |= a.w.attributeKinds
		if s == "_" {
			f.False |= a.w.importKinds // what is for others to call
		}
	case ok && s == "-" && method == "startswith":
		f.False |= a.w.argumentKinds // no option
	case !ok && method == "startswith" && a.formulas(arg):
		f.False |= a.w.csvKinds
	}
	return &Val{Facts: a.andJoined(f, c.register(0))}, true
}

// leadsAway reports whether data of a source are in a text that do harm in an address: a request's own host is none of them.
func leadsAway(v *Val, kinds knowledge.KindMask) bool {
	return slices.ContainsFunc(v.taint(), func(x Atom) bool { return x.Origin.Source != nil && x.Kinds&kinds != 0 })
}

// childOf is the path whose folder a register is: path.parent.
func (a *analysis) childOf(id ir.ID) (ir.ID, bool) {
	for range idiom.MaxRefinements {
		switch id = a.unrefined(id); {
		case a.f.Instrs[id].Op == ir.OpAttr && a.f.NameOf(id) == "parent":
			return a.f.Arg(id, 0), true
		case a.f.Instrs[id].Op == ir.OpCall && a.f.Instrs[a.f.Arg(id, 0)].Op == ir.OpAttr && a.f.NameOf(a.f.Arg(id, 0)) == "resolve":
			id = a.f.Arg(a.f.Arg(id, 0), 0)
		default:
			return ir.NoID, false
		}
	}
	return ir.NoID, false
}

// fileIn is the path whose folder a register is: path.parent, dirname(path).
func (a *analysis) fileIn(id ir.ID) (ir.ID, bool) {
	id = a.untested(id)
	if args := a.f.Args(id); a.f.Instrs[id].Op == ir.OpCall && len(args) == 2 && a.f.NameOf(args[0]) == "dirname" {
		return args[1], true
	}
	return a.childOf(id)
}

// sameFile makes the facts of os.path.samefile(a, b): of a path that is one of the program's files, or lies in one of its folders.
func (a *analysis) sameFile(c *callArgs) (*Val, bool) {
	var facts []Fact
	for i := range min(len(c.pos), 2) {
		path, other := c.pos[i].id, c.positional(1-i)
		if fromSource(other) || path == ir.NoID {
			continue
		}
		if file, ok := a.fileIn(path); ok {
			if path = file; !a.canonicalPath(path) {
				continue // "folder/.." is in the folder, by its text
			}
		}
		facts = append(facts, a.andJoined(Fact{Target: path, True: a.w.pathKinds}, c.register(1-i))...)
	}
	return &Val{Facts: facts}, len(facts) > 0
}

// openEnded reports whether a folder's path, as which others begin, is known not to end in a separator.
func (a *analysis) openEnded(x argv) bool {
	s, ok := x.val.text()
	if d := a.constantOfClass(x.val); !ok && d != nil {
		s, ok = d.text()
	}
	if ok {
		return len(s) > 1 && s[len(s)-1] != '/' && s[len(s)-1] != '\\'
	}
	return x.id != ir.NoID && (a.canonicalPath(x.id) || a.canonicalField(x.id))
}

// canonicalField reports whether a register is an attribute of the method's own instance that its class gives canonical paths, and
// nothing else.
func (a *analysis) canonicalField(id ir.ID) bool {
	id = a.unrefined(id)
	if args := a.f.Args(id); a.f.Instrs[id].Op == ir.OpCall && len(args) == 2 && a.f.NameOf(args[0]) == "str" {
		id = a.unrefined(args[1])
	}
	if !a.ofInstance(id) {
		return false
	}
	name, canonical := a.f.NameOf(id), false
	for _, m := range a.f.Class.Methods {
		for i := range m.Instrs {
			if m.Instrs[i].Op != ir.OpSetAttr || m.NameOf(ir.ID(i)) != name {
				continue
			}
			given := m.Arg(ir.ID(i), 1)
			if m.Instrs[given].Op != ir.OpCall || !wholePaths[m.NameOf(m.Arg(given, 0))] {
				return false
			}
			canonical = true
		}
	}
	return canonical
}

// wholePaths are functions and methods that give paths in canonical form, which end in no separator.
var wholePaths = map[string]bool{"realpath": true, "abspath": true, "normpath": true, "resolve": true}

// climbs reports whether a text, or one of several, is the beginning of a path out of its folder.
func (a *analysis) climbs(v *Val) bool { return a.refusedBeginnings(ir.NoID, v) != 0 }

// refusedBeginnings are what a path is known for that begins with none of some texts: relative, and, where it is
// normalised, below its folder.
func (a *analysis) refusedBeginnings(path ir.ID, v *Val) (flags atomFlags) {
	texts := []*Val{v}
	if es, ok := a.elements(v); ok {
		texts = es
	}
	for _, t := range texts {
		switch s, _ := t.text(); s {
		case "/":
			flags |= notAbsolute
		case "..", "../":
			if path == ir.NoID || a.canonicalPath(path) {
				flags |= noDotDot
			}
		}
	}
	return flags
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

// beginsPlain reports whether whatever a pattern matches begins with something else than a hyphen, for all that it chooses from.
func beginsPlain(pattern string, depth int) bool {
	pattern = strings.TrimPrefix(pattern, "^")
	if list := alternatives(pattern); len(list) > 1 {
		return depth > 0 && !slices.ContainsFunc(list, func(p string) bool { return !beginsPlain(p, depth-1) })
	}
	end := 1
	switch {
	case pattern == "":
		return false
	case pattern[0] == '(':
		end = closing(pattern)
		inner := strings.TrimPrefix(pattern[1:max(end-1, 1)], "?:")
		if end == 0 || depth == 0 || strings.HasPrefix(inner, "?") || !beginsPlain(inner, depth-1) {
			return false
		}
	case pattern[0] == '\\' && len(pattern) > 1:
		end = 2
	case pattern[0] == '[':
		end = setEnd(pattern, 0)
	}
	if end < len(pattern) && strings.IndexByte("*?{", pattern[end]) >= 0 {
		return false
	}
	if pattern[0] == '(' {
		return true
	}
	chars, _, single := regex.Matches(pattern[:end], 0)
	return single && !chars['-']
}

// patternTest makes the facts of re.match and its relatives.
func (a *analysis) patternTest(target ir.ID, pattern string, use regex.Use) []Fact {
	g := a.w.patterns.guards(pattern, use)
	f := Fact{Target: target, True: g.kinds, TrueFlags: g.flags}
	lacks := lackedBy{whenTrue: g.lacks}
	if g.below {
		f.True |= a.w.redirectKinds
	}
	if use != regex.Search || strings.HasPrefix(pattern, "^") {
		if beginsWithHost(pattern, use == regex.Search) {
			f.True |= a.w.urlKinds | a.w.startKinds
		}
		if beginsPlain(strings.TrimPrefix(pattern, `\A`), 3) {
			f.True |= a.w.argumentKinds
		}
	}
	if class, ok := strings.CutPrefix(strings.TrimPrefix(pattern, "^"), "["); ok && strings.HasSuffix(class, "]") && (use == regex.Match || strings.HasPrefix(pattern, "^")) && formulaClass(class) {
		f.True, f.False = f.True|a.w.csvKinds, a.w.csvKinds // what begins so is written otherwise
	}
	if use == regex.Search {
		found, climbs := searched(pattern)
		f.False |= a.w.alphabet.safe(found.not()) // none of the characters was found
		lacks.whenFalse = found
		if climbs {
			f.Flags |= noDotDot
		}
	}
	if lacks != (lackedBy{}) {
		f.Lacks = &lacks
	}
	if g.kinds|f.False == 0 && f.TrueFlags == 0 {
		f.Note = "the pattern admits characters that do harm"
	}
	return []Fact{f}
}

// searched are the characters of which a pattern finds any, and whether it finds "..", too: a choice of both.
func searched(pattern string) (found charset, climbs bool) {
	for _, p := range alternatives(pattern) {
		if chars, other, single := regex.Matches(p, 0); single {
			found = found.or(charsetOf(&chars, other))
		}
		climbs = climbs || p == `\.\.` || p == `\.{2}` || p == `[.]{2}` || p == `[.][.]`
	}
	return found, climbs
}

// formulaClass reports whether a set of characters has all those with which a spreadsheet's formula begins.
func formulaClass(class string) bool {
	return !strings.HasPrefix(class, "^") && !strings.Contains(strings.TrimSuffix(class, "]"), "]") && strings.Contains(class, "=") &&
		strings.Contains(class, "+") && strings.Contains(class, "-") && strings.Contains(class, "@")
}

// formulas reports whether a value names all characters with which a spreadsheet's formula begins.
func (a *analysis) formulas(v *Val) bool {
	c, ok := a.characters(v)
	return ok && charsOf("=+-@").minus(c).empty()
}

// beginningOf is the text whose first character a register is: text[0], text[:1].
func (a *analysis) beginningOf(id ir.ID) (ir.ID, bool) {
	id = a.unrefined(id)
	if a.f.Instrs[id].Op != ir.OpIndex {
		return ir.NoID, false
	}
	key := a.f.Arg(id, 1)
	is := func(x ir.ID, n int64) bool {
		return x != ir.NoID && a.vals[x].isConst(ir.Int) && a.vals[x].Const.Int == n
	}
	if a.f.Instrs[key].Op == ir.OpSlice {
		low := a.f.Arg(key, 0)
		return a.f.Arg(id, 0), (low == ir.NoID || is(low, 0)) && is(a.f.Arg(key, 1), 1)
	}
	return a.f.Arg(id, 0), is(key, 0)
}
