package audit

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// idle says why the code that a claim points to does not run, as far as the program shows it, "" where it may: nothing in a
// whole application names its function, or it stands in a branch that a constant switches off. at is where that shows.
func (w *watcher) idle(r *region) (why string, at *finding.Location) {
	if r.module == nil || r.whole || r.from == 0 {
		return "", nil
	}
	if why, at = w.switchedOff(r); why != "" {
		return why, at
	}
	s := r.around(r.from)
	if s == nil || !w.application || !w.unnamed(r.file, s.fn) {
		return "", nil
	}
	return fmt.Sprintf("nothing in the program names %s", s.fn.Name), r.at(s.pos, s.pos)
}

// byTools are names of functions that something outside of a program calls by their names: servers, test runners, tools for
// migrations, dispatchers that put names together.
var byTools = regex.NewPattern(`(?i)^_*(main|run|start|setup|app|application|wsgi|asgi|create_app|make_app|\w*handler|handle\w*|hook\w*|\w+_hook|upgrade|downgrade|test\w*|do_\w+|on_\w+|pre_\w+|post_\w+|when_\w+|cmd_\w+|resolve_\w+|visit_\w+|pytest_\w+|lambda\w*|__\w+|index|execute|process|forwards|backwards|validate_\w+|clean_\w+|get_\w+_display)$`)

// toolFiles are files whose functions tools call by their names.
var toolFiles = regex.NewPattern(`(?i)(^|/)(fabfile|tasks|setup|manage|conftest|noxfile|gunicorn[\w.]*|settings|urls|views|migrations/[^/]+|versions/[^/]+|templatetags/[^/]+|filters|hooks|plugins?)\.py$`)

// unnamed reports whether a function of a module is never named anywhere but where it is defined, in code or in text: who
// calls it would have to name it. Methods may be called by what they inherit from, and decorated functions by whom a
// decorator hands them to.
func (w *watcher) unnamed(f *file, fn *ir.Function) bool {
	if fn.Kind != ir.Def || fn.Class != nil || fn.Parent != nil && fn.Parent.Kind != ir.ModuleBody || len(fn.Decorators) > 0 ||
		byTools.MatchString(fn.Name) || toolFiles.MatchString(f.Path) {
		return false
	}
	return w.tree.mentions(strings.ToLower(fn.Name)) == 1
}

// mentions counts the lines that hold a word, up to two.
func (t *tree) mentions(word string) (n int) {
	id, ok := t.words.number[word]
	if !ok {
		return 0
	}
	for _, number := range t.words.files[id] {
		for _, o := range t.files[number].words {
			if uint32(o>>32) == id {
				if n++; n > 1 {
					return n
				}
			}
		}
	}
	return n
}

// condition is a branch on one name, or on a constant.
var condition = regex.NewPattern(`^(if|elif|while)\s+(not\s+)?([A-Za-z_][\w.]*|0|1)\s*(and\b.*)?:`)

// switchedOff finds a branch around a line whose condition is a constant that is false: False, 0, or a variable that the
// whole program gives one such value, once.
func (w *watcher) switchedOff(r *region) (why string, at *finding.Location) {
	indent := indentOf(r.Line(r.from))
	for n := r.from - 1; n >= max(1, r.first) && indent > 0; n-- {
		line := r.Line(n)
		trimmed := strings.TrimSpace(line)
		if trimmed == "" || indentOf(line) >= indent {
			continue
		}
		indent = indentOf(line)
		m := condition.FindStringSubmatch(trimmed)
		if m == nil {
			if strings.HasPrefix(trimmed, "def ") || strings.HasPrefix(trimmed, "class ") {
				return "", nil
			}
			continue
		}
		value, known := w.truth(r.file, m[3])
		if known && value == (m[2] != "") {
			l := r.line(n)
			return fmt.Sprintf("it stands in a branch that is never taken: %s is %v", m[3], value), l.at(l.start(), l.start())
		}
	}
	return "", nil
}

// truth is whether a name is true, where the code fixes that.
func (w *watcher) truth(f *file, name string) (value, known bool) {
	switch name {
	case "False", "0":
		return false, true
	case "True", "1":
		return true, true
	}
	last := lastName(name)
	if w.tree.assigned(strings.ToLower(last)) != 1 {
		return false, false
	}
	for _, m := range w.facts.prog.Modules {
		g, ok := w.facts.globals[m.ID][last]
		if !ok || m.Text != "" || w.facts.externs[m.ID][last] != "" { // what is imported is given its value elsewhere
			continue
		}
		in := &g.body.Instrs[g.value]
		if g.times != 1 || in.Op != ir.OpConst || g.body.Consts[in.Aux].Kind != ir.Bool {
			return false, false
		}
		return g.body.Consts[in.Aux].Int != 0, true
	}
	return false, false
}

// assigned counts the lines that hold a word and may give it a value, up to two, in all files: settings too.
func (t *tree) assigned(word string) (n int) {
	id, ok := t.words.number[word]
	if !ok {
		return 0
	}
	gives := regexp.MustCompile(`(?i)\b` + regexp.QuoteMeta(word) + `\b["'\]]*\s*([:+|&]?=[^=]|:\s+\w|,[^()=]*[^=!<>]=[^=])`)
	for _, number := range t.words.files[id] {
		f := t.files[number]
		for _, o := range f.words {
			if uint32(o>>32) == id && gives.MatchString(f.Line(int(uint32(o)))) {
				if n++; n > 1 {
					return n
				}
			}
		}
	}
	return n
}
