package engine_test

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/engine"
)

// TestSettingsRecall puts broken lines into the settings of real projects and of our own, and counts how many are told at their
// line. testdata/recall/<kind>.tsv lists what is put in, a line each: the rules of which one has to tell it, separated by
// commas, and the text. What is missed of each kind stands at the head of its file, and the figure may only rise.
//
// Projects are releases, which are downloaded once, and the folders of testdata/recall. More are named by
// TOUCHSTONE_RECALL=kind=path,kind=path: each file is a copy of its own. A path that is a file of settings alone is taken so.
func TestSettingsRecall(t *testing.T) {
	type subject struct {
		kind, name string
		file       func(t *testing.T) (root, path string) // of what is reviewed, and of the file in it
	}
	own := func(name string) func(*testing.T) (string, string) {
		return func(*testing.T) (string, string) { return filepath.Join("testdata", "recall"), name }
	}
	of := func(name, version, file string) func(*testing.T) (string, string) {
		return func(t *testing.T) (string, string) { return release(t, name, version), filepath.FromSlash(file) }
	}
	subjects := []subject{
		{"django", "bugsink", of("bugsink", "2.6.2", "bugsink/settings/default.py")},
		{"django", "pulpcore", of("pulpcore", "3.123.1", "pulpcore/app/settings.py")},
		{"django", "document-merge-service", of("document-merge-service", "8.1.0", "document_merge_service/settings.py")},
		{"django", "horizon", of("horizon", "27.0.0", "openstack_dashboard/settings.py")},
		{"flask", "FlaskBB", of("FlaskBB", "2.0.2", "flaskbb/configs/default.py")},
		{"flask", "ihatemoney", of("ihatemoney", "7.2.1", "ihatemoney/default_settings.py")},
		{"compose", "shop", own("compose.yaml")},
		{"kubernetes", "shop", own("kubernetes.yaml")},
	}
	for entry := range strings.SplitSeq(os.Getenv("TOUCHSTONE_RECALL"), ",") {
		if kind, path, ok := strings.Cut(entry, "="); ok {
			subjects = append(subjects, subject{kind, path, func(*testing.T) (string, string) { return filepath.Dir(path), filepath.Base(path) }})
		}
	}
	for _, s := range subjects {
		t.Run(s.kind+"/"+s.name, func(t *testing.T) {
			from, path := s.file(t)
			text, err := os.ReadFile(filepath.Join(from, path))
			if err != nil {
				t.Fatal(err)
			}
			list, gaps := breakages(t, s.kind)
			broken := breakers[s.kind](string(text), list)
			root := t.TempDir()
			copyCode(t, from, root)
			if err := os.WriteFile(filepath.Join(root, path), []byte(broken.text), 0o600); err != nil {
				t.Fatal(err)
			}
			if keep := os.Getenv("TOUCHSTONE_RECALL_KEEP"); keep != "" {
				_ = os.WriteFile(filepath.Join(keep, s.kind+"-"+filepath.Base(path)), []byte(broken.text), 0o600)
			}
			r, err := engine.Review(context.Background(), engine.Options{Paths: []string{root}, Profile: "pedantic"})
			if err != nil {
				t.Fatal(err)
			}
			told := map[int][]string{}
			for _, f := range r.Findings {
				if f.Location.File.Path == filepath.ToSlash(path) {
					line := f.Location.File.Position(f.Location.Pos).Line
					told[line] = append(told[line], f.Rule.ID)
				}
			}
			var missed []string
			for _, b := range broken.list {
				if !slices.ContainsFunc(b.rules, func(rule string) bool { return slices.Contains(told[b.line], rule) }) {
					missed = append(missed, fmt.Sprintf("%d: %s (%s), told: %s", b.line, b.text, strings.Join(b.rules, ","), strings.Join(told[b.line], ",")))
				}
			}
			unexpected := slices.DeleteFunc(slices.Clone(missed), func(m string) bool {
				return slices.ContainsFunc(gaps, func(g string) bool { return strings.Contains(m, g) })
			})
			t.Logf("%d of %d are told\n%s", len(broken.list)-len(missed), len(broken.list), strings.Join(missed, "\n"))
			if len(unexpected) > 0 && !strings.Contains(os.Getenv("TOUCHSTONE_RECALL"), s.name) {
				t.Errorf("missed:\n%s", strings.Join(unexpected, "\n"))
			}
			if len(broken.list) < len(list)/2 {
				t.Errorf("only %d of %d lines could be put in", len(broken.list), len(list))
			}
		})
	}
}

