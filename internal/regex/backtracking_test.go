package regex

import (
	"strings"
	"testing"
	"time"
)

// cases are patterns with what they are. A degree of 1 is linear, 2 and more polynomial, 0 exponential; starts: only
// because a search begins anew at each place.
var cases = []struct {
	pattern string
	flags   Flags
	use     Use
	degree  int
	starts  bool
}{
	// Exponential: nested repetitions, overlapping alternatives.
	{`(a+)+$`, 0, Match, 0, false},
	{`(a*)*$`, 0, Match, 0, false},
	{`(a|a)*b`, 0, Match, 0, false},
	{`(a|aa)+$`, 0, Match, 0, false},
	{`(a|a?)+$`, 0, Match, 0, false},
	{`(.|\s)*x`, 0, Match, 0, false},
	{`(?:a|b|ab)*c`, 0, Search, 0, false},
	{`^(\w+\s?)*$`, 0, Match, 0, false},
	{`^(\w+\s?)*$`, 0, Search, 0, false},
	{`([a-zA-Z0-9]+\.?)*@`, 0, Match, 0, false},
	{`^(([a-z])+.)+[A-Z]([a-z])+$`, 0, Match, 0, false},
	{`^([a-zA-Z0-9])(([\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+[.]{1}(([a-z]{2,3})|([a-z]{2,3}[.]{1}[a-z]{2,3}))$`, 0, Match, 0, false},
	{`(x+x+)+y`, 0, Search, 0, false},
	{`^(\d+)*$`, 0, FullMatch, 0, false},
	{`(\d+)*`, 0, FullMatch, 0, false},
	{`^((ab)*)+$`, 0, Match, 0, false},
	{`^(a?b?)*$`, 0, Match, 1, false}, // at any place only one way is open
	{`^(a?a?)*$`, 0, Match, 0, false},
	{`"(\\?.)*"`, 0, Match, 0, false},
	{`"(?:\\.|[^"])*"`, 0, Match, 0, false}, // the backslash is in both alternatives
	{`'(?:[^'\\]|\\.|\\)*'`, 0, Match, 0, false},
	{`(?i)^(a|A)*$`, 0, Match, 1, false}, // alternatives of one character each are one class in Python
	{`(?i)^(a|Ax?)*$`, 0, Match, 0, false},
	{`(\s*\n*)*x`, 0, Match, 0, false},
	{`^\s*(\w+\s*,?\s*)*$`, 0, Match, 0, false},
	{`^(https?://)?(\w+\.?)+/`, 0, Match, 0, false},
	{`(<[^>]*>|[^<]+)*$`, 0, Match, 0, false},
	{`(<[^>]*>|[^<]+)*`, 0, Match, 1, false}, // cannot fail
	{`^(<[^>]*>|[^<]+)*$`, 0, Match, 0, false},
	{`(?=(a+)+b)`, 0, Match, 0, false},
	{`(?!(a+)+b)`, 0, Match, 0, false},
	{`(?>(a+)+b)`, 0, Match, 0, false},
	{`^(?P<x>a+)+$`, 0, Match, 0, false},
	{`^(a+b?)*?$`, 0, Match, 0, false},
	{`^(a{1,30}){1,30}$`, 0, Match, 0, false}, // no loop without limit, but far too many ways
	{`(a+)+$`, Bytes, Match, 0, false},
	{`^(\w|é)*$`, 0, Match, 1, false},
	{`^(\w|éx?)*$`, 0, Match, 0, false},
	{`^(\w|éy?)*$`, ASCII, Match, 0, false},
	{`^(\w|é-?)*$`, 0, Match, 0, false},
	{`^(\w|é-?)*$`, ASCII, Match, 1, false},
	{`(a+)+|b`, 0, FullMatch, 0, false},
	{`^(.*)*$`, 0, Match, 0, false},
	{`(?s)^(.*)*$`, 0, Match, 1, false}, // cannot fail
	{`((a*)b?)*c`, 0, Match, 0, false},
	{`(\w+\b\s*)*;`, 0, Match, 1, false}, // the boundary leaves one way

	// Polynomial within one attempt.
	{`\s*\s*$`, 0, Match, 2, false},
	{`a*a*b`, 0, Match, 2, false},
	{`a*a*a*b`, 0, Match, 3, false},
	{`(.*?,){11}P`, 0, Match, 11, false},
	{`^.*,.*,.*$`, 0, FullMatch, 3, false},
	{`^\s*(.*?)\s*$`, 0, Match, 3, false},
	{`^\d+\d*\.$`, 0, Match, 2, false},
	{`^[\w.]+[\w.-]*@`, 0, Match, 2, false},
	{`.*a.*b`, 0, Match, 2, false},
	{`a+.*a+$`, 0, Match, 3, false},
	{`\w+\s*=\s*.*;`, 0, Match, 2, false},
	{`^(\S+)\s+\S*\s*(\S*)$`, 0, Match, 2, false},
	{`^\s+|\s+$|^(\d*\d*)x`, 0, Match, 2, false},
	{`(?:x*x*)y`, 0, Match, 2, false},
	{`(?s).*<.*>`, 0, Match, 2, false},
	{`a*+a*b*b*c|x*x*y`, 0, Match, 2, false},

	// Polynomial by searching only.
	{`\s+$`, 0, Search, 2, true},
	{`\s*,\s*`, 0, FindAll, 2, true},
	{`[ \t]+\n`, 0, FindAll, 2, true},
	{`<!--.*?-->`, 0, Search, 2, true},
	{`(?s)<script.*?</script>`, 0, FindAll, 2, true},
	{`\d+px`, 0, Search, 2, true},
	{`[\w.]+@`, 0, Search, 2, true},
	{`<.*>`, 0, Search, 2, true},
	{`\[.*?\]\(`, 0, Search, 2, true},
	{`(?m)^\s+x`, 0, Search, 2, true},
	{`(?>a+)+b`, 0, Search, 2, true},
	{`(a++)+b`, 0, Search, 2, true},
	{`(.*)=(.*)`, 0, Search, 2, true},
	{`\w+$`, 0, Search, 2, true},
	{`/+$`, 0, Search, 2, true},

	// Look-alikes.
	{`(a+)+`, 0, Match, 1, false},
	{`(a+)+`, 0, Search, 1, false},
	{`(a|a)*`, 0, Match, 1, false},
	{`(?:a+)++b`, 0, Match, 1, false},
	{`(a++)+b`, 0, Match, 1, false},
	{`(?>a+)+b`, 0, Match, 1, false},
	{`(?>(?:a|ab)*)c`, 0, Match, 1, false},
	{`a*+a*b`, 0, Match, 1, false},
	{`\s*+\s*$`, 0, Match, 1, false},
	{`(a|b)*c`, 0, Match, 1, false},
	{`(?:\d|\w)*x`, 0, Match, 1, false},
	{`(?:ab|ac)*d`, 0, Match, 1, false},
	{`(?:[^"\\]|\\.)*"`, 0, Match, 1, false},
	{`"[^"]*"`, 0, Match, 1, false},
	{`"[^"]*"`, 0, Search, 1, false},
	{`".*"`, 0, Search, 1, false}, // two quotes always match
	{`"[^"\\]*(?:\\.[^"\\]*)*"`, 0, Match, 1, false},
	{`^\s+$`, 0, Match, 1, false},
	{`^\s+$`, 0, Search, 1, false},
	{`^\s+`, 0, Search, 1, false},
	{`\A\s+$`, 0, Search, 1, false},
	{`\s+`, 0, Search, 1, false},
	{`\s+`, 0, FindAll, 1, false},
	{`\s+$`, 0, Match, 1, false},
	{`\w+`, 0, FindAll, 1, false},
	{`\d+`, 0, FullMatch, 1, false},
	{`^[a-z0-9]+(?:-[a-z0-9]+)*$`, 0, Match, 1, false},
	{`^(?:\w+\.)+\w+$`, 0, Match, 1, false},
	{`^\w+(?:\s+\w+)*$`, 0, Match, 1, false},
	{`^[^@]+@[^@.]+(?:\.[^@.]+)+$`, 0, Match, 1, false},
	{`^\d{4}-\d{2}-\d{2}$`, 0, Search, 1, false},
	{`^#?([a-f0-9]{6}|[a-f0-9]{3})$`, 0, Search, 1, false},
	{`^(?:\d{1,3}\.){3}\d{1,3}$`, 0, Search, 1, false},
	{`<[^<>]*>`, 0, FindAll, 1, false},
	{`\{\{[^{}]*\}\}`, 0, FindAll, 1, false},
	{`%[0-9a-fA-F]{2}`, 0, FindAll, 1, false},
	{`[^,]*,`, 0, Match, 1, false},
	{`.*`, 0, FullMatch, 1, false},
	{`.*$`, 0, Search, 2, true}, // before a line feed that does not end the text, $ fails
	{`(?s).*`, 0, FullMatch, 1, false},
	{`.*?x`, 0, Match, 1, false},
	{`(?s).*?x`, 0, Match, 1, false},
	{`^(?:(?!ab).)*ab`, 0, Match, 1, false},
	{`(?<=a)b+c`, 0, Search, 1, false},
	{`(?<!\w)\d+(?!\w)`, 0, Search, 1, false},
	{`\b\w+\b`, 0, FindAll, 1, false},
	{`\b\w+;`, 0, FindAll, 1, false}, // each word is read once
	{`(['"])[^'"]*\1`, 0, Match, 1, false},
	{`(a)\1*b`, 0, Match, 1, false},
	{`^(?:a|b)*a(?:c)*$`, 0, Match, 1, false},
	{`a?a?a?aaa`, 0, Match, 1, false},
	{`(?:a?){20}a{20}`, 0, Match, 1, false},
	{`x{2,5}y`, 0, Search, 1, false},
	{`^$`, 0, Search, 1, false},
	{``, 0, Search, 1, false},
	{`abc|def`, 0, Search, 1, false},
	{`(?:)*x`, 0, Match, 1, false},
	{`(?:a*?)*?`, 0, Match, 1, false},
	{`(a+)+b`, Bytes, FullMatch, 0, false},
	{`^(?:[a-z]+[0-9]+)*$`, 0, Match, 1, false},
	{`^(?:[a-z]+,)*[a-z]+$`, 0, Match, 1, false},
	{`^(?:(?:[^()]+|\([^()]*\)))$`, 0, Match, 1, false},
	{`(?m)^#.*$`, 0, FindAll, 1, false},
	{`(?m)^[ \t]*#.*$`, 0, FindAll, 1, false},
	{`\r\n|\r|\n`, 0, FindAll, 1, false},
}

