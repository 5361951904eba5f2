package source

import (
	"errors"
	"fmt"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// globs are the patterns of --include or --exclude: doublestar's, on slash paths relative to the root. A pattern that
// matches a folder speaks of everything below it.
type globs []string

func newGlobs(option string, patterns []string) (globs, error) {
	g := make(globs, 0, len(patterns))
	for _, p := range patterns {
		clean := strings.TrimSuffix(strings.TrimPrefix(p, "./"), "/")
		err := doublestar.ErrBadPattern
		switch {
		case clean == "":
			err = errors.New("empty pattern")
		case doublestar.ValidatePattern(clean):
			err = nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s %q: %w", option, p, err)
		}
		g = append(g, clean)
	}
	return g, nil
}

// match returns the first pattern that matches a path without a trailing slash.
func (g globs) match(path string) (pattern string, ok bool) {
	for _, p := range g {
		if doublestar.MatchUnvalidated(p, path) {
			return p, true
		}
	}
	return "", false
}

// matchAround returns the first pattern that matches a path or a folder around it.
func (g globs) matchAround(path string) (pattern string, ok bool) {
	for i := range path {
		if path[i] == '/' {
			if pattern, ok = g.match(path[:i]); ok {
				return pattern, true
			}
		}
	}
	if path == "" {
		return "", false
	}
	return g.match(path)
}
