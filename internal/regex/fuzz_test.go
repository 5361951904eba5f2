package regex

import (
	"testing"
	"unicode/utf8"
)

func seeds(f *testing.F) {
	for _, c := range cases {
		f.Add(c.pattern, uint32(c.flags), uint8(c.use))
	}
	for _, p := range []string{`(?P<a>x)(?P=a)(?(a)b|c)`, `[^]\x41-\u0042\N{DASH}]`, `(?ix-s:a b#c)`, `a{,3}b{2,}c{1,2}?`, `\8\0\377(?<!ab)(?>x)`} {
		f.Add(p, uint32(0), uint8(0))
	}
}

// FuzzParse: whatever is parsed has positions within the pattern, and children within their parents.
func FuzzParse(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, pattern string, flags uint32, _ uint8) {
		root, err := Parse(pattern, Flags(flags))
		if err != nil {
			if e, ok := err.(*Error); !ok || e.Pos < 0 || e.Pos > len(pattern) {
				t.Errorf("error %v", err)
			}
			return
		}
		var check func(n *Node)
		check = func(n *Node) {
			if n.Pos < 0 || n.Pos > n.End || n.End > len(pattern) {
				t.Errorf("%q: node %d at %d to %d", pattern, n.Op, n.Pos, n.End)
			}
			for _, s := range n.Subs {
				check(s)
			}
		}
		check(root)
		Admits(pattern, Flags(flags))
	})
}

// FuzzBacktracking: the work is bounded, and an attack is there where one is claimed.
func FuzzBacktracking(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, pattern string, flags uint32, use uint8) {
		if len(pattern) > 300 {
			return
		}
		v := Backtracking(pattern, Flags(flags), Use(use%4))
		if (v.Degree != Linear) != (v.Attack != nil) || v.Reason == "" || v.Pos > v.End || v.End > len(pattern) {
			t.Errorf("%+v", v)
		}
		if v.Degree != Linear && !v.Starts && !Suspect(pattern, Flags(flags), Use(use%4)) {
			t.Errorf("%+v of a pattern that is not suspect", v)
		}
		if v.Attack != nil && (v.Attack.Pump == "" || utf8.RuneCountInString(v.Attack.Pump) > v.Attack.Length) {
			t.Errorf("%+v", v.Attack)
		}
	})
}
