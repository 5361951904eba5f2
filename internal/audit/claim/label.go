package claim

import (
	"cmp"
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// A part is what a piece of a review is, by its label, heading, column or key.
type part string

const (
	partTitle        part = "title"
	partKind         part = "kind"
	partCWE          part = "cwe"
	partFile         part = "file"
	partLocation     part = "location"
	partLine         part = "line"
	partLast         part = "last"
	partColumn       part = "column"
	partStop         part = "stop"
	partFunction     part = "function"
	partSeverity     part = "severity"
	partConfidence   part = "confidence"
	partDescription  part = "description"
	partEvidence     part = "evidence"
	partImpact       part = "impact"
	partProof        part = "proof"
	partRemedy       part = "remedy"
	partReferences   part = "references"
	partLabel        part = "label"
	partRule         part = "rule"
	partTool         part = "tool"
	partOther        part = "other"
	partFindings     part = "findings"
	partIntroduction part = "introduction"
	partSummary      part = "summary"
	partConclusion   part = "conclusion"
	partAdvice       part = "advice"
	partPraise       part = "praise"
)

//go:embed labels.yaml
var labelText []byte

// sections are the parts of a review that are no parts of a claim.
var sections = [...]part{partFindings, partIntroduction, partSummary, partConclusion, partAdvice, partPraise}

// proposes says whether names and code in a part need not be in the code under review.
func (p part) proposes() bool { return p == partRemedy || p == partProof || p == partReferences }

func (p part) section() bool {
	for _, s := range sections {
		if p == s {
			return true
		}
	}
	return false
}

type labelTable struct {
	parts    map[string]part // of claims, by name
	sections map[string]part // of reviews
	rank     map[string]int  // place of a name in the list of its part
}

// labels is the embedded table. That it can be read is a property of the build; hence the panic.
var labels = sync.OnceValue(func() *labelTable {
	t, err := parseLabels(labelText)
	if err != nil {
		panic("claim: labels.yaml: " + err.Error())
	}
	return t
})

func parseLabels(text []byte) (*labelTable, error) {
	t := &labelTable{map[string]part{}, map[string]part{}, map[string]int{}}
	var lists map[part][]string
	if err := yaml.Unmarshal(text, &lists); err != nil {
		return nil, err
	}
	for p, names := range lists {
		of := t.parts
		if p.section() {
			of = t.sections
		}
		for i, name := range names {
			if before, twice := of[name]; twice {
				return nil, fmt.Errorf("%q names %s and %s", name, before, p)
			}
			of[name] = p
			t.rank[string(p)+" "+name] = i
		}
	}
	return t, nil
}

// partNamed is the part of a claim that has a name, or else the part of a review; "" where none has. Of two names
// ("scope and methodology") both must have one, and the first counts.
func (t *labelTable) partNamed(name string) part {
	return inBoth(name, func(name string) part { return cmp.Or(t.parts[name], t.sections[name]) })
}

// sectionNamed is the same in the other order, for headings, where "Summary" is more often the review's.
func (t *labelTable) sectionNamed(name string) part {
	return inBoth(name, func(name string) part { return cmp.Or(t.sections[name], t.parts[name]) })
}

func inBoth(name string, find func(string) part) part {
	if p := find(name); p != "" {
		return p
	}
	if a, b, two := strings.Cut(name, " and "); two && find(b) != "" {
		return find(a)
	}
	return ""
}

const maxLabel = 60 // bytes

// plainName makes a name comparable: lower case, words separated by single spaces, without numbering, marks of emphasis
// and what stands in parentheses.
func plainName(s string) string {
	if i := strings.IndexAny(s, "([（"); i > 0 {
		s = s[:i]
	}
	if len(s) > 2*maxLabel {
		return ""
	}
	var b strings.Builder
	space := false
	var last rune
	for i, r := range s {
		switch {
		case r == '#' && b.Len() == 0, apostrophe(r):
		case (r == '&' || r == '/') && b.Len() > 0:
			b.WriteString(" and")
			space = true
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			if unicode.IsUpper(r) && unicode.IsLower(last) && i+1 < len(s) && 'a' <= s[i+1] && s[i+1] <= 'z' {
				space = true // camelCase
			}
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			b.WriteRune(unicode.ToLower(r))
		default:
			space = true
		}
		last = r
	}
	name := b.String()
	for name != "" && name[0] >= '0' && name[0] <= '9' { // "2.1 impact"
		i := strings.IndexByte(name, ' ')
		if i < 0 || strings.Trim(name[:i], "0123456789") != "" {
			break
		}
		name = name[i+1:]
	}
	return name
}

// A label is a name at the beginning of a line, with what follows it.
type label struct {
	part  part
	name  string
	value int  // offset of what follows it, in the line
	whole bool // nothing follows
}

// names says whether a label gives the name of a claim behind it: "Vulnerability: SQL injection".
func (l label) names() bool { return !l.whole && (l.part == partTitle || l.part == partKind) }

// labelOf reads a label: "Severity: high", "**Impact** - ...", "- File: `a.py`", "### Remediation". A heading or a bold
// line needs no colon.
func labelOf(line string) (label, bool) {
	if l, ok := tagLabel(line); ok {
		return l, true
	}
	i, marks := 0, 0 // marks: of headings and emphasis
	row := strings.HasPrefix(strings.TrimLeft(line, " \t"), "|")
	for i < len(line) {
		r, size := utf8.DecodeRuneInString(line[i:])
		switch {
		case r == '#' || r == '*' || r == '_':
			marks++
		case r == ' ' || r == '\t' || r == '-' || r == '+' || r == '>' || r == '•' || r == '`' || r == '~' || r == '|':
		case r >= utf8.RuneSelf && !unicode.IsLetter(r): // an emoji
		default:
			goto name
		}
		i += size
	}
name:
	start := i
	end, colon := -1, false
	for i < len(line) && i-start <= 2*maxLabel {
		r, size := utf8.DecodeRuneInString(line[i:])
		if r == ':' || r == '：' || r == '|' && row {
			end, colon = i, true
			i += size
			break
		}
		if r == '*' || r == '_' && marks > 0 && (i+1 == len(line) || line[i+1] == '_' || line[i+1] == ':' || line[i+1] == ' ') || r == '\r' || r == '\n' {
			end = i
			break
		}
		i += size
	}
	if end < 0 {
		if i < len(line) {
			return label{}, false
		}
		end = i
	}
	if end-start > maxLabel || end == start {
		return label{}, false
	}
	rest := strings.TrimLeft(line[i:], "*_`: \t：")
	if !colon {
		if marks == 0 {
			return label{}, false
		}
		if r, _ := utf8.DecodeRuneInString(rest); r == '-' || r == '–' || r == '—' {
			rest = strings.TrimLeft(rest, "-–— \t")
		}
	}
	name := plainName(line[start:end])
	p := labels().partNamed(name)
	if p == "" { // "Recommendation 2", but "Line 12: ..." says more than a label does
		if p = labels().partNamed(strings.TrimRight(name, " 0123456789")); short(p) {
			p = ""
		}
	}
	if p == "" {
		return label{}, false
	}
	if row {
		rest = strings.TrimLeft(rest, "|*_` \t")
	}
	return label{p, name, len(line) - len(rest), strings.TrimSpace(rest) == ""}, true
}

// tagLabel reads a field in the manner of XML: "<severity>high</severity>".
func tagLabel(line string) (label, bool) {
	start := strings.IndexByte(line, '<')
	if start < 0 || strings.TrimLeft(line[:start], " \t") != "" || start+1 == len(line) || !asciiLetter(line[start+1]) {
		return label{}, false
	}
	end := strings.IndexByte(line[start:min(len(line), start+maxLabel)], '>')
	if end < 0 || tagLength(line[start:]) > 0 {
		return label{}, false
	}
	end += start
	name := plainName(line[start+1 : end])
	p := labels().partNamed(name)
	if p == "" || p.section() {
		return label{}, false
	}
	return label{p, name, end + 1, strings.TrimSpace(line[end+1:]) == ""}, true
}
