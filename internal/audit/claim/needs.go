package claim

import (
	"regexp"
	"regexp/syntax"
	"strings"
)

// A form is a regular expression with what a text must hold for it to match, so that most texts need not be asked.
type form struct {
	*regexp.Regexp
	needs []string // one of them, in lower case; nil where nothing can be said
}

func newForm(pattern string) (form, error) {
	re, err := regexp.Compile(pattern)
	if err != nil {
		return form{}, err
	}
	tree, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return form{}, err
	}
	return form{re, needsOf(tree)}, nil
}

// mayMatch says whether a text in lower case holds what the form needs.
func (f form) mayMatch(lower string) bool {
	if f.needs == nil {
		return true
	}
	for _, s := range f.needs {
		if strings.Contains(lower, s) {
			return true
		}
	}
	return false
}

// needsOf are the literals of which a match must hold one; of parts in a row those of the part that says most.
func needsOf(re *syntax.Regexp) []string {
	switch re.Op {
	case syntax.OpLiteral:
		return []string{strings.ToLower(string(re.Rune))}
	case syntax.OpCapture, syntax.OpPlus:
		return needsOf(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return needsOf(re.Sub[0])
		}
	case syntax.OpConcat:
		var best []string
		for _, sub := range re.Sub {
			if n := needsOf(sub); shortest(n) > shortest(best) {
				best = n
			}
		}
		return best
	case syntax.OpAlternate:
		var all []string
		for _, sub := range re.Sub {
			n := needsOf(sub)
			if n == nil {
				return nil
			}
			all = append(all, n...)
		}
		return all
	}
	return nil
}

func shortest(list []string) int {
	n := 0
	for i, s := range list {
		if i == 0 || len(s) < n {
			n = len(s)
		}
	}
	return n
}
