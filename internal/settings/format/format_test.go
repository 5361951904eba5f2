package format_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/settings/format"
	"github.com/touchstone-sec/touchstone/internal/source"
	"github.com/touchstone-sec/touchstone/internal/testkit"
)

// TestRead holds what is read of each file of testdata against a golden beside it.
func TestRead(t *testing.T) {
	files, err := filepath.Glob("testdata/*/*")
	if err != nil || len(files) == 0 {
		t.Fatal("no files: ", err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, ".golden") {
			continue
		}
		t.Run(filepath.ToSlash(name), func(t *testing.T) {
			raw, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			f, _ := source.Decode(filepath.ToSlash(name), source.Settings, raw)
			testkit.Golden(t, name+".golden", show(t, f))
		})
	}
}

// show lists settings, one a line: where the value stands, whose it is, its path or group, its name and its value. What
// the places cover is shown where it is not the value.
func show(t testing.TB, f *source.File) string {
	r := format.Read(f, true)
	if r == nil {
		return "no settings\n"
	}
	var b strings.Builder
	for _, s := range r.Settings {
		if s.Location.Pos < 0 || s.Location.End < s.Location.Pos || int(s.Location.End) > len(f.Text) || int(s.KeyAt.End) > len(f.Text) {
			t.Fatalf("%s: place %d-%d of a text of %d bytes", s.Name, s.Location.Pos, s.Location.End, len(f.Text))
		}
		p := f.Position(s.Location.Pos)
		fmt.Fprintf(&b, "%d:%d %s [%s] %s = %q", p.Line, p.Column, s.System, s.Group, s.Name, s.Value.String())
		if covered := f.Text[s.Location.Pos:s.Location.End]; covered != s.Value.String() {
			fmt.Fprintf(&b, " at %q", covered)
		}
		if covered := f.Text[s.KeyAt.Pos:s.KeyAt.End]; covered != s.Name {
			fmt.Fprintf(&b, " named by %q", covered)
		}
		b.WriteByte('\n')
	}
	for _, p := range r.Problems {
		fmt.Fprintf(&b, "%d:%d %s\n", p.Pos.Line, p.Pos.Column, p.Message)
	}
	return b.String()
}