// A breakage is one line, or what makes one wrong.
type breakage struct {
	rules []string
	text  string
	line  int // where it stands, from 1
}

// breakages reads what is put into files of a kind, and what of it is known to be missed: lines that begin with "#missed ".
func breakages(t *testing.T, kind string) (list []breakage, gaps []string) {
	text, err := os.ReadFile(filepath.Join("testdata", "recall", kind+".tsv"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.SplitSeq(strings.TrimSpace(string(text)), "\n") {
		if gap, ok := strings.CutPrefix(line, "#missed "); ok {
			gaps = append(gaps, gap)
		} else if rules, what, ok := strings.Cut(line, "\t"); ok && !strings.HasPrefix(line, "#") {
			list = append(list, breakage{rules: strings.Split(rules, ","), text: what})
		}
	}
	return list, gaps
}

// A brokenFile is a text with what was put into it.
type brokenFile struct {
	text string
	list []breakage
}

// breakers put breakages into a text, by its kind.
var breakers = map[string]func(text string, list []breakage) brokenFile{
	"django": breakModule, "flask": breakModule, "compose": breakCompose, "kubernetes": breakPods,
}

var configClass = regexp.MustCompile(`(?m)^class \w*(Config|Settings)\b`)

var assignment = regexp.MustCompile(`^( *)([A-Z][A-Z0-9_]+) *(?::[^=]*)?= *(.*)$`)

// breakModule replaces assignments of a settings module, or of the first class in it that has some, and adds those that it has
// not behind its last one.
func breakModule(text string, list []breakage) brokenFile {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	at := map[string][2]int{} // first and last line of an assignment
	indent := ""
	if configClass.MatchString(text) {
		indent = "    "
	}
	end := len(lines)
	for i := 0; i < len(lines); i++ {
		m := assignment.FindStringSubmatch(lines[i])
		if m == nil || m[1] != indent {
			continue
		}
		last := i
		for depth := nesting(lines[i]); depth > 0 && last+1 < len(lines); depth += nesting(lines[last]) {
			last++
		}
		at[m[2]] = [2]int{i, last}
		i = last
		end = last + 1
	}
	if indent == "" {
		end = len(lines)
	}
	put := map[int]*breakage{} // in place of what begins at a line
	gone := map[int]bool{}
	var added []*breakage
	for i := range list {
		b := &list[i]
		name, _, _ := strings.Cut(b.text, " ")
		if a, ok := at[name]; ok {
			put[a[0]] = b
			for k := a[0]; k <= a[1]; k++ {
				gone[k] = true
			}
		} else {
			added = append(added, b)
		}
	}
	var out []string
	write := func(b *breakage) {
		out = append(out, indent+b.text)
		b.line = len(out)
	}
	for i := 0; i <= len(lines); i++ {
		if i == end {
			for _, b := range added {
				write(b)
			}
		}
		if i == len(lines) {
			break
		}
		if b := put[i]; b != nil {
			write(b)
		}
		if !gone[i] {
			out = append(out, lines[i])
		}
	}
	return brokenFile{strings.Join(out, "\n") + "\n", list}
}

// nesting is how many brackets a line opens and does not close. What stands in texts counts; settings have little of that.
func nesting(line string) int {
	return strings.Count(line, "(") + strings.Count(line, "[") + strings.Count(line, "{") - strings.Count(line, ")") - strings.Count(line, "]") - strings.Count(line, "}")
}

var variableForm = regexp.MustCompile(`^[A-Za-z_][\w.]*=`)

var composeKey = regexp.MustCompile(`^( *)([\w.-]+):`)

// breakCompose gives each breakage a service of its own, a copy of one of the file, in turn: "key: value" stands in the service,
// and "NAME=value" in its environment.
func breakCompose(text string, list []breakage) brokenFile {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	var services [][]string
	start, indent := -1, ""
	end := len(lines)
	for i, l := range lines {
		m := composeKey.FindStringSubmatch(l)
		switch {
		case m == nil:
		case m[1] == "" && m[2] == "services":
			start = i
		case start < 0:
		case m[1] == "":
			end = min(end, i)
		case indent == "" || m[1] == indent:
			if i < end {
				indent = m[1]
				services = append(services, nil)
			}
		}
		if len(services) > 0 && i < end {
			services[len(services)-1] = append(services[len(services)-1], l)
		}
	}
	if len(services) == 0 {
		return brokenFile{text: text}
	}
	out := slices.Clone(lines[:end])
	var done []breakage
	for i := range list {
		b := list[i]
		s := services[i%len(services)]
		key, _, _ := strings.Cut(b.text, ":")
		variable := variableForm.MatchString(b.text)
		if variable {
			key = "environment"
		}
		inner := indent + indent
		for _, l := range s[1:] {
			if m := composeKey.FindStringSubmatch(l); m != nil {
				inner = m[1]
				break
			}
		}
		out = append(out, fmt.Sprintf("%sbroken%d:", indent, i))
		skip := false
		for _, l := range s[1:] { // without what the breakage says itself
			if m := composeKey.FindStringSubmatch(l); m != nil && len(m[1]) <= len(inner) {
				skip = m[2] == key
			}
			if !skip && strings.TrimSpace(l) != "" {
				out = append(out, l)
			}
		}
		if variable {
			out = append(out, inner+"environment:")
			if i%2 == 0 {
				out = append(out, inner+"  - "+b.text)
			} else {
				out = append(out, inner+"  "+strings.Replace(strings.ReplaceAll(b.text, "*", "'*'"), "=", ": ", 1))
			}
		} else {
			out = append(out, inner+b.text)
		}
		b.line = len(out)
		done = append(done, b)
	}
	return brokenFile{strings.Join(append(out, lines[end:]...), "\n") + "\n", done}
}

// breakPods gives each breakage a document of its own, a copy of the file's first one that has containers, in turn: "pod: key: value"
// stands beside the containers, "key: value" in the first one, "NAME=value" in its environment. "document: ..." is a document, with
// "\n" for its ends of lines, of which the last line is the one that is wrong.
func breakPods(text string, list []breakage) brokenFile {
	var docs [][]string
	for d := range strings.SplitSeq(text, "\n---") {
		if strings.Contains(d, " containers:") {
			docs = append(docs, strings.Split(strings.Trim(d, "\n"), "\n"))
		}
	}
	if len(docs) == 0 {
		return brokenFile{text: text}
	}
	out := strings.Split(strings.TrimRight(text, "\n"), "\n")
	var done []breakage
	for i := range list {
		b := list[i]
		out = append(out, "---")
		if d, ok := strings.CutPrefix(b.text, "document: "); ok {
			out = append(out, strings.Split(d, `\n`)...)
			b.line = len(out)
			done = append(done, b)
			continue
		}
		doc := docs[i%len(docs)]
		for k, l := range doc {
			at := strings.TrimLeft(l, " ")
			indent := l[:len(l)-len(at)]
			if rest, ok := strings.CutPrefix(b.text, "pod: "); ok && at == "containers:" && b.line == 0 {
				out = append(out, indent+rest)
				b.line = len(out)
			}
			out = append(out, l)
			if at != "containers:" || b.line > 0 || k+1 == len(doc) {
				continue
			}
			indent = doc[k+1][:len(doc[k+1])-len(strings.TrimLeft(doc[k+1], " "))]
			out = append(out, indent+"- name: broken")
			if variableForm.MatchString(b.text) {
				name, value, _ := strings.Cut(b.text, "=")
				out = append(out, indent+"  env:", indent+"  - name: "+name, indent+"    value: "+value)
			} else {
				out = append(out, indent+"  "+b.text)
			}
			b.line = len(out)
		}
		done = append(done, b)
	}
	return brokenFile{strings.Join(out, "\n") + "\n", done}
}

// copyCode copies Python's files, but for those of tests.
func copyCode(t *testing.T, from, to string) {
	err := filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && (d.Name() == "test" || d.Name() == "tests") {
			return filepath.SkipDir
		}
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".py") {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		target := filepath.Join(to, rel)
		if err := os.MkdirAll(filepath.Dir(target), 0o700); err != nil {
			return err
		}
		return os.WriteFile(target, text, 0o600)
	})
	if err != nil {
		t.Fatal(err)
	}
}
