package claim

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/touchstone-sec/touchstone/internal/cwe"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// weaknessForm is a CWE number in running text: "CWE-89", "CWE 89", "cwe_89", "CWE:89", "[CWE-089](url)", the address of
// its page.
var weaknessForm = regex.NewPattern(`(?i)^CWE(?:[\s:_#/‑–-]{0,3}(?:ID|CWE)?[\s:_#/‑–-]{0,3})([0-9]{1,5})\b|^cwe\.mitre\.org/data/definitions/([0-9]{1,5})(?:\.html)?`)

// maxName is how long a name of a weakness may be, in bytes. The longest one of the catalog has 152.
const maxName = 160

// parseWeakness reads a field that holds a weakness: a number, with or without CWE before it, and perhaps its name.
func parseWeakness(s string) (Weakness, bool) {
	s = strings.TrimSpace(s)
	if m := firstWeakness(s); m != nil {
		w := Weakness{ID: submatchNumber(s, m)}
		w.Name = nameAfter(s, m[1])
		if w.Name == "" && m[0] > 0 {
			w.Name = nameBefore(s[:m[0]])
		}
		return w, w.ID > 0
	}
	if id, err := strconv.Atoi(s); err == nil && id > 0 && id < 100_000 {
		return Weakness{ID: id}, true
	}
	return Weakness{}, false
}

func submatchNumber(s string, m []int) int {
	for g := 2; g < len(m); g += 2 {
		if m[g] >= 0 {
			id, _ := strconv.Atoi(s[m[g]:m[g+1]])
			return id
		}
	}
	return 0
}

// addWeakness takes a field that holds a weakness, unless it is known already.
func (c *Claim) addWeakness(s string, rule bool) {
	w, ok := parseWeakness(s)
	if !ok {
		return
	}
	w.Rule = rule
	c.putWeakness(w)
}

// putWeakness keeps one entry for each number; a name is added where there was none.
func (c *Claim) putWeakness(w Weakness) {
	for i := range c.Weaknesses {
		if have := &c.Weaknesses[i]; have.ID == w.ID && (w.ID != 0 || strings.EqualFold(have.Name, w.Name)) {
			if have.Name == "" {
				have.Name = w.Name
			}
			return
		}
	}
	if len(c.Weaknesses) < maxWeaknesses {
		c.Weaknesses = append(c.Weaknesses, w)
	}
}

// weaknessFields takes the properties of a result or rule in which tools keep weaknesses.
func (c *Claim) weaknessFields(properties *node, rule bool) {
	if properties == nil || properties.kind != objectNode {
		return
	}
	for i, key := range properties.keys {
		value := &properties.items[i]
		switch labels().parts[plainName(key)] {
		case partCWE:
			c.weaknessValue(value, rule)
		default:
			if strings.EqualFold(key, "tags") {
				for k := range value.list() {
					if tag := value.items[k].text; firstWeakness(tag) != nil {
						c.addWeakness(tag, rule)
					}
				}
			}
		}
	}
}

// weaknessValue takes a number, a text, an object with id and name, or a list of such.
func (c *Claim) weaknessValue(value *node, rule bool) {
	switch value.kind {
	case textNode:
		if all := weaknessesIn(value.text); len(all) > 1 {
			for _, m := range all {
				c.addWeakness(value.text[m[0]:m[1]], rule)
			}
			return
		}
		c.addWeakness(value.text, rule)
	case numberNode:
		c.addWeakness(value.text, rule)
	case arrayNode:
		for i := range value.items {
			if i == maxWeaknesses {
				return
			}
			c.weaknessValue(&value.items[i], rule)
		}
	case objectNode:
		id, name := "", ""
		for i, key := range value.keys {
			switch plainName(key) {
			case "id", "cwe id", "cweid", "number", "cwe":
				id = value.items[i].text
			case "name", "title", "description":
				name = value.items[i].text
			}
		}
		if w, ok := parseWeakness(id); ok {
			w.Rule = rule
			if w.Name == "" && len(name) <= maxName {
				w.Name = name
			}
			c.putWeakness(w)
		}
	}
}

