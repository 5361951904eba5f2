package audit

import (
	"slices"
	"strings"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/source"
)

// The place of a line is the function around it with its decorators; at the level of the module it is the lines around.
func TestRegions(t *testing.T) {
	text := `import os
SECRET = "x"


@app.route(
    "/a",
)
@login_required
def a():
    b()


def b():
    pass


class C:
    def m(self):
        pass
` + strings.Repeat("\n", 20) + "x = 1\n"
	p, f := programOf(t, text)
	tree := newTree([]*source.File{f}, p)
	for _, c := range []struct{ line, first, last int }{
		{9, 5, 10}, {5, 5, 10}, {13, 13, 14}, {19, 18, 19}, {17, 17, 19}, {40, 32, 40}, {0, 1, 40},
	} {
		r := tree.find("m.py")[0].regionAt(c.line, c.line)
		if r.first != c.first || r.last != c.last {
			t.Errorf("line %d is %d-%d, want %d-%d", c.line, r.first, r.last, c.first, c.last)
		}
	}
}

func TestFind(t *testing.T) {
	p, _ := programOf(t, "")
	tree := newTree([]*source.File{{Path: "app/views.py"}, {Path: "admin/views.py"}, {Path: "app/Models.py"}}, p)
	for name, want := range map[string]string{
		"app/views.py": "app/views.py", "/home/me/app/views.py": "app/views.py", "./app/views.py": "app/views.py",
		"file:///src/app/views.py": "app/views.py", `src\app\views.py`: "app/views.py", "views.py": "admin/views.py app/views.py",
		"models.py": "app/Models.py", "gone.py": "", "": "", "..": "", "/": "",
	} {
		var got []string
		for _, f := range tree.find(name) {
			got = append(got, f.Path)
		}
		slices.Sort(got)
		if strings.Join(got, " ") != want {
			t.Errorf("find(%q) is %q, want %q", name, got, want)
		}
	}
}
