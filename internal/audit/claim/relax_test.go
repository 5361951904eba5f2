package claim

import "testing"

func TestRelax(t *testing.T) {
	for text, want := range map[string]string{
		`[1,]`:              `[1 ]`,
		`{"a":1 , }`:        `{"a":1   }`,
		"[1, // one\n 2]":   "[1,       \n 2]",
		"[1, # one\n]":      "[1       \n]",
		`[1, /* one */ ]`:   `[1            ]`,
		`[True,False,None]`: `[true,false,null]`,
		`["a, ] // b",]`:    `["a, ] // b" ]`,
		`["a\",]",]`:        `["a\",]" ]`,
		`[aTrue]`:           `[aTrue]`,
		`/* open`:           `/* open`,
	} {
		if got := relax(text); got != want || len(got) != len(text) {
			t.Errorf("%q: %q, not %q", text, got, want)
		}
	}
}
