package regex

import "testing"

func TestAdmits(t *testing.T) {
	for _, c := range []struct {
		pattern    string
		flags      Flags
		chars      string // that it must admit
		not        string // that it must not
		nonASCII   bool
		start, end bool
		newline    bool
	}{
		{`^[a-z]+$`, 0, "az", "AZ09_-./ \n", false, true, true, true},
		{`^[a-z]+\Z`, 0, "az", "A/\n", false, true, true, false},
		{`\A[a-z]+\Z`, 0, "az", "A/", false, true, true, false},
		{`\A[a-z]+\z`, 0, "az", "A/", false, true, true, false},
		{`^[a-z]+$`, IgnoreCase, "azAZ", "0/", true, true, true, true}, // k and s have cousins beyond ASCII
		{`^[a-z]+$`, IgnoreCase | ASCII, "azAZ", "0/", false, true, true, true},
		{`^[a-z]+$`, Multiline, "az", "/\n", false, false, false, false},
		{`(?m)\A[a-z]+\Z`, 0, "az", "/", false, true, true, false},
		{`[a-z]+`, 0, "az", "/", false, false, false, false},
		{`^\w+$`, 0, "aZ0_", "-./ ", true, true, true, true},
		{`^\w+$`, ASCII, "aZ0_", "-./ ", false, true, true, true},
		{`^\w+$`, Bytes, "aZ0_", "-./ ", false, true, true, true},
		{`^[^/]+$`, 0, "a.\n", "/", true, true, true, true},
		{`^.+$`, 0, "a/", "\n", true, true, true, true},
		{`(?s)^.+$`, 0, "a/\n", "", true, true, true, true},
		{`^a|b$`, 0, "ab", "c", false, false, false, false},
		{`^(a|b)$`, 0, "ab", "c", false, true, true, true},
		{`^(?:a$|b\Z)`, 0, "ab", "c", false, true, true, true},
		{`^a|^b`, 0, "ab", "c", false, true, false, false},
		{`(^a)?b$`, 0, "ab", "c", false, false, true, true},
		{`^(?!.*\.\.)[\w.]+$`, 0, "a.", "/", true, true, true, true},
		{`^[a-z]+(?=$)`, 0, "a", "/", false, true, true, true},
		{`^[a-z]+(?=/$)`, 0, "a", "/", false, true, false, false},
		{`^\d{4}-\d\d$`, ASCII, "09-", "a/", false, true, true, true},
		{`^(\d)\1$`, ASCII, "09", "a", false, true, true, true},
		{`^x{0}y$`, 0, "y", "x", false, true, true, true},
		{`^(?(1)a|b)$()`, 0, "ab", "c", false, true, true, true},
	} {
		a, ok := Admits(c.pattern, c.flags)
		if !ok {
			t.Errorf("%s: no pattern", c.pattern)
			continue
		}
		for _, r := range c.chars {
			if !a.Chars[r] {
				t.Errorf("%s must admit %q", c.pattern, r)
			}
		}
		for _, r := range c.not {
			if a.Chars[r] {
				t.Errorf("%s must not admit %q", c.pattern, r)
			}
		}
		if a.NonASCII != c.nonASCII || a.AnchoredStart != c.start || a.AnchoredEnd != c.end || a.TrailingNewline != c.newline {
			t.Errorf("%s: non-ASCII %v, start %v, end %v, newline %v", c.pattern, a.NonASCII, a.AnchoredStart, a.AnchoredEnd,
				a.TrailingNewline)
		}
	}
	if _, ok := Admits("(", 0); ok {
		t.Error("( is no pattern")
	}
}

func TestCaptures(t *testing.T) {
	for _, c := range []struct {
		pattern    string
		group      int
		chars, not string
	}{
		{`id-(\d+)`, 0, "id-09", "a/"},
		{`id-(\d+)`, 1, "09", "id-/"},
		{`(?P<a>[a-z]+):(?P<b>.*)`, 1, "az", ":/0"},
		{`(?P<a>[a-z]+):(?P<b>.*)`, 2, "az/:", "\n"},
		{`([a-z])(\1|0)`, 2, "a0", "/"},
		{`(a(b))`, 1, "ab", "c"},
	} {
		got, ok := Captures(c.pattern, 0)
		if !ok || c.group >= len(got) {
			t.Errorf("%s: no group %d", c.pattern, c.group)
			continue
		}
		for _, r := range c.chars {
			if !got[c.group].Chars[r] {
				t.Errorf("group %d of %s must admit %q", c.group, c.pattern, r)
			}
		}
		for _, r := range c.not {
			if got[c.group].Chars[r] {
				t.Errorf("group %d of %s must not admit %q", c.group, c.pattern, r)
			}
		}
	}
}

func TestMatches(t *testing.T) {
	for _, c := range []struct {
		pattern    string
		ok         bool
		chars, not string
	}{
		{`[^a-z]`, true, "A0/ \n", "az"},
		{`[^a-z]+`, true, "A0/ \n", "az"},
		{`\W*`, true, "/ ", "a_0"},
		{`<|>`, true, "<>", "a"},
		{`(?:[;&]|\|)+`, true, ";&|", "a"},
		{`[;]{2}`, false, "", ""},
		{`^;`, false, "", ""},
		{`<script>`, false, "", ""},
		{`;(?=x)`, false, "", ""},
		{`:|[/\\]|^\.\.(?=x)`, true, `:/\`, ".x"},
		{`\.\.|/`, true, "/", "."},
		{`x*y*|/`, false, "", ""},
		{`[\r\n]+.*`, true, "\r\n", "a"},
		{`\s*[;&]\s*`, true, ";&", "a "},
		{`[;&]+x`, false, "", ""},
		{`\s*+[;\n]`, false, "", ""},
	} {
		chars, _, ok := Matches(c.pattern, 0)
		if ok != c.ok {
			t.Errorf("%s: %v", c.pattern, ok)
			continue
		}
		for _, r := range c.chars {
			if !chars[r] {
				t.Errorf("%s must match %q", c.pattern, r)
			}
		}
		for _, r := range c.not {
			if ok && chars[r] {
				t.Errorf("%s must not match %q", c.pattern, r)
			}
		}
	}
}
