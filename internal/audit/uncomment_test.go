package audit

import (
	"strings"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/source"
)

func TestUncomment(t *testing.T) {
	for _, c := range []struct{ path, in, gone, stays string }{
		{"a.py", "x = 1  # eval(x)\ny = 2\n", "eval", "y = 2"},
		{"a.py", "x = '# no comment'\n", "", "# no comment"},
		{"a.py", "def f():\n    \"\"\"Calls eval(x).\"\"\"\n    return 'eval'\n", "Calls", "return 'eval'"},
		{"a.py", "f(\n  'a'\n  'b'\n)\n", "", "'b'"},
		{"a.py", "x = '''\n# text\n'''\n", "", "# text"},
		{"a.html", "<!-- {{ x|safe }} --><p>{# y|safe #}{{ z }}</p>", "safe", "{{ z }}"},
		{"a.js", "/* innerHTML */ a = 'http://x' // eval\n", "innerHTML", "http://x"},
		{".env", "KEY=abc#def\n# KEY=old\n", "old", "abc#def"},
	} {
		f := &source.File{Path: c.path, Text: c.in, Language: source.LanguageOf(c.path, true)}
		got := uncomment(f)
		if len(got) != len(c.in) || c.gone != "" && strings.Contains(got, c.gone) || !strings.Contains(got, c.stays) {
			t.Errorf("%s: %q became %q", c.path, c.in, got)
		}
	}
}

// Whatever the text, its length and its lines stay.
func FuzzUncomment(f *testing.F) {
	for _, s := range []string{"x = '''a # b", "\"\"\"\n#\n\"\"\"", "'\\", "(#)\n", "<!-- {#", "/*"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, path := range []string{"a.py", "a.html", "a.js", "Dockerfile"} {
			got := uncomment(&source.File{Path: path, Text: text, Language: source.LanguageOf(path, true)})
			if len(got) != len(text) || strings.Count(got, "\n") != strings.Count(text, "\n") {
				t.Errorf("%s: %q became %q", path, text, got)
			}
		}
	})
}
