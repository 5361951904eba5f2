package regex

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// A Pattern is a pattern of package regexp that is compiled when it is first asked: of the many patterns of the models few
// are asked in one review, and to compile them takes longer than to review a small program. It is safe for concurrent use,
// and a nil Pattern stays one.
type Pattern struct {
	expr   string
	once   sync.Once
	re     *regexp.Regexp
	words  func() []string           // all that it matches, if that is a list of words
	asked  atomic.Int32              // how often, up to often
	walker atomic.Pointer[automaton] // once it is asked often
}

// often is how often a pattern is asked before an automaton is made for it, which takes as long as some hundred answers of
// package regexp about a name.
const often = 500

// NewPattern is a pattern that nobody has checked: to ask it panics where package regexp would not compile it.
func NewPattern(expr string) *Pattern {
	return &Pattern{expr: expr, words: sync.OnceValue(func() []string { return alternatives(expr) })}
}

// CompilePattern is a pattern that is right, or an error of package regexp.
func CompilePattern(expr string) (*Pattern, error) {
	re, err := regexp.Compile(expr)
	if err != nil {
		return nil, err
	}
	p := NewPattern(expr)
	p.once.Do(func() { p.re = re })
	return p, nil
}

// Within is the pattern with something before and behind it.
func (p *Pattern) Within(before, behind string) *Pattern {
	if p == nil {
		return nil
	}
	return NewPattern(before + p.expr + behind)
}

func (p *Pattern) compiled() *regexp.Regexp {
	p.once.Do(func() { p.re = regexp.MustCompile(p.expr) })
	return p.re
}

func (p *Pattern) String() string { return p.expr }

// alternatives are the words of a pattern that is a choice of few whole texts: ^(?:req|request)$. They are compared, which
// neither compiles nor walks anything.
func alternatives(expr string) []string {
	const few = 8
	if !strings.HasPrefix(expr, "^(") || !strings.HasSuffix(expr, ")$") {
		return nil
	}
	words := strings.Split(strings.TrimPrefix(expr[2:len(expr)-2], "?:"), "|")
	if len(words) > few || slices.ContainsFunc(words, func(w string) bool { return w == "" || strings.Trim(w, wordCharacters) != "" }) {
		return nil
	}
	return words
}

const wordCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"

// MatchString is that of regexp.Regexp, as are the other methods.
func (p *Pattern) MatchString(s string) bool {
	if w := p.walker.Load(); w != nil {
		if end := w.walk(s); end != nil {
			return end.ends.has(0)
		}
	}
	if words := p.words(); words != nil {
		return slices.Contains(words, s)
	}
	if p.asked.Load() < often && p.asked.Add(1) == often {
		if prog := walkable(p.expr); prog != nil {
			p.walker.Store(newAutomaton([]*syntax.Prog{prog}, []int{0}))
		}
	}
	return p.compiled().MatchString(s)
}

func (p *Pattern) FindString(s string) string           { return p.compiled().FindString(s) }
func (p *Pattern) FindStringIndex(s string) []int       { return p.compiled().FindStringIndex(s) }
func (p *Pattern) FindStringSubmatch(s string) []string { return p.compiled().FindStringSubmatch(s) }
func (p *Pattern) FindStringSubmatchIndex(s string) []int {
	return p.compiled().FindStringSubmatchIndex(s)
}
func (p *Pattern) FindAllString(s string, n int) []string { return p.compiled().FindAllString(s, n) }
func (p *Pattern) FindAllStringIndex(s string, n int) [][]int {
	return p.compiled().FindAllStringIndex(s, n)
}
func (p *Pattern) FindAllStringSubmatch(s string, n int) [][]string {
	return p.compiled().FindAllStringSubmatch(s, n)
}
func (p *Pattern) FindAllStringSubmatchIndex(s string, n int) [][]int {
	return p.compiled().FindAllStringSubmatchIndex(s, n)
}
func (p *Pattern) ReplaceAllString(src, repl string) string {
	return p.compiled().ReplaceAllString(src, repl)
}
func (p *Pattern) Split(s string, n int) []string { return p.compiled().Split(s, n) }
func (p *Pattern) SubexpIndex(name string) int    { return p.compiled().SubexpIndex(name) }
