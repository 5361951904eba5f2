package flow

import (
	"iter"
	"strings"
)

// This file reads the outline of a pattern's text: its groups and choices. What a pattern admits is asked of package regex.

// marks are the places of a pattern's brackets and bars, each with how many groups are open behind it. Those that stand for themselves,
// behind a backslash or in a set of characters, are none.
func marks(pattern string) iter.Seq2[int, int] {
	return func(yield func(at, open int) bool) {
		open := 0
		for i := 0; i < len(pattern); i++ {
			switch pattern[i] {
			case '\\':
				i++
				continue
			case '[':
				i = setEnd(pattern, i) - 1
				continue
			case '(':
				open++
			case ')':
				open--
			case '|':
			default:
				continue
			}
			if !yield(i, open) {
				return
			}
		}
	}
}

// setEnd is where the set of characters ends that begins at a place of a pattern: the pattern's end if nowhere.
func setEnd(pattern string, at int) int {
	i := at + 1
	if strings.HasPrefix(pattern[i:], "^") {
		i++
	}
	if strings.HasPrefix(pattern[i:], "]") { // the first one is a member
		i++
	}
	for ; i < len(pattern); i++ {
		switch pattern[i] {
		case '\\':
			i++
		case ']':
			return i + 1
		}
	}
	return len(pattern)
}

// closing is where the group ends that a pattern begins with; 0 if nowhere.
func closing(pattern string) int {
	for at, open := range marks(pattern) {
		if open == 0 {
			return at + 1
		}
	}
	return 0
}

// alternatives are what a pattern chooses from, without the brackets around each.
func alternatives(pattern string) (out []string) {
	start := 0
	for at, open := range marks(pattern) {
		if pattern[at] == '|' && open == 0 {
			out = append(out, unbracketed(pattern[start:at]))
			start = at + 1
		}
	}
	if start == 0 {
		if inner := unbracketed(pattern); inner != pattern {
			return alternatives(inner)
		}
	}
	return append(out, unbracketed(pattern[start:]))
}

// unbracketed is a pattern without the brackets of the one group that it is.
func unbracketed(pattern string) string {
	if !strings.HasPrefix(pattern, "(") || closing(pattern) != len(pattern) {
		return pattern
	}
	inner := pattern[1 : len(pattern)-1]
	if rest, ok := strings.CutPrefix(inner, "?:"); ok {
		return rest
	}
	if strings.HasPrefix(inner, "?") { // it looks around, or has a name
		return pattern
	}
	return inner
}

// literalBeginning is the text that everything begins with which a pattern matches, as far as it stands there literally.
func literalBeginning(pattern string) string {
	var sb strings.Builder
	if strings.Contains(pattern, "|") {
		return ""
	}
	for p := strings.TrimPrefix(pattern, "^"); p != ""; {
		c, n := p[0], 1
		if c == '\\' && len(p) > 1 && strings.IndexByte("./-:?+", p[1]) >= 0 {
			c, n = p[1], 2
		} else if strings.IndexByte(`\.^$*+?{}[]()`, c) >= 0 {
			break
		}
		if p = p[n:]; p != "" && strings.IndexByte("*?{", p[0]) >= 0 {
			break
		}
		sb.WriteByte(c)
	}
	return sb.String()
}
