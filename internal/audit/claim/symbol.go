package claim

import (
	"strings"
	"sync"
	"unicode"
)

func (c *Claim) putSymbol(s Symbol) {
	if s.Name == "" || len(s.Name) > 200 {
		return
	}
	for _, sep := range []string{"::", "->", "?.", "#"} {
		s.Name = strings.ReplaceAll(s.Name, sep, ".")
	}
	for i := range c.Symbols {
		if have := &c.Symbols[i]; have.Name == s.Name {
			have.Call = have.Call || s.Call
			have.Marked = have.Marked || s.Marked
			have.Proposed = have.Proposed && s.Proposed
			return
		}
	}
	if len(c.Symbols) < maxSymbols {
		c.Symbols = append(c.Symbols, s)
	}
}

// readWords finds symbols among the words outside of code.
func (c *Claim) readWords(marked, zones []zone) {
	for _, f := range []struct {
		found [][]int
		kind  nameKind
	}{
		{namesIn(c.Text), plain}, {findNear(quotedName, c.Text, quoteBegins), quoted}, {saidNames(c.Text), saidSo},
	} {
		k, z := 0, 0
		for _, m := range f.found {
			start, end := m[len(m)-2], m[len(m)-1]
			for k < len(marked) && marked[k].end <= start {
				k++
			}
			if k < len(marked) && marked[k].start < end || partOfPath(c.Text, start, end) {
				continue
			}
			word := c.Text[start:end]
			if f.kind == plain && opensCall(c.Text, end) {
				word += "()"
			}
			if f.kind != saidSo && !symbolLike(word) {
				continue
			}
			name, call := strings.CutSuffix(word, "()")
			p := partAt(zones, start, &z)
			c.putSymbol(Symbol{
				Name: strings.TrimLeft(name, "@$"), Call: call, Marked: f.kind == quoted,
				Proposed: p.proposes(), Start: start, End: end,
			})
		}
	}
}

// nameKind is how a text shows that a word is a name.
type nameKind uint8

const (
	plain  nameKind = iota // it looks like one
	quoted                 // it stands in quotes
	saidSo                 // the text says so: "a function named x", "class Config"
)

// namesIn finds the words of a text that could be names in code: letters, digits and underscores, joined by dots and the
// like, with a parameter list that is empty.
func namesIn(t string) [][]int {
	var found [][]int
	for at := 0; at < len(t); at++ {
		if !asciiLetter(t[at]) && t[at] != '_' {
			if asciiWord(t[at]) { // a number, and what hangs on it
				for at+1 < len(t) && (asciiWord(t[at+1]) || t[at+1] == '_') {
					at++
				}
			}
			continue
		}
		start := at
		if start > 0 && strings.IndexByte("@$", t[start-1]) >= 0 {
			start--
		}
		at = nameEnd(t, at)
		for {
			n := joint(t[at:])
			if n == 0 || at+n == len(t) || !asciiLetter(t[at+n]) && t[at+n] != '_' {
				break
			}
			at = nameEnd(t, at+n)
		}
		if strings.HasPrefix(t[at:], "()") {
			at += 2
		}
		found = append(found, []int{start, at})
		at--
	}
	return found
}

func nameEnd(t string, at int) int {
	for at < len(t) && (asciiWord(t[at]) || t[at] == '_') {
		at++
	}
	return at
}

// joint is the length of what joins two names at the beginning of a text.
func joint(s string) int {
	switch {
	case strings.HasPrefix(s, "."):
		return 1
	case strings.HasPrefix(s, "::"), strings.HasPrefix(s, "->"):
		return 2
	}
	return 0
}

func quoteBegins(t string, at int) bool {
	return t[at] == '"' || t[at] == '\'' || t[at] == 0xe2
}

// saidForm is a plain word that the text says is a name.
var saidForm = sync.OnceValue(func() form {
	f, err := newForm(`(?i)\b(?:(?:function|method|class|option|parameter|param|variable|constant|setting|decorator|handler|view|argument|attribute|helper|column|flag)\s+(?:called|named)|class)\s+([A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*)`)
	if err != nil {
		panic("claim: " + err.Error())
	}
	return f
})

// saidNames finds such words. A class begins with a capital.
func saidNames(t string) [][]int {
	if !saidForm().mayMatch(strings.ToLower(t)) {
		return nil
	}
	var found [][]int
	for _, m := range saidForm().FindAllStringSubmatchIndex(t, -1) {
		if word := t[m[2]:m[3]]; unicode.IsUpper(rune(word[0])) || !strings.EqualFold(t[m[0]:min(m[0]+5, m[1])], "class") || strings.Contains(strings.ToLower(t[m[0]:m[2]]), "ed ") {
			found = append(found, m)
		}
	}
	return found
}

// opensCall says whether the arguments of a call follow: "eval(x", but not "user(s)".
func opensCall(t string, at int) bool {
	return at+1 < len(t) && t[at] == '(' && t[at+1] != ' ' && t[at+1] != ')' && !strings.HasPrefix(t[at:], "(s)") && !strings.HasPrefix(t[at:], "(es)")
}
