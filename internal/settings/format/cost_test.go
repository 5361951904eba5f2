package format_test

import (
	"strings"
	"testing"
	"time"

	"github.com/touchstone-sec/touchstone/internal/settings/format"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// TestCost reads texts that cost much where a reader goes over a part of them again and again. A quarter of a MiB is read
// in a tenth of a second; what is not linear takes minutes.
func TestCost(t *testing.T) {
	rep := func(s string, n int) string { return strings.Repeat(s, n/len(s)) }
	const n = 1 << 18
	cases := map[string][]string{
		"a.env":        {rep("A=\"x\n", n), rep("A='\n", n), rep("A=\"\\\"\n", n), rep("A=1\n", n), "A=" + rep("x", n), rep("'\"`", n), "A=" + rep(" #", n)},
		"a.ini":        {rep("a=1\n", n), rep("[a]\n", n), "a=" + rep("x ;", n), "a=1\n" + rep(" x\n", n), rep("[", n), "a=1" + rep("\n\n", n)},
		"a.yaml":       {rep("a: 1\n", n), rep("- a\n", n), rep("[", n), "a: " + rep("{b: ", 20000), rep("a: [\n", n), rep("{{ x\n", n), rep("{{x}}", n), rep("x{%a%}\n", n), "a: &a [x]\nb: [" + rep("*a, ", 1<<18) + "]", "a: |\n" + rep("  x\n", n), rep("a: |\n x\n", n), rep("a: \"\n", n), "a: [" + rep("é, ", n) + "]", rep("---\n", n), rep("é: é\n", n), rep("a: 'x''y'\n", n), "a: " + rep("x\n  ", n), rep("a: >\n", n), rep("  - ", n), rep("- - a\n", n)},
		"a.json":       {rep("[", n), rep("{\"a\":", n), "[" + rep("1,", n), rep("\"\n", n), rep("/*", n), "{" + rep("\"a\":1,", n), rep("{,", n), rep("a ", n)},
		"a.toml":       {rep("a=1\n", n), rep("[", n), "a=" + rep("[", n), rep("a='''\n", n), rep("a=\"\"\"\\\"\"\"\n", n), rep("[[a]]\nb=1\n", n), rep("a.", n), "a=[" + rep("1,", n) + "]", rep("a={", n), rep("a=\"\"\"\"\n", n), "a=\"\"\"" + rep("\"", n)},
		"a.properties": {rep("a=1\n", n), rep("a=\\\n", n), rep("#\\\n", n), rep("\\", n), rep("a=1,\\\n", n)},
		"Dockerfile":   {rep("RUN x\n", n), rep("RUN x\\\n", n), rep("RUN <<A\n", n), "ENV " + rep("a=1 ", n), rep("ENV a=\"\n", n), rep("#\\\n", n), "RUN " + rep("<<A ", n), rep("RUN a \\\n#\n", n), "ENV a=" + rep("\"", n)},
		"a.pem":        {rep("-----BEGIN ", n), rep("-----BEGIN A PRIVATE KEY-----\n", n)},
	}
	for name, texts := range cases {
		for _, x := range texts {
			f, _ := source.Decode(name, source.Settings, []byte(x))
			if f == nil {
				continue
			}
			start := time.Now()
			format.Read(f, true)
			if d := time.Since(start); d > 5*time.Second {
				t.Errorf("%s: %v for %.20q...", name, d, x)
			}
		}
	}
}
