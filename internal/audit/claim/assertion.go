package claim

import (
	"bytes"
	_ "embed"
	"fmt"
	"regexp"
	"strings"
	"sync"

	"github.com/touchstone-sec/touchstone/internal/regex"
	"go.yaml.in/yaml/v3"
)

//go:embed assertions.yaml
var assertionText []byte

// An assertionKind is an entry of the table of assertions.
type assertionKind struct {
	Kind  AssertionKind `yaml:"kind"`
	Forms []string      `yaml:"forms"`
	forms []form
}

// What the forms' places stand for.
var formParts = strings.NewReplacer(
	"{S}", "(?P<S>"+namePattern+")", "{P}", "(?P<S>"+namePattern+"|it|which|this|that|option|setting|parameter|flag|variable)",
	"{K}", `(?P<K>formats?|types?|ranges?|lengths?|sizes?|syntax|schemas?|schemes?|bounds|quantit(?:y|ies)|URLs?|URIs?|e-?mail addresses|extensions?|content types?|origins?|signatures?)\b`,
	"{O}", `(?P<O>[A-Za-z_][\w.]*)`, "{N}", "(?P<N>"+namePattern+")", "{F}", "(?P<F>"+callPattern+")", "{M}", "(?P<M>"+markedPattern+")", "{V}", "(?P<V>"+valuePattern+")",
	" ?", `\s*`, " ", `\s+`,
)

const (
	dottedPattern = `[A-Za-z_][\w]*(?:(?:\.|::|->)[A-Za-z_]\w*)*`
	namePattern   = "[`\"'“*]{1,3}[@$]?" + dottedPattern + "(?:\\(\\))?[`\"'”*]{1,3}|" + dottedPattern + `\(\)|(?:[A-Za-z]\w*\.)*[A-Za-z]\w*_\w+|[A-Za-z_]\w+(?:\.[A-Za-z_]\w+)+|(?-i:[a-z]+[A-Z][a-z]\w*|[A-Z][A-Z0-9]{3,})`
	markedPattern = "`[^`\\n]{1,80}`|\"[^\"\\n]{1,60}\"|'[^'\\n]{1,60}'|@[A-Za-z_][\\w.]*|[A-Za-z]\\w*_\\w+(?:\\(\\))?"
	callPattern   = "`[^`\\n]{1,120}`|[A-Za-z_]\\w*(?:(?:\\.|::|->)[A-Za-z_]\\w*)*\\(\\)|[A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*)+"
	valuePattern  = "`[^`\\n]{1,80}`|\"[^\"\\n]{0,80}\"|“[^”\\n]{0,80}”|'[^'\\n]{0,80}'|(?:true|false|none|null|nil|disabled|enabled|off|on|empty|unset|blank|zero|yes|optional|unlimited)\\b|an empty (?:string|list|value|password)|[0-9][\\w.:/%-]*[\\w%]|[0-9]|\\*"
)

// assertionTable is the embedded table. That it can be read is a property of the build; hence the panic.
var assertionTable = sync.OnceValue(func() []assertionKind {
	t, err := parseAssertions(assertionText)
	if err != nil {
		panic("claim: assertions.yaml: " + err.Error())
	}
	return t
})

func parseAssertions(text []byte) ([]assertionKind, error) {
	var kinds []assertionKind
	d := yaml.NewDecoder(bytes.NewReader(text))
	d.KnownFields(true)
	if err := d.Decode(&kinds); err != nil {
		return nil, err
	}
	for i := range kinds {
		for _, f := range kinds[i].Forms {
			form, err := newForm(`(?i)(?:^|[^\w])` + formParts.Replace(f))
			if err != nil {
				return nil, fmt.Errorf("%s: %w", kinds[i].Kind, err)
			}
			kinds[i].forms = append(kinds[i].forms, form)
		}
	}
	return kinds, nil
}

// settingForm is a value in the manner of code: "verify=False", "DEBUG = True".
var settingForm = regex.NewPattern(`([A-Za-z_][\w.]*)\s?=\s?(True|False|None|true|false|null|nil|[0-9][\w.]*|"[^"\n]{0,80}"|'[^'\n]{0,80}')`)

// wished ends a text that goes on with a setting that is not there: "without `secure=True`".
var wished = regex.NewPattern("(?i)\\b(?:without|no|not|missing|lacks?|lacking|instead of|rather than|never|needs?|requires?|should|must|add|adding)\\b\\s+(?:\\w+\\s+){0,2}[`\"'(]{0,2}$")

// maxSentence is how much of a sentence is looked at, in bytes.
const maxSentence = 1500

// readAssertions finds statements that can be held against the code word for word, sentence by sentence, outside of
// remedies, exploits and code blocks.
func (c *Claim) readAssertions(words []word, zones []zone, fences []fence) {
	z, f := 0, 0
	for from := 0; from < len(words); {
		to := from + 1
		for to < len(words) && words[to].gap != sentence {
			to++
		}
		start, end := words[from].start, words[to-1].end
		for end < len(c.Text) && strings.IndexByte("`\"')(=*", c.Text[end]) >= 0 {
			end++
		}
		for start > 0 && strings.IndexByte("`\"'(*@$", c.Text[start-1]) >= 0 {
			start--
		}
		for f < len(fences) && fences[f].end <= start {
			f++
		}
		p := partAt(zones, words[from].start, &z)
		if !p.proposes() && (f == len(fences) || fences[f].start >= end) {
			c.assertionsIn(start, min(end, start+maxSentence))
		}
		from = to
	}
}

