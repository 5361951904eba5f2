package audit

import (
	"slices"
	"testing"
)

func TestStem(t *testing.T) {
	for _, list := range [][]string{{"upload", "uploads", "uploaded", "uploading"}, {"query", "queries"}, {"strip", "stripped", "stripping"}, {"validate", "validated", "validation"}} {
		for _, w := range list {
			if stem(w) != stem(list[0]) {
				t.Errorf("stem(%q) is %q, that of %q is %q", w, stem(w), list[0], stem(list[0]))
			}
		}
	}
}

func TestParts(t *testing.T) {
	for id, want := range map[string][]string{
		"get_user_by_id": {"get", "user", "by", "id"}, "getUserById": {"get", "user", "by", "id"}, "_x": {"x"}, "HTMLPage": {"htmlpage"}, "a__b": {"a", "b"}, "": nil,
	} {
		if got := parts(id); !slices.Equal(got, want) {
			t.Errorf("parts(%q) = %q, want %q", id, got, want)
		}
	}
}