func TestBacktracking(t *testing.T) {
	for _, c := range cases {
		v := Backtracking(c.pattern, c.flags, c.use)
		got := 1
		switch v.Degree {
		case Polynomial:
			got = v.Exponent
		case Exponential:
			got = 0
		}
		if got != c.degree || v.Starts != c.starts {
			t.Errorf("%s, use %d: %d %v, want %d %v: %s %+v", c.pattern, c.use, got, v.Starts, c.degree, c.starts, v.Reason, v.Attack)
		}
		if v.Degree != Linear {
			grows(t, c.pattern, c.flags, c.use, v)
		} else if strings.HasPrefix(v.Reason, "not analysed") {
			t.Errorf("%s: %s", c.pattern, v.Reason)
		}
	}
	t.Logf("%d patterns", len(cases))
}

// grows checks the evidence by itself: over texts that grow by the same, the steps of the machine must grow by more and
// more, and exceed what a linear pattern could take.
func grows(t *testing.T, pattern string, flags Flags, use Use, v Verdict) {
	root, err := Parse(pattern, flags)
	if err != nil {
		t.Fatal(err)
	}
	m := machine{program: compile(root)}
	steps := func(n int) float64 {
		text := v.Attack.Prefix + strings.Repeat(v.Attack.Pump, n) + v.Attack.Suffix
		return float64(m.measure([]rune(text), use, 3e6).total)
	}
	if v.Degree == Exponential {
		n := 2
		for ; steps(n) < 1e5; n++ {
			if n > 60 {
				t.Errorf("%s is not exponential: %d pumps of %q cost %v", pattern, n, v.Attack.Pump, steps(n))
				return
			}
		}
		return
	}
	if a, b, c := steps(20), steps(40), steps(80); b < 2e6 && c-b < 2.5*(b-a) {
		t.Errorf("%s is not polynomial: %v, %v, %v steps on 20, 40, 80 pumps of %q", pattern, a, b, c, v.Attack.Pump)
	}
}

