package flow

import (
	"regexp/syntax"
	"strings"
	"sync"

	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// patternTable judges regular expressions as guards: a text that matches one as a whole holds only characters that the
// expression admits, and is safe for the kinds of sink to which none of them means anything.
type patternTable struct {
	harmful map[knowledge.Kind]string // the characters that do harm, by kind; kinds that are not here: any but letters, digits, _ and -
	kinds   int
	mu      sync.Mutex
	seen    map[string]knowledge.KindMask

	verdicts sync.Map // patternUse -> regex.Verdict
}

// safeKinds are the kinds for which a text that the expression matches is safe.
func (p *patternTable) safeKinds(pattern string, whole, fromStart bool) (knowledge.KindMask, bool) {
	if !whole {
		switch {
		case strings.HasSuffix(pattern, `\Z`):
			pattern = strings.TrimSuffix(pattern, `\Z`)
		case strings.HasSuffix(pattern, "$") && !strings.HasSuffix(pattern, `\$`):
			pattern = strings.TrimSuffix(pattern, "$")
		default:
			return 0, true
		}
		if !fromStart && !strings.HasPrefix(pattern, "^") && !strings.HasPrefix(pattern, `\A`) {
			return 0, true
		}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if k, ok := p.seen[pattern]; ok {
		return k, true
	}
	var kinds knowledge.KindMask
	if re, err := syntax.Parse(pattern, syntax.Perl); err == nil {
		admits, ok := admitted(re)
		if ok {
			for k := range p.kinds {
				bad, special := p.harmful[knowledge.Kind(k)]
				safe := true
				for c := range 128 {
					if !admits[c] {
						continue
					}
					plain := c == '_' || c == '-' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
					if special && strings.IndexByte(bad, byte(c)) >= 0 || !special && !plain {
						safe = false
						break
					}
				}
				if safe {
					kinds |= knowledge.Kind(k).Mask()
				}
			}
		}
	}
	p.seen[pattern] = kinds
	return kinds, true
}

// admitted is the set of ASCII characters that texts matched by the expression can hold.
func admitted(re *syntax.Regexp) (set [128]bool, ok bool) {
	ok = true
	var walk func(*syntax.Regexp)
	walk = func(r *syntax.Regexp) {
		switch r.Op {
		case syntax.OpLiteral:
			for _, c := range r.Rune {
				if c < 128 {
					set[c] = true
					if r.Flags&syntax.FoldCase != 0 {
						set[strings.ToLower(string(c))[0]] = true
						set[strings.ToUpper(string(c))[0]] = true
					}
				}
			}
		case syntax.OpCharClass:
			for i := 0; i+1 < len(r.Rune); i += 2 {
				for c := r.Rune[i]; c <= r.Rune[i+1] && c < 128; c++ {
					set[c] = true
				}
			}
		case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
			for c := range set {
				set[c] = true
			}
		}
		for _, s := range r.Sub {
			walk(s)
		}
	}
	walk(re)
	return set, ok
}

// harmfulCharacters are the characters that mean something to a sink, by the name of its kind, where that is more or
// less than everything but letters, digits, underscore and hyphen.
var harmfulCharacters = map[string]string{
	// Names alone call nothing, and a backslash stands inside quotes.
	"eval":        " \t\r\n()[]{}.,:;'\"`=+*/%&|^~<>@!#$?",
	"code":        " \t\r\n()[]{}.,:;'\"`=+*/%&|^~<>@!#$?",
	"path":        "/\\",
	"archive":     "/\\",
	"html":        "<>\"'&",
	"email-html":  "<>\"'&",
	"command":     " \t\r\n|&;<>()$`\\\"'*?[]#~=%{}!^",
	"header":      "\r\n",
	"mail-header": "\r\n",
	"log":         "\r\n",
	"sql":         "'\"\\;` \t\n#(),=",
	"ldap":        "*()\\\x00/,=+<>#;\"",
	"xpath":       "'\"[]()=/|*@ ",
	"redirect":    "/\\:",
	"ssrf":        "/\\:.@",
	"template":    "{}%<>$",
	"xml":         "<>&\"'",
	"csv":         "=+-@\t\r",
	"format":      "{}%",
}
