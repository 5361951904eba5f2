package source

import (
	"fmt"
	"strings"
)

// An ignoreFile is a .gitignore, or the .git/info/exclude of a repository.
type ignoreFile struct {
	name  string // as it is shown
	base  string // the folder that it speaks of, relative to the top, "" or with a trailing slash
	rules []ignoreRule
}

// An ignoreRule is one line of an ignore file.
type ignoreRule struct {
	line       int
	text       string // as written
	negated    bool   // "!": what it matches is not ignored
	folderOnly bool   // "/" at the end
	nameOnly   bool   // no other slash: it speaks of names at any depth

	// What it matches, in the order in which it is tried. Everything before the first wildcard is compared as it is.
	prefix string
	suffix string  // the pattern is a star and this, with nothing special in it
	rest   []token // after the prefix; nil where the prefix is all
	kind   ruleKind
}

type ruleKind uint8

const (
	ruleLiteral ruleKind = iota
	ruleSuffix
	ruleWildcard
)

const wildcards = `*?[\`

// parseIgnore reads the text of an ignore file. Every text is one: what makes no sense matches nothing.
func parseIgnore(text string) []ignoreRule {
	var rules []ignoreRule
	number := 0
	for line := range strings.SplitSeq(strings.TrimPrefix(text, "\ufeff"), "\n") {
		number++
		if strings.HasPrefix(line, "#") {
			continue
		}
		line = strings.TrimSuffix(line, "\r")
		line, _, _ = strings.Cut(line, "\x00") // where git's C strings end
		line = trimSpaces(line)
		if line == "" {
			continue
		}
		if r, ok := parseRule(line); ok {
			r.line = number
			rules = append(rules, r)
		}
	}
	return rules
}

// trimSpaces drops the spaces (not tabs) at the end of a line, but for one after a backslash.
func trimSpaces(line string) string {
	end := 0 // after the last byte that stays
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case ' ':
			continue
		case '\\':
			if i+1 == len(line) {
				return line
			}
			i++
		}
		end = i + 1
	}
	return line[:end]
}

// parseRule reads one line; false where it can match nothing.
func parseRule(line string) (ignoreRule, bool) {
	r := ignoreRule{text: line}
	p := line
	p, r.negated = strings.CutPrefix(p, "!")
	p, r.folderOnly = strings.CutSuffix(p, "/")
	r.nameOnly = !strings.Contains(p, "/")
	if !r.nameOnly {
		p = strings.TrimPrefix(p, "/")
	}
	if p == "" {
		return r, false
	}
	special := strings.IndexAny(p, wildcards)
	switch {
	case special < 0:
		r.kind, r.prefix = ruleLiteral, p
	case r.nameOnly && p[0] == '*' && !strings.ContainsAny(p[1:], wildcards):
		r.kind, r.suffix = ruleSuffix, p[1:]
	default:
		// git cuts the literal prefix off before it looks at stars, so that "ab**/c" reads like "**/c" after "ab".
		r.kind, r.prefix = ruleWildcard, p[:special]
		var ok bool
		if r.rest, ok = compileWildcard(p[special:]); !ok {
			return r, false
		}
	}
	return r, true
}

// matches reports whether a rule speaks of a file or folder: path is relative to the rule's folder.
func (r *ignoreRule) matches(path string, folder bool) bool {
	if r.folderOnly && !folder {
		return false
	}
	if r.nameOnly {
		path = path[strings.LastIndexByte(path, '/')+1:]
	}
	switch r.kind {
	case ruleLiteral:
		return path == r.prefix
	case ruleSuffix:
		return strings.HasSuffix(path, r.suffix)
	}
	rest, ok := strings.CutPrefix(path, r.prefix)
	return ok && matchWildcard(r.rest, rest)
}

// ignores are the ignore files that hold in a folder, the innermost first.
type ignores struct {
	file  *ignoreFile
	outer *ignores
}

// with adds an ignore file for a deeper folder. A file without rules adds nothing.
func (s *ignores) with(f *ignoreFile) *ignores {
	if f == nil || len(f.rules) == 0 {
		return s
	}
	return &ignores{f, s}
}

// judge finds what decides about a path, relative to the top, whose parents are not ignored: the last rule that
// matches in the innermost file that has one.
func (s *ignores) judge(path string, folder bool) (ignored bool, by string) {
	for ; s != nil; s = s.outer {
		below := path[len(s.file.base):]
		for i := len(s.file.rules) - 1; i >= 0; i-- {
			if r := &s.file.rules[i]; r.matches(below, folder) {
				if r.negated {
					return false, ""
				}
				return true, fmt.Sprintf("%s:%d: %s", s.file.name, r.line, r.text)
			}
		}
	}
	return false, ""
}