// readWeaknesses finds the numbers in the text, with the names that stand beside them.
func (c *Claim) readWeaknesses(words []word) {
	var found []Weakness
	for _, m := range weaknessesIn(c.Text) {
		if len(found) == maxWeaknesses {
			break
		}
		w := Weakness{ID: submatchNumber(c.Text, m), Start: m[0], End: m[1]}
		if w.ID == 0 {
			continue
		}
		if opens(c.Text[:m[0]]) && strings.HasPrefix(c.Text[m[1]:], ")") { // "**Name (CWE-20)**: what follows is no name"
			line := c.Text[strings.LastIndexByte(c.Text[:m[0]], '\n')+1 : m[0]]
			if l, ok := labelOf(line); ok {
				line = line[min(l.value, len(line)):]
			}
			w.Name = nameBefore(line)
		}
		if w.Name == "" {
			w.Name = nameAfter(c.Text, m[1])
		}
		if w.Name == "" {
			from := strings.LastIndexByte(c.Text[:m[0]], '\n') + 1
			if l, ok := labelOf(c.Text[from:lineEnd(c.Text, from)]); ok {
				from = min(from+l.value, m[0])
			}
			if before := c.Text[from:m[0]]; opens(before) || from == 0 && dashed(before) {
				w.Name = nameBefore(c.Text[from:m[0]])
			}
		}
		found = append(found, w)
	}
	found = append(found, c.readNames(words, found)...)
	fields := c.Weaknesses
	c.Weaknesses = nil
	for _, w := range append(found, fields...) {
		c.putWeakness(w)
	}
}

// readNames finds the names of the catalog that stand in the text without a number. One of fewer than three words is
// too common for that.
func (c *Claim) readNames(words []word, numbered []Weakness) []Weakness {
	var found []Weakness
	end := 0
	for _, h := range catalogNames().find(words) {
		start, stop := words[h.from].start, words[h.to-1].end
		if start < end {
			if n := len(found); n > 0 && start == found[n-1].Start && stop > end && titled(c.Text[start:stop]) {
				found[n-1].Name, found[n-1].End, end = oneLine(c.Text[start:stop]), stop, stop
			}
			continue
		}
		end = stop
		if !titled(c.Text[start:stop]) { // "deserialization of untrusted data" describes, and names nothing
			continue
		}
		if stop < len(c.Text) && c.Text[stop] == ')' && strings.Contains(c.Text[start:stop], "(") {
			stop++
		}
		w := Weakness{Name: oneLine(c.Text[start:stop]), Start: start, End: stop}
		if !slices.ContainsFunc(numbered, func(n Weakness) bool {
			return strings.Contains(n.Name, w.Name) || strings.Contains(w.Name, n.Name) && n.Name != "" || n.Start < stop && start < n.End
		}) && len(found) < maxWeaknesses {
			found = append(found, w)
		}
	}
	return found
}

// titled says whether at least two words of a text begin with a capital, as those of names do.
func titled(s string) bool {
	n := 0
	for w := range strings.FieldsSeq(s) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
			n++
		}
	}
	return n > 1
}

// catalogNames are the names of weaknesses as phrases.
var catalogNames = sync.OnceValue(func() *phrases {
	var all []phrase
	for _, id := range cwe.Default().IDs() {
		e, _ := cwe.Lookup(id)
		words := split(withoutBrackets(e.Name), false)
		if e.Kind != cwe.Weakness || len(words) < 3 {
			continue
		}
		p := phrase{use: id}
		for _, w := range words {
			p.elements = append(p.elements, element{alternatives: [][]pattern{{{text: w.text}}}})
		}
		all = append(all, p)
	}
	return newPhrases(all)
})

// withoutBrackets is a name without the other name that some give in parentheses.
func withoutBrackets(name string) string {
	if i := strings.Index(name, " ('"); i > 0 {
		return name[:i]
	}
	return name
}

// opens says whether a text ends with an opening bracket.
func opens(s string) bool {
	s = strings.TrimRight(s, " *_`")
	return strings.HasSuffix(s, "(") || strings.HasSuffix(s, "[")
}

// dashed says whether a text ends with a dash: "SQL injection - CWE-89".
func dashed(s string) bool {
	s = strings.TrimRight(s, " *_`")
	return strings.HasSuffix(s, " -") || strings.HasSuffix(s, "–") || strings.HasSuffix(s, "—")
}

