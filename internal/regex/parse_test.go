package regex

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"github.com/touchstone-sec/touchstone/internal/testkit"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// dump writes a tree as testdata/corpus.py writes Python's.
func dump(n *Node) string {
	list := func(open string, subs []*Node, sep, end string) string {
		parts := make([]string, len(subs))
		for i, s := range subs {
			parts[i] = dump(s)
		}
		return open + strings.Join(parts, sep) + end
	}
	not := map[bool]string{true: "^"}[n.Negated]
	switch n.Op {
	case Concat:
		return list("(", n.Subs, " ", ")")
	case Branch:
		return list("B", n.Subs, "|", "")
	case Literal:
		return fmt.Sprintf("%c%d", "LN"[len(not)], n.Rune)
	case Any:
		return "."
	case In:
		parts := make([]string, len(n.Items))
		for i, x := range n.Items {
			switch {
			case x.Category != 0:
				parts[i] = string(x.Category)
			case x.Lo == x.Hi:
				parts[i] = fmt.Sprintf("L%d", x.Lo)
			default:
				parts[i] = fmt.Sprintf("%d-%d", x.Lo, x.Hi)
			}
		}
		if len(parts) == 1 && parts[0][0] == 'L' {
			return parts[0]
		}
		return "[" + not + strings.Join(parts, " ") + "]"
	case At:
		return "@" + string("^$AZbB"[n.At])
	case Repeat:
		return fmt.Sprintf("R%d,%d%c%s", n.Min, n.Max, "*?+"[n.Mode], dump(n.Subs[0]))
	case Group:
		return fmt.Sprintf("G%d,%d,%d%s", n.Group, n.Add, n.Del, dump(n.Subs[0]))
	case Atomic:
		return "A" + dump(n.Subs[0])
	case Look:
		return "?" + map[bool]string{true: "<"}[n.Behind] + map[bool]string{true: "!", false: "="}[n.Negated] + dump(n.Subs[0])
	case Backref:
		return fmt.Sprintf("\\%d", n.Group)
	}
	return list(fmt.Sprintf("C%d", n.Group), n.Subs, "|", "")
}

// A row is a line of testdata/corpus.py.
type row struct {
	Pattern []byte
	Flags   Flags
	Use     string
	Where   string
	Dump    string
	Error   string
}

// corpus runs testdata/corpus.py.
func corpus(t testing.TB, args ...string) []row {
	python, err := exec.LookPath("python3")
	if err != nil {
		testkit.Missing(t, "python3, whose re module is the oracle, is not there: %v", err)
	}
	cmd := exec.Command(python, append([]string{"testdata/corpus.py"}, args...)...)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var rows []row
	lines := bufio.NewScanner(bytes.NewReader(out))
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var r row
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		rows = append(rows, r)
	}
	return rows
}

// TestParseOracle compares with re._parser on patterns of the standard library and variants of them, or on those in the folders that
// REGEX_CORPUS names (stdlib: is all of the library).
func TestParseOracle(t *testing.T) {
	if folders := os.Getenv("REGEX_CORPUS"); folders != "" {
		compareTrees(t, append([]string{"--mutate"}, strings.Fields(folders)...)...)
		return
	}
	compareTrees(t, "--mutate", "stdlib:test/test_re.py", "stdlib:email", "stdlib:html", "stdlib:http", "stdlib:urllib",
		"stdlib:string.py", "stdlib:textwrap.py", "stdlib:tokenize.py", "stdlib:json", "stdlib:doctest.py")
}

func compareTrees(t *testing.T, args ...string) {
	rows := corpus(t, args...)
	accepted := 0
	for _, r := range rows {
		n, err := Parse(string(r.Pattern), r.Flags)
		switch {
		case err != nil && r.Error == "":
			accepted++
			if msg := err.Error(); !strings.Contains(msg, "names of characters") && !strings.Contains(msg, "bad group \"१") {
				t.Errorf("%s: %q: %v", r.Where, r.Pattern, err)
			}
		case err == nil && r.Error != "":
			// Newer and older versions differ in these.
			if !strings.Contains(r.Error, "global flags not at the start") &&
				!strings.Contains(r.Error, "unknown extension ?>") && !strings.Contains(r.Error, "multiple repeat") &&
				!strings.Contains(r.Error, `bad escape \z`) {
				t.Errorf("%s: %q is accepted; Python says %s", r.Where, r.Pattern, r.Error)
			}
		case err == nil:
			accepted++
			if got := dump(n); got != r.Dump {
				t.Errorf("%s: %q\n got %s\nwant %s", r.Where, r.Pattern, got, r.Dump)
			}
		}
	}
	t.Logf("%d patterns, %d valid", len(rows), accepted)
	if accepted < 500 {
		t.Error("too few patterns")
	}
}
