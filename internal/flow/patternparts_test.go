package flow

import (
	"slices"
	"testing"
)

func TestAlternatives(t *testing.T) {
	for pattern, want := range map[string][]string{
		``:            {""},
		`ab`:          {"ab"},
		`a|b`:         {"a", "b"},
		`(a|b)`:       {"a", "b"},
		`(?:(a|b)|c)`: {"a|b", "c"},
		`((a|b))`:     {"a", "b"},
		`(a)|(b)`:     {"a", "b"},
		`(a)(b|c)`:    {"(a)(b|c)"},
		`(?=a|b)`:     {"(?=a|b)"},
		`(?P<n>a|b)`:  {"(?P<n>a|b)"},
		`a\|b`:        {`a\|b`},
		`[|]|b`:       {"[|]", "b"},
		`[]|]|b`:      {"[]|]", "b"},
		`[^]|]|b`:     {"[^]|]", "b"},
		`[\]|]|b`:     {`[\]|]`, "b"},
		`(a\)`:        {`(a\)`},
		`([()]|b)`:    {"[()]", "b"},
		`a|`:          {"a", ""},
		`[a|b`:        {"[a|b"},
		`a\`:          {`a\`},
	} {
		if got := alternatives(pattern); !slices.Equal(got, want) {
			t.Errorf("alternatives(%q) = %q, want %q", pattern, got, want)
		}
	}
}

func TestClosing(t *testing.T) {
	for pattern, want := range map[string]int{
		`(a)b`:     3,
		`(a(b)c)d`: 7,
		`(a\)b)`:   6,
		`([)])`:    5,
		`([])])`:   6,
		`([^])])`:  7,
		`(a`:       0,
		`([)`:      0,
	} {
		if got := closing(pattern); got != want {
			t.Errorf("closing(%q) = %d, want %d", pattern, got, want)
		}
	}
}