// nameAfter is the name that follows a number: what stands behind a colon or dash, in parentheses or in quotes, up to
// the end of the line, of the bold text, of the sentence; or words that begin with a capital letter.
func nameAfter(s string, at int) string {
	s = s[at:min(len(s), at+2*maxName)]
	s, _, _ = strings.Cut(s, "\n")
	s = strings.TrimLeft(s, "*_`]\"”")
	if strings.HasPrefix(s, "(http") { // of a Markdown link
		_, after, ok := strings.Cut(s, ")")
		if !ok {
			return ""
		}
		s = after
	}
	s = strings.TrimLeft(s, "*_`])")
	rest := strings.TrimLeft(s, " \t*_")
	open, _ := utf8.DecodeRuneInString(rest)
	introduced := false
	switch open {
	case ':', '-', '–', '—', '：', '=':
		rest = strings.TrimLeft(rest, ":-–—：=*_ \t")
		introduced = true
		if strings.HasPrefix(rest, "http") {
			return ""
		}
	case '(', '"', '“', '\'', '`', '[':
		closing := map[rune]string{'(': ")", '"': "\"", '“': "”", '\'': "'", '`': "`", '[': "]"}[open]
		inside, _, ok := strings.Cut(rest[utf8.RuneLen(open):], closing)
		if !ok {
			return ""
		}
		rest, introduced = inside, true
		if strings.HasPrefix(rest, "http") {
			return ""
		}
	}
	if r, _ := utf8.DecodeRuneInString(rest); !introduced && !unicode.IsUpper(r) {
		return ""
	}
	if open, _ := utf8.DecodeRuneInString(rest); open == '"' || open == '“' || open == '\'' {
		if inside, _, ok := strings.Cut(rest[utf8.RuneLen(open):], map[rune]string{'"': "\"", '“': "”", '\'': "'"}[open]); ok {
			rest = inside
		}
	}
	return cleanName(endOfName(rest), introduced)
}

// endOfName cuts a text where a name ends.
func endOfName(s string) string {
	depth := 0
	for i, r := range s {
		switch r {
		case '(':
			depth++
		case ')', ']':
			if depth--; depth < 0 {
				return s[:i]
			}
		case ':', ';', '|', '`', '*', '—', '–', '。', '，', '<':
			return s[:i]
		case '.', '!', '?':
			if i+1 == len(s) || s[i+1] == ' ' {
				return s[:i]
			}
		case '-':
			if i > 0 && i+1 < len(s) && s[i-1] == ' ' && s[i+1] == ' ' {
				return s[:i]
			}
		case ',': // "CWE-89, CWE-79", but "Exposure of Private Information, ..." is rare
			if strings.HasPrefix(strings.TrimLeft(s[i+1:], " "), "CWE") {
				return s[:i]
			}
		}
	}
	return s
}

// nameBefore is the name in front of a number in parentheses: "Hard-coded Credentials (CWE-732)". What stands before a
// colon or a dash is not part of it, nor is numbering.
func nameBefore(s string) string {
	s = strings.TrimRight(s, " \t*_`([-–—:")
	if i := strings.LastIndexAny(s, ":|.;\n"); i >= 0 {
		s = s[i+1:]
	}
	for _, dash := range []string{" - ", " – ", " — "} {
		if i := strings.LastIndex(s, dash); i >= 0 {
			s = s[i+len(dash):]
		}
	}
	s = strings.TrimLeft(s, " \t#*_`>•-+|0123456789.)](")
	for _, in := range []string{" in ", " via ", " at ", " through ", " on "} {
		if i := strings.Index(s, in); i > 0 && strings.ContainsAny(s[i:], "`_./(") {
			s = s[:i]
		}
	}
	if r, _ := utf8.DecodeRuneInString(s); !unicode.IsUpper(r) {
		return ""
	}
	return cleanName(s, false)
}

var danglingWords = wordSet("in at on via of to for by with from through within and or the a an is as using inside due")

// cleanName leaves out what is no name: something too long, a path, code, a sentence.
func cleanName(s string, introduced bool) string {
	s = strings.Join(strings.Fields(strings.Trim(s, " \t*_`\"'“”,.[]")), " ")
	for cutOff := true; cutOff; { // "SQL injection in `x`" leaves "in"
		i := strings.LastIndexByte(s, ' ')
		if cutOff = i > 0 && danglingWords[s[i+1:]]; cutOff {
			s = s[:i]
		}
	}
	most := 9
	if introduced {
		most = 22
	}
	if len(s) > maxName || len(s) < 3 || strings.Count(s, " ") >= most || !strings.ContainsFunc(s, unicode.IsLetter) {
		return ""
	}
	if strings.ContainsAny(s, "{}=") || len(filesIn(s)) > 0 || strings.Contains(s, "://") || firstWeakness(s) != nil {
		return ""
	}
	return s
}