// TestReasons holds what a reader is told.
func TestReasons(t *testing.T) {
	for _, c := range []struct {
		pattern string
		use     Use
		part    string // the ambiguous part
		reason  string
	}{
		{`x(a+)+$`, Match, `(a+)+`, "in exponentially many ways"},
		{`^((ab)+,)*(a|a)*$`, Match, `(a|a)*`, "in exponentially many ways"},
		{`x(\w+\s?)*;`, Match, `(\w+\s?)*`, "in exponentially many ways"},
		{`x\s*y?\s*z`, Match, `\s*y?\s*`, "in many ways"},
		{`ab|\s+$`, Search, `\s+`, "at each start"},
		{`(a`, Search, ``, "not analysed: missing )"},
		{`abc`, Search, ``, "nothing is repeated"},
		{strings.Repeat("a*", 1600), Search, ``, "not analysed: too large"},
	} {
		v := Backtracking(c.pattern, 0, c.use)
		if got := c.pattern[v.Pos:v.End]; got != c.part || !strings.Contains(v.Reason, c.reason) {
			t.Errorf("%s: %q, %s", c.pattern, got, v.Reason)
		}
	}
}

// TestBounded: patterns made to be expensive.
func TestBounded(t *testing.T) {
	for _, p := range []string{
		strings.Repeat("(", 380) + "a" + strings.Repeat(")+", 380) + "$",
		strings.Repeat("(", 100000), strings.Repeat("a|", 100000), strings.Repeat("(a*)*", 2000), strings.Repeat("a*", 1400) + "b",
		strings.Repeat("(a?", 300) + strings.Repeat(")*", 300) + "b", strings.Repeat(".*?", 700) + "x",
		"(((a{0,100}){0,100}){0,100}){0,100}", "(?:){0,4000000000}", `((\w|\d|[a-z])*\w*){50}$`, strings.Repeat(`(?:x|\w+|\d*)?`, 400) + "!",
		"[" + strings.Repeat("aé", 50000) + "]*", strings.Repeat(`(a)\1`, 90), strings.Repeat("(?=", 300) + "a*a*b" + strings.Repeat(")", 300),
	} {
		begin := time.Now()
		v := Backtracking(p, 0, Search)
		t.Logf("%.40s: %d, %v", p, v.Degree, time.Since(begin))
	}
}
