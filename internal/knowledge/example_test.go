package knowledge

import (
	"strings"
	"testing"
)

func TestExamples(t *testing.T) {
	const code = `import db  # want other-rule

LIMIT = 5


def long(x):
` + "    x += 1\n    x += 2\n    x += 3\n    x += 4\n    x += 5\n    x += 6\n    x += 7\n    x += 8\n    x += 9\n    x += 10\n    x += 11\n    x += 12\n    x += 13\n" + `    db.run(x)  # want a-rule


@get
def bad(x):
    db.log(x)  # want other-rule
    db.run("a" + x)  # want other-rule a-rule@"text"


def unlike():
    return 0


def twin(x):
    db.run("a", x)  # safe: beside it


@get
def bad(y):  # in a test, say
    db.log(x)
    db.run("a" + x)


def also_bad(x):
    db.run("a", x)  # want other-rule
`
	reported, silent := examples(code, "a-rule")
	const wantReported = "@get\ndef bad(x):\n    db.log(x)\n    db.run(\"a\" + x)  # reported"
	const wantSilent = "def twin(x):\n    db.run(\"a\", x)  # safe: beside it"
	if reported != wantReported || silent != wantSilent {
		t.Errorf("reported:\n%s\nsilent:\n%s", reported, silent)
	}
	if line := markedLine(code, "a-rule"); line != "db.run(x)  # reported" {
		t.Errorf("marked line %q", line)
	}
	if reported, silent := examples(code, "no-rule"); reported != "" || silent != "" {
		t.Errorf("of a rule without marks: %q, %q", reported, silent)
	}
}

// The documentation of every built-in rule leaves no section empty, and shows code of both kinds: of what is reported at least a line.
func TestBuiltinRulesHaveExamples(t *testing.T) {
	base, err := Load(Settings, nil, []string{})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range base.Rules() {
		_, reported, silent := r.Examples()
		if !strings.Contains(reported, "# reported") {
			t.Errorf("%s: no example of what is reported", r.ID)
		}
		if silent == "" {
			t.Errorf("%s: no example of what is not reported: a function, or what stands between two blank lines, that shares words with one that is", r.ID)
		}
		for section, text := range map[string]string{"title": r.Title, "summary": r.Summary, "why": r.Why, "description": r.Description, "remedy": r.Remedy, "references": strings.Join(r.References, "")} {
			if strings.TrimSpace(text) == "" {
				t.Errorf("%s: no %s", r.ID, section)
			}
		}
		if strings.Contains(reported+silent, "# want") {
			t.Errorf("%s: a mark is left in\n%s\n%s", r.ID, reported, silent)
		}
		if strings.Count(reported, "\n") > longestExample || strings.Count(silent, "\n") > longestExample {
			t.Errorf("%s: an example is too long", r.ID)
		}
	}
}
