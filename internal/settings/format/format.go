// Package format reads settings files: each format, a text, becomes settings with the exact places of their names and
// values. Nothing is executed and nothing is fetched; what a file refers to (variables, other files) stays as it is
// written.
//
// What holds for all readers:
//
//   - The cost is linear in the text. Nesting and the expansion of aliases are bounded; a bound that was hit is a problem.
//   - What is malformed is a problem with its place, and the rest is still read.
//   - A problem quotes nothing of the text: it could be a secret.
//   - A location covers what the value is made of, without the quotes around it.
package format

import (
	"fmt"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/settings"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// A Result is what was read of one file.
type Result struct {
	Format   string // "ini", "yaml", ...
	Settings []settings.Setting
	Problems []source.Diagnostic
}

// Read reads a file. It is nil where the file holds no settings as far as one can see: other things have the same names.
// With named the user has said that it does, and the problems leave the review incomplete.
func Read(f *source.File, named bool) *Result {
	kind := formatOf(f.Path, f.Text, named)
	if kind == nil {
		return nil
	}
	r := &reading{file: f, text: f.Text, named: named}
	kind.read(r)
	if !named && r.strange() {
		return nil
	}
	return &Result{Format: kind.name, Settings: r.settings, Problems: r.problems}
}

// A reading is the reading of one file, under way.
type reading struct {
	file     *source.File
	text     string // of the file, or of a part of it that is a file by itself
	base     int    // where the text begins in the file
	indent   int    // by how much the lines of such a part are indented
	named    bool
	document int    // the number of the one that is read now
	system   string // of what is read now, see settings.Setting
	settings []settings.Setting
	problems []source.Diagnostic
}

// strange reports whether a file is so unlike what its name says that it is something else.
func (r *reading) strange() bool {
	return len(r.problems) > 2 && 4*len(r.problems) > len(r.settings)
}

// maxProblems bounds what is said of one file: one that is not what it seems to be has a problem on each line.
const maxProblems = 10

// problem notes what is wrong at an offset.
func (r *reading) problem(at int, message string, args ...any) {
	if len(r.problems) == maxProblems {
		return
	}
	r.problems = append(r.problems, source.Diagnostic{
		Path: r.file.Path, Pos: r.file.Position(int32(r.base + at)), Incomplete: r.named, Message: fmt.Sprintf(message, args...),
	})
}

// A span is a part of the text, half open.
type span struct{ pos, end int }

func (r *reading) at(s span) finding.Location {
	return finding.Location{File: r.file, Pos: int32(r.base + s.pos), End: int32(r.base + max(s.pos, s.end))}
}

// add takes over one setting: its name within a group, and where name and value stand.
func (r *reading) add(group, name string, path []string, v settings.Value, key, value span) {
	r.settings = append(r.settings, settings.Setting{
		Key: settings.Key{Group: group, Name: name}, System: r.system, Path: path, Document: r.document, Value: v,
		Location: r.at(value), KeyAt: r.at(key),
	})
}

// environment takes over a variable of the environment.
func (r *reading) environment(name string, path []string, v settings.Value, key, value span) {
	system := r.system
	r.system = "environment"
	r.add("", name, path, v, key, value)
	r.system = system
}

// setting takes over a setting of a nested format.
func (r *reading) setting(path []string, v settings.Value, key, at span) {
	if n := len(path) - 1; n >= 0 {
		r.add(strings.Join(path[:n], "."), path[n], path, v, key, at)
	}
}

// child is the path of what has a name below a path.
func child(path []string, name string) []string {
	return append(path[:len(path):len(path)], name)
}

func text(s string) settings.Value { return settings.Value{Kind: settings.Text, Raw: s} }

// trimmed is a span without the white space around it.
func (r *reading) trimmed(s span) span {
	t := r.text
	for s.pos < s.end && isSpace(t[s.pos]) {
		s.pos++
	}
	for s.end > s.pos && isSpace(t[s.end-1]) {
		s.end--
	}
	return s
}

func (r *reading) of(s span) string { return r.text[s.pos:s.end] }

func isSpace(c byte) bool {
	return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v'
}

// lines goes through the lines of a part of the text, without their ends.
func (r *reading) lines(from, to int, do func(line span)) {
	for from < to {
		end, next := to, to
		if i := strings.IndexByte(r.text[from:to], '\n'); i >= 0 {
			end, next = from+i, from+i+1
		}
		if end > from && r.text[end-1] == '\r' {
			end--
		}
		do(span{from, end})
		from = next
	}
}