func (c *Claim) assertionsIn(start, end int) {
	text := c.Text[start:end]
	for _, m := range settingForm.FindAllStringSubmatchIndex(text, 10) {
		if wished.MatchString(text[max(m[0]-40, 0):m[0]]) {
			continue
		}
		c.putAssertion(Assertion{
			Kind: HasValue, Subject: text[m[2]:m[3]], Value: bare(text[m[4]:m[5]]), Words: text[m[0]:m[1]], Start: start + m[0], End: start + m[1],
		})
	}
	lower := strings.ToLower(text)
	for i := range assertionTable() {
		kind := &assertionTable()[i]
		for _, form := range kind.forms {
			if !form.mayMatch(lower) {
				continue
			}
			found := form.FindAllStringSubmatchIndex(text, 5)
			any := false
			for _, m := range found {
				any = c.assertion(kind.Kind, form.Regexp, text, m, start) || any
			}
			if any && kind.Kind != TakesInput && kind.Kind != CallsValue {
				break
			}
		}
	}
}

// assertion makes one of a match, unless what should be a name is a word of prose.
func (c *Claim) assertion(kind AssertionKind, form *regexp.Regexp, text string, m []int, start int) bool {
	a := Assertion{Kind: kind, Words: oneLine(strings.TrimLeft(text[m[0]:m[1]], " \n.,;:(")), Start: start + m[0], End: start + m[1]}
	group := func(name string) string {
		if g := form.SubexpIndex(name); g > 0 && m[2*g] >= 0 {
			return text[m[2*g]:m[2*g+1]]
		}
		return ""
	}
	if s := group("S"); s != "" {
		a.Subject = nameIn(s)
		if a.Subject == "" { // "it", "the option": the name stands before
			if kind != HasDefault && kind != HasValue {
				return false
			}
			a.Subject = c.symbolBefore(start+m[2*form.SubexpIndex("S")], true)
		}
	} else if o := group("O"); o != "" {
		if a.Subject = o; plainWords[strings.ToLower(o)] {
			return false
		}
	} else if kind == HasDefault || kind == HardCoded || kind == NotChecked {
		a.Subject = c.symbolBefore(start+m[0], kind != HardCoded)
	}
	switch {
	case group("V") != "":
		a.Value = bare(group("V"))
	case group("K") != "":
		a.Value = strings.ToLower(group("K"))
	case group("N") != "":
		if a.Value = nameIn(group("N")); a.Value == "" {
			return false
		}
	case group("F") != "":
		a.Value = bare(group("F"))
		callee, _, called := strings.Cut(a.Value, "(")
		if !called && strings.IndexByte(callee, '.') < 0 && !strings.Contains(strings.ToLower(text[m[0]:m[1]]), "call") {
			return false
		}
		a.Value = callee
		if !identifier.MatchString(a.Value) {
			return false
		}
	case group("M") != "":
		a.Value = bare(group("M"))
	}
	if kind == HardCoded && a.Value != "" && a.Value == a.Subject {
		a.Value = ""
	}
	if kind == HardCoded && a.Subject == "" && a.Value == "" {
		return false
	}
	c.putAssertion(a)
	return true
}

// nameIn is the name in a match, "" where it is a word of prose without marks.
func nameIn(s string) string {
	name := strings.TrimSuffix(strings.Trim(s, "`\"'“”*"), "()")
	marked := strings.ContainsAny(s, "`\"'“”")
	if literals[strings.ToLower(name)] || !marked && !symbolLike(strings.Trim(s, "*")) && !constant(name) {
		return ""
	}
	return strings.TrimLeft(name, "@$")
}

// constant says whether a word is written as constants are: DEBUG. Names of formats and products are not meant.
func constant(name string) bool {
	return len(name) > 3 && strings.ToUpper(name) == name && !notSymbols[strings.ToLower(name)] && !acronyms[name]
}

var acronyms = wordSet("HTTP HTTPS HTML JSON YAML CORS CSRF SSRF IDOR RBAC OWASP REST SMTP LDAP HMAC PBKDF2 SHA256 SHA512 UUID CWES CVSS MITM TOCTOU SAML OAUTH SOAP SSTI NULL CRLF ASCII UTF8 POST DELETE PATCH HEAD OPTIONS")

// bare is a value without backticks and quotes.
func bare(s string) string {
	s = strings.Trim(strings.TrimSpace(s), "`*")
	if len(s) > 1 && (s[0] == '"' || s[0] == '\'') && s[len(s)-1] == s[0] {
		s = s[1 : len(s)-1]
	}
	return strings.Trim(s, "“”")
}

// plainWords stand before "option" and name none.
var plainWords = wordSet("the this that an a its each every any no which following configuration default security secure insecure boolean certain some of another other optional")

// symbolBefore is the last symbol that the text names before an offset, or else, if any will do, the first one.
func (c *Claim) symbolBefore(offset int, any bool) string {
	name, at := "", -1
	for _, s := range c.Symbols {
		if s.End > 0 && s.End <= offset && s.Start > at && !s.Proposed {
			name, at = s.Name, s.Start
		}
	}
	if name == "" && any && len(c.Symbols) > 0 && !c.Symbols[0].Proposed {
		name = c.Symbols[0].Name
	}
	return name
}

func (c *Claim) putAssertion(a Assertion) {
	for _, have := range c.Assertions {
		if have.Kind == a.Kind && have.Subject == a.Subject && have.Value == a.Value {
			return
		}
	}
	if len(c.Assertions) < maxAssertions {
		c.Assertions = append(c.Assertions, a)
	}
}
