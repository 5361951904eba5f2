// Package testkit is for tests only: expectations that stand beside the code they speak of, goldens, and many-file
// cases in one txtar archive.
//
// An expectation is a comment at the end of the line that a finding is reported on, in any language's comments:
//
//	os.system(x)                       # want command-injection
//	cursor.execute(q)                  # want sql-injection@"reaches execute" hardcoded-sql
//	run(a, b)                          // want command-injection command-injection
//	<a href="{{ u|safe }}">            <!-- want cross-site-scripting -->
//	subprocess.run(["ls", x])          # safe: no shell
//
// In a Dockerfile the comment stands on a line of its own, in front of the one that it speaks of.
//
// A rule stands as often as it is reported there; what follows @ is a regular expression in a Go string that the
// finding's message must match. "safe" says to the reader why nothing is reported: a line without a want has no
// finding, with or without it.
package testkit

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// Want is one expected finding.
type Want struct {
	Path    string
	Line    int // from 1
	Rule    string
	Message *regexp.Regexp // nil where any message will do
}

// Got is one finding as a test sees it.
type Got struct {
	Path    string
	Line    int // from 1
	Rule    string
	Message string
}

var (
	wantComment = regexp.MustCompile(`(?:^|\s)(?:#|//|/\*|<!--|\{#|--|;|%)\s*want\s(.*)$`)
	closing     = regexp.MustCompile(`\s*(?:-->|\*/|#\})\s*$`)
	wantRule    = regexp.MustCompile(`^\s*([a-z0-9]+(?:-[a-z0-9]+)*)(@"(?:[^"\\]|\\.)*"|@` + "`[^`]*`" + `)?(?:\s+|$)`)
)

// Expectations are the wants in the files, by path and line. A want that cannot be read fails the test.
func Expectations(t testing.TB, files map[string]string) []Want {
	t.Helper()
	var wants []Want
	for _, path := range slices.Sorted(maps.Keys(files)) {
		found, err := expectations(path, files[path])
		if err != nil {
			t.Fatal(err)
		}
		wants = append(wants, found...)
	}
	return wants
}

func expectations(path, text string) ([]Want, error) {
	var wants []Want
	for i, line := range strings.Split(text, "\n") {
		comment := wantComment.FindStringSubmatch(strings.TrimSuffix(line, "\r"))
		if comment == nil {
			continue
		}
		ownLine := isDockerfile(path) && strings.HasPrefix(line, "#")
		rest := closing.ReplaceAllString(comment[1], "")
		if strings.TrimSpace(rest) == "" {
			return nil, fmt.Errorf("%s:%d: want names no rule", path, i+1)
		}
		for rest = strings.TrimSpace(rest); rest != ""; {
			m := wantRule.FindStringSubmatch(rest)
			if m == nil {
				return nil, fmt.Errorf("%s:%d: want cannot be read at %q", path, i+1, rest)
			}
			rest = rest[len(m[0]):]
			w := Want{Path: path, Line: i + 1, Rule: m[1]}
			if ownLine {
				w.Line++
			}
			if m[2] != "" {
				pattern, err := strconv.Unquote(m[2][1:])
				if err == nil {
					w.Message, err = regexp.Compile(pattern)
				}
				if err != nil {
					return nil, fmt.Errorf("%s:%d: want %s: %w", path, i+1, m[2], err)
				}
			}
			wants = append(wants, w)
		}
	}
	return wants, nil
}

// isDockerfile reports whether a file has no comments behind code, so that they stand in front of it.
func isDockerfile(path string) bool {
	return strings.HasPrefix(path[strings.LastIndexByte(path, '/')+1:], "Dockerfile")
}

// Check fails the test for each want that no finding meets, and for each finding that no want speaks of.
func Check(t testing.TB, wants []Want, got []Got) {
	t.Helper()
	for _, line := range compare(wants, got) {
		t.Error(line)
	}
}

func compare(wants []Want, got []Got) (differences []string) {
	type difference struct {
		path string
		line int
		text string
	}
	var all []difference
	// Wants with a message choose first, so that one without does not take what only they can have.
	wants = slices.Clone(wants)
	slices.SortStableFunc(wants, func(a, b Want) int {
		return cmp.Compare(btoi(a.Message == nil), btoi(b.Message == nil))
	})
	taken := make([]bool, len(got))
next:
	for _, w := range wants {
		for i, g := range got {
			if !taken[i] && g.Path == w.Path && g.Line == w.Line && g.Rule == w.Rule &&
				(w.Message == nil || w.Message.MatchString(g.Message)) {
				taken[i] = true
				continue next
			}
		}
		message := ""
		if w.Message != nil {
			message = fmt.Sprintf(" with a message like %q", w.Message)
		}
		all = append(all, difference{w.Path, w.Line, fmt.Sprintf("%s:%d: not found: %s%s", w.Path, w.Line, w.Rule, message)})
	}
	for i, g := range got {
		if !taken[i] {
			all = append(all, difference{g.Path, g.Line,
				fmt.Sprintf("%s:%d: not wanted: %s: %s", g.Path, g.Line, g.Rule, g.Message)})
		}
	}
	slices.SortStableFunc(all, func(a, b difference) int {
		return cmp.Or(strings.Compare(a.path, b.path), a.line-b.line)
	})
	for _, d := range all {
		differences = append(differences, d.text)
	}
	return differences
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
