package regex

import "testing"

func TestNeighbours(t *testing.T) {
	for _, c := range []struct {
		pattern                string
		slash, slashes, climbs bool // it begins with "/" only; it may begin with "//"; ".." may be in it
	}{
		{`(/[A-Za-z0-9_-]+)+`, true, false, false},
		{`(/[A-Za-z0-9_-]*)+`, true, true, false},
		{`/(\w+/)*\w*`, true, false, false},
		{`/[\w/]*`, true, true, false},
		{`(?:/\w+){1,4}/?`, true, false, false},
		{`/|/home`, true, false, false},
		{`/?\w+`, false, false, false},
		{`(\w+/)*\w+\.txt`, false, false, false},
		{`[\w-]+(\.[\w-]+)*`, false, false, false},
		{`[\w.-]+(/[\w.-]+)*`, false, false, true},
		{`\w*\.*\w`, false, false, true},
		{`(\.\w*)+`, false, false, true},
	} {
		n, ok := NeighboursOf(c.pattern, 0)
		if !ok {
			t.Errorf("%s: not read", c.pattern)
			continue
		}
		if _, only := n.Begin('/'); only != c.slash {
			t.Errorf("%s begins with a slash: %v", c.pattern, only)
		}
		if got := n.BeginWith('/', '/', false); got != c.slashes {
			t.Errorf("%s begins with two: %v", c.pattern, got)
		}
		if got := n.Adjoin('.', '.'); got != c.climbs {
			t.Errorf("%s holds two dots: %v", c.pattern, got)
		}
	}
	if _, ok := NeighboursOf(`(/)\1`, 0); ok {
		t.Error("what refers to a group is read")
	}
	if n, _ := NeighboursOf(`/`, 0); !n.BeginWith('/', '/', true) {
		t.Error("what follows an open match is not anything")
	}
}
