package flow

import (
	"slices"
	"strings"
	"unicode"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/secret"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// This file finds the places of credentials in the code, which no report may show. What is one the rules about credentials
// say, in whatever profile: each of their hits knows the text. It is hidden where the hit is, and where else a constant is
// that text, or has the form of a known key. So is what could be one and is given to what they would look at, reported or
// not.

// credential is the text that makes a hazard one of a credential; "" for other hazards.
func (m *modelCall) credential(h *knowledge.Hazard) string {
	if !m.a.w.credentials[h.Rule] {
		return ""
	}
	for _, c := range h.When {
		if c.Secret || c.Match != nil || c.Constant != nil || c.Arg.Base == knowledge.PortValue {
			v, _, _ := m.port(c.Arg)
			if s, ok := v.text(); ok {
				return s
			}
			if s, ok := m.a.constantOfClass(v).text(); ok {
				return s
			}
		}
	}
	s, _ := m.result.text()
	return s
}

// Credentials are the places of credentials in files.
func (w *World) Credentials(in func(*source.File) bool) []finding.Location {
	c := &credentials{w: w, everywhere: map[string]bool{}, here: map[*source.File][]hidden{}}
	for i := range w.funcs {
		if s := w.funcs[i].summary; s != nil {
			for j := range s.Hits {
				c.hit(&s.Hits[j])
			}
		}
	}
	for _, m := range w.prog.Modules {
		if in(m.File) {
			c.module(m)
		}
	}
	c.out = append(c.out, w.tableValues...)
	return c.out
}

type credentials struct {
	w          *World
	everywhere map[string]bool           // what is no common word
	here       map[*source.File][]hidden // by the file of a hit
	out        []finding.Location
}

// A hidden text, and the place of a hit that is about it.
type hidden struct {
	text     string
	pos, end int32
}

func (c *credentials) hit(h *hit) {
	if h.hazard == nil || h.pending != nil || h.shown == "" {
		return
	}
	s := h.shown
	if l := c.w.base.LiteralIn(s); l != nil {
		_, end := l.Secret(s)
		s = s[l.Shown(s):end]
	}
	if distinctive(s) {
		c.everywhere[s] = true
	}
	add := func(f *ir.Function, pos, end int32) {
		c.here[f.Module.File] = append(c.here[f.Module.File], hidden{s, pos, end})
	}
	add(h.fn, h.pos, h.end)
	for s := h.path; s != nil; s = s.Prev {
		add(s.Fn, s.Pos, s.End)
	}
}

// distinctive reports whether a text is so unlike a word that it is the credential wherever it stands.
func distinctive(s string) bool {
	return len(s) >= 6 && (len(s) >= 10 || strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }))
}

// module hides what is in a module: constants, and what the text of the file says again, in comments.
func (c *credentials) module(m *ir.Module) {
	for _, f := range m.Functions {
		if len(f.Instrs) == 0 {
			continue // forgotten: test code
		}
		for _, e := range c.w.funcs[f.ID].events {
			id := idiom.Unrefined(f, e.value)
			if s, ok := idiom.ConstText(f, id); ok && c.about(&e) && secret.Like(s) {
				c.here[m.File] = append(c.here[m.File], hidden{s, f.Instrs[id].Pos, f.Instrs[id].End})
			}
		}
		for i := range f.Instrs {
			if f.Instrs[i].Op == ir.OpConst {
				if s, ok := idiom.ConstText(f, ir.ID(i)); ok {
					c.constant(m.File, s, f.Instrs[i].Pos, f.Instrs[i].End)
				}
			}
		}
	}
	for _, h := range c.here[m.File] {
		if !distinctive(h.text) {
			continue
		}
		for at := 0; ; {
			i := strings.Index(m.File.Text[at:], h.text)
			if i < 0 {
				break
			}
			c.hide(m.File, at+i, at+i+len(h.text))
			at += i + len(h.text)
		}
	}
}

// about reports whether a thing is given a value by a name that rules about credentials look at.
func (c *credentials) about(e *nameEvent) bool {
	return slices.ContainsFunc(e.named.givens, func(x *knowledge.Naming) bool {
		return x.Of.Has(e.bearer) && slices.ContainsFunc(x.Hazards, func(h *knowledge.Hazard) bool { return c.w.credentials[h.Rule] })
	})
}

// constant hides a constant, or the part of it that is secret.
func (c *credentials) constant(f *source.File, s string, pos, end int32) {
	if pos < 0 || int(end) > len(f.Text) || end-pos < 2 {
		return
	}
	from, to := unquoted(f.Text[pos:end])
	if l := c.w.base.LiteralIn(s); l != nil {
		if f.Text[int(pos)+from:int(pos)+to] == s {
			from += l.Shown(s)
			_, last := l.Secret(s)
			to -= len(s) - last
		}
		c.hide(f, int(pos)+from, int(pos)+to)
		return
	}
	if c.everywhere[s] {
		c.hide(f, int(pos)+from, int(pos)+to)
		return
	}
	for _, h := range c.here[f] {
		if h.pos <= pos && end <= h.end && len(s) > 1 && strings.Contains(h.text, s) { // or a part of it
			c.hide(f, int(pos)+from, int(pos)+to)
			return
		}
	}
}

func (c *credentials) hide(f *source.File, pos, end int) {
	c.out = append(c.out, finding.Location{File: f, Pos: int32(pos), End: int32(end)})
}

// unquoted is what stands between the quotes of a literal.
func unquoted(s string) (pos, end int) {
	pos = strings.IndexAny(s, "\"'")
	if pos < 0 {
		return 0, len(s)
	}
	n := 1
	if q := s[pos : pos+1]; strings.HasPrefix(s[pos:], strings.Repeat(q, 3)) {
		n = 3
	}
	return min(pos+n, len(s)), max(len(s)-n, min(pos+n, len(s)))
}
