package cwe

import (
	"slices"
	"strings"
	"testing"
)

func TestWords(t *testing.T) {
	for s, want := range map[string]string{
		"Use of Hard-coded Credentials":         "use of hard coded credentials",
		"HTTP Request/Response Splitting":       "http request response splitting",
		"Path Traversal: '\\dir\\..\\filename'": `path traversal \dir\..\filename`,
		"Path Equivalence: '/./' (Single Dot)":  "path equivalence /./ single dot",
		"'...' (Triple Dot)":                    "... triple dot",
		"Don't":                                 "dont",
		"Cross–Site “Scripting”":                "cross site scripting",
		"a\x00b\x1b[2Jc\xff":                    "a b 2jc",
		"ÜBER straße":                           "über straße",
		"":                                      "",
		"?!":                                    "",
	} {
		if got := strings.Join(words(s), " "); got != want {
			t.Errorf("words(%q) = %q, want %q", s, got, want)
		}
	}
	if got := words(strings.Repeat("ab ", 1000)); len(got) != maxWords {
		t.Errorf("%d words", len(got))
	}
	if got := words(strings.Repeat("é", maxQuery)); len(got) != 0 {
		t.Errorf("an endless word: %q", got)
	}
}

// The examples are those of Porter's paper, for each of its steps, and words of CWE.
func TestStem(t *testing.T) {
	for words, want := range map[string]string{
		"caresses caress": "caress", "ponies": "poni", "ties": "ti", "cats": "cat",
		"feed": "feed", "agreed": "agre", "plastered": "plaster", "bled": "bled", "motoring": "motor", "sing": "sing",
		"conflated": "conflat", "troubled": "troubl", "sized": "size", "hopping": "hop", "tanned": "tan", "falling": "fall",
		"hissing": "hiss", "fizzed": "fizz", "failing": "fail", "filing": "file", "happy": "happi", "sky": "sky",
		"relational": "relat", "conditional": "condit", "rational": "ration", "valenci": "valenc", "digitizer": "digit",
		"radicalli": "radic", "vileli": "vile", "analogousli": "analog", "vietnamization": "vietnam", "predication": "predic",
		"operator": "oper", "feudalism": "feudal", "decisiveness": "decis", "hopefulness": "hope", "formaliti": "formal",
		"sensitiviti": "sensit", "sensibiliti": "sensibl", "triplicate": "triplic", "formative": "form", "formalize": "formal",
		"electriciti electrical": "electr", "hopeful": "hope", "goodness": "good", "revival": "reviv", "allowance": "allow",
		"inference": "infer", "airliner": "airlin", "adjustable": "adjust", "defensible": "defens", "irritant": "irrit",
		"replacement": "replac", "adjustment": "adjust", "dependent": "depend", "adoption": "adopt", "communism": "commun",
		"activate": "activ", "angulariti": "angular", "homologous": "homolog", "effective": "effect", "bowdlerize": "bowdler",
		"probate": "probat", "rate": "rate", "cease": "ceas", "controll": "control", "roll": "roll",
		"injection injected injecting injections":                         "inject",
		"deserialization deserialize deserialized deserialisation":        "deseri",
		"neutralization neutralise neutralised neutralising neutralizing": "neutral",
		"authorisation authorization":                                     "author", "sql": "sql", "md5": "md5", "é": "é", "s": "s", "": "",
	} {
		for _, w := range strings.Split(words, " ") {
			if got := stem(w); got != want {
				t.Errorf("stem(%q) = %q, want %q", w, got, want)
			}
		}
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b        string
		limit, want int
	}{
		{"injection", "injection", 2, 0}, {"injecton", "injection", 2, 1}, {"injectoin", "injection", 2, 1},
		{"inyection", "injection", 2, 1}, {"njectoin", "injection", 2, 2}, {"abcdef", "uvwxyz", 2, 3}, {"", "ab", 2, 2},
		{"abcd", "", 2, 3},
	} {
		if got := distance(c.a, c.b, c.limit); got != c.want || distance(c.b, c.a, c.limit) != c.want {
			t.Errorf("distance(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func TestParts(t *testing.T) {
	for _, c := range []struct {
		name, outside string
		inside        []string
	}{
		{"A B ('C D') E (aka F)", "A B E", []string{"C D", "F"}},
		{"A", "A", nil},
		{"A () (", "A (", nil},
		{"clear() Method", "clear Method", nil},
	} {
		outside, inside := parts(c.name)
		if outside != c.outside || !slices.Equal(inside, c.inside) {
			t.Errorf("parts(%q) = %q, %q", c.name, outside, inside)
		}
	}
}
