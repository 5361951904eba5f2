package audit

import (
	"path"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// A region is the code that a claim's place means: the functions around the lines, or the lines themselves with some
// around them where they stand in none.
type region struct {
	*file
	first, last int            // lines, inclusive
	from, to    int            // the lines that the claim gives; 0 where it gives none
	fns         []*ir.Function // whose code stands there, wholly or in part
	whole       bool           // the whole file, because no line is given
	named       bool           // the code of what the claim names, because no line is given: what that calls counts as well
	via         string         // how the code was reached from the place of the claim; "" for the place itself
}

const (
	slack      = 3   // lines by which a reviewer may miss a definition
	marginCode = 8   // lines around a place in no function
	marginText = 12  // the same in files that are no programs
	maxSpan    = 160 // lines of a function that a claim on one line of it means
)

// regionAt is the code around some lines of a file; with first 0 it is the whole file.
func (f *file) regionAt(first, last int) *region {
	count := f.LineCount()
	if first <= 0 {
		return f.with(&region{file: f, first: 1, last: count, whole: true})
	}
	last = max(last, first)
	margin := marginText
	if f.module != nil {
		margin = marginCode
	}
	r := &region{file: f, first: max(1, first-margin), last: min(count, last+margin), from: first, to: last}
	var spans []*span
	for i, line := range []int{first, last, first + slack, first - slack} {
		if i > 1 && len(spans) > 0 {
			break
		}
		if s := f.around(line); s != nil {
			spans = append(spans, s)
		}
	}
	if len(spans) > 0 {
		lo, hi := count, 1
		for _, s := range spans {
			lo, hi = min(lo, s.first), max(hi, s.last)
		}
		if hi-lo > maxSpan {
			lo, hi = max(lo, first-maxSpan/4), min(hi, last+maxSpan/4)
		}
		r.first, r.last = min(lo, first), max(hi, last)
	}
	return f.with(r)
}

// regionOf is the code of one function.
func (t *tree) regionOf(fn *ir.Function, via string) *region {
	f := t.byPath[fn.Module.File.Path]
	if f == nil {
		return nil
	}
	for _, s := range f.spans {
		if s.fn == fn {
			return f.with(&region{file: f, first: s.first, last: s.last, via: via})
		}
	}
	return nil
}

// tight is the part of a region around the very lines that the claim gives: what a value is shows on its line.
func (r *region) tight() *region {
	if r.from == 0 {
		return r
	}
	t := *r
	t.first, t.last = max(r.first, r.from-closeBy), min(r.last, r.to+closeBy)
	return &t
}

// closeBy are the lines by which a reviewer may miss a value.
const closeBy = 8

// with fills in the functions of a region.
func (f *file) with(r *region) *region {
	if f.module == nil {
		return r
	}
	for _, fn := range f.module.Functions {
		if fn.Kind == ir.ModuleBody {
			r.fns = append(r.fns, fn)
			continue
		}
		first, last := f.Position(fn.Pos).Line, f.Position(fn.End).Line
		if first <= r.last && last >= r.first {
			r.fns = append(r.fns, fn)
		}
	}
	return r
}

// text is the code of the region, with comments blanked, and the offset at which it begins.
func (r *region) text() (string, int32) {
	from := r.start()
	to := int32(len(r.Text))
	if r.last < r.LineCount() {
		to = r.Offset(source.Position{Line: r.last + 1, Column: 1})
	}
	return r.code[from:to], from
}

// start is the offset at which the region begins.
func (r *region) start() int32 { return r.Offset(source.Position{Line: r.first, Column: 1}) }

// at is a place in the region's file.
func (r *region) at(pos, end int32) *finding.Location {
	return &finding.Location{File: r.File, Pos: pos, End: end}
}

// holds reports whether an offset lies in the region.
func (r *region) holds(pos int32) bool {
	line := r.Position(pos).Line
	return r.first <= line && line <= r.last
}

// callsIn lists the calls that stand in the region.
func (x *facts) callsIn(r *region) (out []*call) {
	for _, fn := range r.fns {
		for _, c := range x.of(fn) {
			if r.holds(c.pos) {
				out = append(out, c)
			}
		}
	}
	return out
}

var rendering = regex.NewPattern(`(^|\.)(render|render_template|render_to_string|render_to_response|TemplateResponse|get_template|select_template|template|render_string|view|jinja2_template|render_async)$`)

// reach lists the code that the region calls, so many calls deep, and the templates that it renders.
func (t *tree) reach(x *facts, r *region, depth int) (out []*region) {
	seen := map[*ir.Function]bool{}
	for _, fn := range r.fns {
		if fn.Kind == ir.Def {
			seen[fn] = true
		}
	}
	templates := map[*file]bool{}
	level := []*region{r}
	for range depth {
		var next []*region
		for _, at := range level {
			for _, c := range x.callsIn(at) {
				if rendering.MatchString(c.name) {
					for _, f := range t.rendered(c) {
						if !templates[f] {
							templates[f] = true
							out = append(out, &region{file: f, first: 1, last: f.LineCount(), via: "rendered"})
						}
					}
				}
				for _, g := range c.targets {
					if seen[g] || len(out)+len(next) > maxReach {
						continue
					}
					seen[g] = true
					if q := t.regionOf(g, "called"); q != nil {
						next = append(next, q)
					}
				}
			}
		}
		out = append(out, next...)
		level = next
	}
	return out
}

// maxReach bounds the functions that one place is said to reach.
const maxReach = 48

// rendered are the templates that a call names.
func (t *tree) rendered(c *call) (out []*file) {
	for _, a := range c.args {
		name, ok := constText(c.fn, a.id)
		if !ok || path.Ext(name) == "" || strings.ContainsAny(name, " \n<") {
			continue
		}
		for _, f := range t.byBase[strings.ToLower(path.Base(name))] {
			if strings.HasSuffix("/"+f.Path, "/"+strings.TrimPrefix(name, "/")) {
				out = append(out, f)
			}
		}
	}
	return out
}

// constText is the value of a text literal.
func constText(f *ir.Function, id ir.ID) (string, bool) {
	for id != ir.NoID && f.Instrs[id].Op == ir.OpSigma {
		id = f.Arg(id, 0)
	}
	if id == ir.NoID || f.Instrs[id].Op != ir.OpConst {
		return "", false
	}
	c := &f.Consts[f.Instrs[id].Aux]
	return c.Str, c.Kind == ir.Str
}
