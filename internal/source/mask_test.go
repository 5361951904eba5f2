package source

import "testing"

func TestMasked(t *testing.T) {
	f := &File{Path: "a", Text: "k=hunter2 \u00e4\u20ac\U0001d11e\nnext\xff"}
	m := f.Masked([]Span{{2, 20}, {-5, 0}, {24, 99}})
	if want := "k=******* \u00d7\u2022\U0001d7ce\nnext*"; m.Text != want || f.Text == m.Text || len(m.Text) != len(f.Text) {
		t.Errorf("%q, want %q", m.Text, want)
	}
	if m.Position(19) != f.Position(19) {
		t.Error("places have moved")
	}
}
