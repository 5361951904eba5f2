package flow

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds patterns of paths: what the characters are that a text begins with which one matches.

// beginning is what a text begins with that a pattern matches; ok is false where it may begin with something else than what is matched.
func (p *patternTable) beginning(pattern string, use regex.Use) (b regex.Beginning, ok bool) {
	a, ok := regex.Admits(pattern, 0)
	if !ok || use == regex.Search && !a.AnchoredStart {
		return b, false
	}
	return regex.Begins(pattern, 0, use == regex.FullMatch || a.AnchoredEnd)
}

// slashes are what a pattern says of the slashes that a text begins with.
func (p *patternTable) slashes(pattern string, use regex.Use) (flags atomFlags) {
	if !strings.Contains(pattern, "/") {
		return 0
	}
	b, ok := p.beginning(pattern, use)
	if !ok || b.Empty || b.FirstOther || b.First != onlySlash {
		return 0
	}
	flags = leadingSlash
	if !b.Second['/'] && !b.Second['\\'] {
		flags |= notTwoSlashes
	}
	return flags
}

// onlySlash is a set of characters.
var onlySlash = [128]bool{'/': true}

// below reports whether whatever a pattern matches as a whole is a path below where the browser is: it begins with neither slash nor
// backslash, and no scheme stands in it.
func (p *patternTable) below(pattern string, use regex.Use, lacks charset) bool {
	if !lacks.has(':') {
		return false
	}
	b, ok := p.beginning(pattern, use)
	return ok && !b.First['/'] && !b.First['\\'] && !b.First[' '] && !b.First['\t'] && !b.First['\n']
}
