package testkit

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
)

func TestExpectations(t *testing.T) {
	for _, c := range []struct{ text, want, err string }{
		{"x = 1\n", "", ""},
		{"x()  # want a-rule", "1 a-rule", ""},
		{"\nx() # want a b-c c2\r\ny() # want d\r\n", "2 a; 2 b-c; 2 c2; 3 d", ""},
		{"x() # want a a", "1 a; 1 a", ""},
		{`x() // want a@"say \"hi\" twice" b`, `1 a@say "hi" twice; 1 b`, ""},
		{"x() # want a@`\\d+ x`", `1 a@\d+ x`, ""},
		{"<a> <!-- want a b -->  ", "1 a; 1 b", ""},
		{"{# want a #}", "1 a", ""},
		{"x() /* want a */", "1 a", ""},
		{"; want a", "1 a", ""},
		{"#want a", "1 a", ""},
		{"x() # safe: nobody wants a", "", ""},
		{"x() # unwanted a", "", ""},
		{"x# want a", "", ""},
		{"x() # want ", "", "f:1: want names no rule"},
		{"\nx() # want A", "", `f:2: want cannot be read at "A"`},
		{"x() # want a, b", "", `f:1: want cannot be read at "a, b"`},
		{`x() # want a@"("`, "", "f:1: want @\"(\": error parsing regexp"},
		{`x() # want a@b`, "", "f:1: want cannot be read"},
	} {
		wants, err := expectations("f", c.text)
		if (err == nil) != (c.err == "") || err != nil && !strings.Contains(err.Error(), c.err) {
			t.Errorf("%q: %v", c.text, err)
			continue
		}
		var got []string
		for _, w := range wants {
			s := strings.Join([]string{string(rune('0' + w.Line)), w.Rule}, " ")
			if w.Message != nil {
				s += "@" + w.Message.String()
			}
			got = append(got, s)
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%q: %s, want %s", c.text, s, c.want)
		}
	}
}

func TestCompare(t *testing.T) {
	wants := Expectations(t, map[string]string{
		"b.py": "x() # want a\n", "a.py": "# want a a@\"two\"\n\n# want c\n",
	})
	got := []Got{
		{"a.py", 1, "a", "message two"}, {"a.py", 1, "a", "message one"}, {"b.py", 1, "b", "message"}, {"a.py", 2, "c", "next line"},
	}
	want := []string{
		"a.py:2: not wanted: c: next line", "a.py:3: not found: c", "b.py:1: not found: a", "b.py:1: not wanted: b: message",
	}
	if d := gocmp.Diff(want, compare(wants, got)); d != "" {
		t.Error(d)
	}
	if d := compare(wants[:2], got[1:2]); len(d) != 1 || !strings.Contains(d[0], `a.py:1: not found: a with a message like "two"`) {
		t.Error(d)
	}
	Check(t, wants[:2], got[:2])
}

func TestArchive(t *testing.T) {
	files := Archive(t, "testdata/two.txtar")
	wants := Expectations(t, files)
	if len(files) != 2 || len(wants) != 2 || wants[0].Path != "app/views.py" || wants[0].Line != 2 || wants[1].Line != 1 {
		t.Errorf("%v %v", files, wants)
	}
	dir := Unpack(t, "testdata/two.txtar")
	text, err := os.ReadFile(filepath.Join(dir, "app", "views.py"))
	if err != nil || string(text) != files["app/views.py"] {
		t.Errorf("%q %v", text, err)
	}
}

func TestGolden(t *testing.T) {
	path := filepath.Join(t.TempDir(), "in", "x.golden")
	defer func(before bool) { *update = before }(*update)
	*update = true
	Golden(t, path, "a\nb\n")
	*update = false
	Golden(t, path, "a\nb\n")
	failing := &recorder{TB: t}
	Golden(failing, path, "a\nc\n")
	if !failing.failed {
		t.Error("another text passes")
	}
}

type recorder struct {
	testing.TB
	failed bool
}

func (r *recorder) Errorf(string, ...any) { r.failed = true }
