package audit

import (
	"path"
	"slices"
	"sort"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/program"
	"github.com/touchstone-sec/touchstone/internal/regex"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// A tree is the code that claims are held against: all of its text files, those that touchstone parses and those that it
// does not, with an index of the words in them.
type tree struct {
	files  []*file // by path
	byPath map[string]*file
	byBase map[string][]*file
	words  *lexicon
}

// A file is one text of the tree.
type file struct {
	*source.File
	number  int32
	code    string // the text with comments blanked, offsets kept
	module  *ir.Module
	spans   []*span      // functions and classes, by their beginning
	words   []occurrence // of the lexicon, ascending
	lexicon *lexicon
}

// A span is a function or class of a file, its decorators included.
type span struct {
	fn          *ir.Function // the function, or the body of the class
	pos, end    int32
	first, last int // lines
}

// maxIndexed bounds the files whose words are indexed, in bytes: what is larger was not written by hand.
const maxIndexed = 1 << 20

func newTree(files []*source.File, prog *program.Program) *tree {
	t := &tree{byPath: map[string]*file{}, byBase: map[string][]*file{}, words: &lexicon{number: map[string]uint32{}}}
	for _, f := range files {
		t.files = append(t.files, &file{File: f})
	}
	sort.Slice(t.files, func(i, j int) bool { return t.files[i].Path < t.files[j].Path })
	for i, f := range t.files {
		f.number = int32(i)
		t.byPath[f.Path] = f
		base := strings.ToLower(path.Base(f.Path))
		t.byBase[base] = append(t.byBase[base], f)
		f.code = uncomment(f.File)
		if len(f.Text) <= maxIndexed {
			t.index(f)
		}
	}
	for _, m := range prog.Modules {
		if m.Text != "" {
			continue
		}
		f := t.byPath[m.File.Path]
		if f == nil { // of an installed package: what it does is looked up, but no claim is about it
			f = &file{File: m.File, code: uncomment(m.File), number: -1}
			t.byPath[m.File.Path] = f
		}
		f.module = m
		f.spans = spansOf(f, m)
	}
	return t
}

// find is the file that a claim means by a path: the very one; else the one whose path ends in the longest part of it.
// Several that end in as much are all returned.
func (t *tree) find(name string) []*file {
	name = path.Clean(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "file://"))
	if f := t.byPath[name]; f != nil && f.number >= 0 {
		return []*file{f}
	}
	parts := strings.Split(strings.Trim(name, "/"), "/")
	var best []*file
	common := 0
	for _, f := range t.byBase[strings.ToLower(parts[len(parts)-1])] {
		n := commonEnd(parts, strings.Split(f.Path, "/"))
		switch {
		case n > common:
			best, common = []*file{f}, n
		case n == common:
			best = append(best, f)
		}
	}
	return best
}

// suffix reports how many parts two paths have in common at their ends.
func commonEnd(a, b []string) (n int) {
	for n < len(a) && n < len(b) && strings.EqualFold(a[len(a)-1-n], b[len(b)-1-n]) {
		n++
	}
	return n
}

// spansOf lists the functions and classes of a module, by their beginning.
func spansOf(f *file, m *ir.Module) (out []*span) {
	add := func(fn *ir.Function, pos, end int32) {
		s := &span{fn: fn, pos: f.decorated(pos), end: end}
		s.first, s.last = f.Position(s.pos).Line, f.Position(max(s.end-1, s.pos)).Line
		out = append(out, s)
	}
	for _, fn := range m.Functions {
		if fn.Kind == ir.Def {
			add(fn, fn.Pos, fn.End)
		}
	}
	for _, c := range m.Classes {
		add(c.Body, c.Pos, c.End)
	}
	slices.SortStableFunc(out, func(a, b *span) int { return int(a.pos - b.pos) })
	return out
}

// maxDecorators bounds the lines above a definition that are searched for its decorators.
const maxDecorators = 24

// decorated is where the decorators of a definition begin, which is the definition itself where it has none.
func (f *file) decorated(pos int32) int32 {
	line := f.Position(pos).Line
	indent := indentOf(f.Line(line))
	first := line
	for n := line - 1; n >= 1 && n >= line-maxDecorators; n-- {
		text := f.Line(n)
		trimmed := strings.TrimSpace(text)
		if trimmed == "" || indentOf(text) < indent {
			break
		}
		if indentOf(text) == indent {
			if strings.HasPrefix(trimmed, "@") {
				first = n
			} else if !strings.HasPrefix(trimmed, ")") && !strings.HasPrefix(trimmed, "#") {
				break
			}
		}
	}
	if first == line {
		return pos
	}
	return f.Offset(source.Position{Line: first, Column: 1})
}

func indentOf(line string) int { return len(line) - len(strings.TrimLeft(line, " \t")) }

// around is the innermost function or class around a line, nil at the level of the module.
func (f *file) around(line int) *span {
	var best *span
	for _, s := range f.spans {
		if s.first <= line && line <= s.last && (best == nil || s.end-s.pos <= best.end-best.pos) {
			best = s
		}
	}
	return best
}

// tests are paths of test code.
var tests = regex.NewPattern(`(^|/)(tests?|testing|spec|__tests__)/|(^|/)(test_[^/]*|[^/]*_tests?|conftest|tests)\.py$`)
