package format_test

import (
	"encoding/json"
	"github.com/touchstone-sec/touchstone/internal/testkit"
	"os/exec"
	"strings"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/settings/format"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// oracle prints what Python's configparser reads of a text, as JSON: section, name, value of each setting.
const oracle = `
import configparser, json, sys
c = configparser.RawConfigParser(strict=False, allow_no_value=True, default_section="\0")
c.optionxform = str
c.read_string(sys.stdin.read())
json.dump([[s, k, "\n".join(l for l in v.split("\n") if l)] for s in c.sections() for k, v in c.items(s) if v is not None], sys.stdout)
`

// TestINIAgrees holds the reader against configparser on what both take for INI.
func TestINIAgrees(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		testkit.Missing(t, "python3 is the oracle: %v", err)
	}
	for _, text := range []string{
		"[a]\nb = c\nd: e\n f\n\tg\n[h i]\nj=k=l\nm : n=o\n",
		"[a]\n# x\n; y\nb = c\n# between\n d\ne =\n  f\n  # in it\n  g\nh\n",
		"[a]\nurl = http://x:1/y\nk = a#b;c\nlong = 1,\n   2,\n   3\n\n[b]\nx = \n[a]\nurl = again\n",
		"[DEFAULT]\nx = 1\n[s]\ny = %(x)s $x ${x}\nz = [1, 2]\n",
		"\n\n[ spaced ]\r\nkey with spaces = v\r\n\r\nother: w\r\n",
	} {
		cmd := exec.Command(python, "-I", "-c", oracle)
		cmd.Stdin = strings.NewReader(text)
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		var want [][3]string
		if err := json.Unmarshal(out, &want); err != nil {
			t.Fatal(err)
		}
		file, _ := source.Decode("a.ini", source.Settings, []byte(text))
		last := map[[2]string]string{} // configparser keeps the last value
		for _, s := range format.Read(file, true).Settings {
			last[[2]string{s.Group, s.Name}] = s.Value.Raw
		}
		if len(last) != len(want) {
			t.Errorf("%q: %q, want %q", text, last, want)
		}
		for _, w := range want {
			if got, ok := last[[2]string{strings.TrimSpace(w[0]), w[1]}]; !ok || got != w[2] {
				t.Errorf("%q: [%s] %s is %q, want %q", text, w[0], w[1], got, w[2])
			}
		}
	}
}
