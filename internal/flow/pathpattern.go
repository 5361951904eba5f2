package flow

import "github.com/touchstone-sec/touchstone/internal/regex"

// This file holds patterns of paths: what a text that one matches is known for as a path, or as an address.

// asPath notes what holds of whatever a pattern matches from its beginning on; whole, if nothing follows that.
func (g *guard) asPath(pattern string, whole bool) {
	n, ok := regex.NeighboursOf(pattern, 0, whole)
	if !ok {
		return
	}
	if n.BeginOnly('/') {
		g.flags |= leadingSlash
	}
	if !n.BeginWith('/', '/') && !n.BeginWith('/', '\\') && !n.BeginWith('\\', '/') && !n.BeginWith('\\', '\\') {
		g.flags |= notTwoSlashes
	}
	if whole && !n.Begin('/') {
		g.flags |= notAbsolute
	}
	if whole && !n.Adjoin('.', '.') {
		g.flags |= noDotDot
	}
	g.below = g.lacks.has(':') && !n.Begin('/') && !n.Begin('\\') && !n.Begin(' ') && !n.Begin('\t') && !n.Begin('\n')
}
