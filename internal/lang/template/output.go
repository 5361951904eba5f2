package template

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// Outputs are the functions of touchstone.template that an output can be a call of, and what each means.
func Outputs() map[string]string {
	return map[string]string{
		"output":          "HTML text, a quoted attribute, or anything else where HTML-escaping suffices",
		"output_url":      "the start of a URL that a browser follows; output follows, for the quotes around it",
		"output_unquoted": "inside a tag, outside of quotes",
		"output_script":   "a script, an event handler, srcdoc; not in a quoted string that escaping closes off",
		"output_string":   "a quoted string of a script, where HTML-escaping saves the quotes but not the backslash",
		"output_xml":      "XML that is no page",
		"output_text":     "text that is no markup",
	}
}

// output lowers what {{ }} writes.
func (fn *fn) output(n *node) {
	before := fn.state
	fn.state = before.written()
	if n.name == "constant" || fn.silent() {
		return
	}
	e := n.expr
	switch {
	case fn.writes(e):
		fn.value(e)
		return
	case e.kind == constExpr:
		return
	}
	escaping := fn.escape && !n.flag
	if fn.capture >= 0 {
		fn.put(n, "output", fn.escaped(e, escaping))
		return
	}
	switch fn.l.form {
	case plainForm:
		fn.put(n, "output_text", fn.value(e))
		return
	case xmlForm:
		fn.put(n, "output_xml", fn.escaped(e, escaping))
		return
	}
	switch before.place() {
	case scriptPlace:
		if before.mode == inRaw && fn.l.dialect == Tornado && e.kind == callExpr && e.args[0].kind == nameExpr && e.args[0].name == "json_encode" {
			break // it escapes "</", which is what a script needs
		}
		fn.put(n, "output_script", fn.value(fn.bare(e)))
	case stringPlace:
		if inner := fn.bare(e); inner != e || escaping && !fn.marked(e) {
			fn.put(n, "output_string", fn.value(inner))
		} else {
			fn.put(n, "output_script", fn.value(e))
		}
	case unquotedPlace:
		fn.put(n, "output_unquoted", fn.value(fn.bare(e)))
	case urlPlace:
		if fn.fixedStart(e) {
			fn.put(n, "output", fn.escaped(e, escaping))
			break
		}
		inner := fn.bare(e)
		val := fn.value(inner)
		fn.put(n, "output_url", val)
		if inner != e || escaping && !fn.marked(e) {
			val = fn.escapeCall(e, val)
		}
		fn.put(n, "output", val)
	default:
		fn.put(n, "output", fn.escaped(e, escaping))
	}
}

// put writes one value, or adds it to what is collected.
func (fn *fn) put(n *node, sink string, val ir.ID) {
	if fn.capture >= 0 {
		in := ir.Instr{Op: ir.OpBinary, Flag: ir.Add, Pos: n.pos, End: n.end}
		fn.b.Write(fn.capture, fn.emit(in, fn.b.Read(fn.capture), val))
		return
	}
	fn.statement(n.pos, n.end, fn.extern("", sink, n.pos, n.end), val)
}

func (fn *fn) escapeCall(e *expr, val ir.ID) ir.ID {
	return fn.call(e.pos, e.end, nil, fn.extern("", "escape", e.pos, e.end), val)
}

// escaped lowers an expression as autoescaping writes it: what is marked as safe stays as it is.
func (fn *fn) escaped(e *expr, escaping bool) ir.ID {
	if !escaping {
		return fn.value(e)
	}
	part := func(e *expr) ir.ID { return fn.escaped(e, true) }
	if fn.marked(e) {
		if e.kind == filterExpr && (len(e.args) > 1 && fn.keeps(e.name) || fn.escapes(e.name)) {
			// The filter escapes what it adds to marked text, or what is not marked.
			return fn.filterCall(e, part(e.args[0]), part)
		}
		return fn.value(e)
	}
	switch {
	case fn.l.dialect == Tornado, fn.l.dialect == Bottle: // they know no marks
	case fn.chooses(e):
		return fn.choose(e, part)
	case e.kind == concatExpr && slices.ContainsFunc(e.args, fn.marks):
		parts := make([]ir.ID, len(e.args))
		for i, a := range e.args {
			parts[i] = part(a)
		}
		return fn.emit(at(ir.OpFormat, e), parts...)
	case e.kind == binaryExpr && e.op == ir.Add:
		chain := leftChain(e)
		first := chain[len(chain)-1].args[0]
		sum := !slices.ContainsFunc(chain, func(b *expr) bool { return b.op != ir.Add })
		if !sum || !fn.marks(first) && !slices.ContainsFunc(chain, func(b *expr) bool { return fn.marks(b.args[1]) }) {
			break
		}
		val := part(first)
		for i := len(chain) - 1; i >= 0; i-- {
			in := at(ir.OpBinary, chain[i])
			in.Flag = ir.Add
			val = fn.emit(in, val, part(chain[i].args[1]))
		}
		return val
	}
	return fn.escapeCall(e, fn.value(e))
}

// chooses reports whether a conditional expression, or an "and" or "or", may give marked text on one way.
func (fn *fn) chooses(e *expr) bool {
	var arms []*expr
	switch e.kind {
	case condExpr:
		arms = e.args[1:]
	case andExpr, orExpr:
		arms = e.args
	}
	return slices.ContainsFunc(arms, func(a *expr) bool { return a != nil && (fn.marks(a) || fn.chooses(a)) })
}

func (fn *fn) keeps(filter string) bool {
	return fn.l.dialect == Jinja2 && jinjaKeeps[filter] || fn.l.dialect == Django && djangoKeeps[filter]
}

func (fn *fn) escapes(filter string) bool {
	return fn.l.dialect == Jinja2 && filter == "urlize" || fn.l.dialect == Django && djangoEscapes[filter]
}

// marks is marked for a part: a literal marks nothing.
func (fn *fn) marks(e *expr) bool { return e.kind != constExpr && fn.marked(e) }

// What filters make of marks. A filter in none of the lists gives text that is escaped.
var (
	// jinjaMarked and djangoMarked give text that is marked as safe, whatever they are given.
	jinjaMarked  = set("safe tojson xmlattr urlize escape e forceescape")
	djangoMarked = set("safe escape force_escape escapejs json_script linebreaks linebreaksbr urlize urlizetrunc " +
		"unordered_list linenumbers")
	// jinjaKeeps and djangoKeeps give marked text if they are given marked text.
	jinjaKeeps  = set("upper lower capitalize title trim center indent truncate wordwrap replace format default d string")
	djangoKeeps = set("addslashes capfirst center default default_if_none floatformat iriencode join last ljust lower " +
		"phone2numeric random rjust slice slugify stringformat striptags title truncatechars truncatechars_html " +
		"truncatewords truncatewords_html wordwrap")
	// djangoEscapes give marked text, in which what was not marked is escaped.
	djangoEscapes = set("linebreaks linebreaksbr urlize urlizetrunc unordered_list linenumbers")
	// escapers do nothing but HTML-escape.
	escapers = set("e escape forceescape force_escape h x entity xhtml_escape")
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// marked reports whether autoescaping leaves a value as it is, as far as the expression says.
func (fn *fn) marked(e *expr) bool {
	for depth := 0; depth < maxExprDepth; depth++ {
		switch e.kind {
		case constExpr:
			return depth == 0
		case holeExpr:
			return true
		case callExpr:
			return fn.l.dialect != Tornado && fn.l.dialect != Bottle && fn.writes(e)
		case filterExpr:
		default:
			return false
		}
		switch fn.l.dialect {
		case Jinja2:
			if jinjaMarked[e.name] {
				return true
			}
		case Django:
			if djangoMarked[e.name] {
				return true
			}
		case Mako:
			return e.name == "h"
		}
		if !fn.keeps(e.name) {
			return false
		}
		e = e.args[0]
	}
	return false
}

// bare is an expression without the filters and calls around it that only HTML-escape.
func (fn *fn) bare(e *expr) *expr {
	for {
		switch {
		case e.kind == filterExpr && escapers[e.name] && len(e.args) == 1:
			e = e.args[0]
		case fn.l.dialect == Tornado && e.kind == callExpr && len(e.args) == 2 && e.args[0].kind == nameExpr &&
			(e.args[0].name == "escape" || e.args[0].name == "xhtml_escape"):
			e = e.args[1]
		default:
			return e
		}
	}
}

// fixedStart reports whether a URL begins with what the template says, or is one that the program makes: data cannot
// choose its scheme then.
func (fn *fn) fixedStart(e *expr) bool {
	for depth := 0; depth < maxExprDepth; depth++ {
		switch e.kind {
		case constExpr:
			return e.value.Kind == ir.Str && e.value.Str != ""
		case concatExpr, formatExpr, filterExpr:
			if len(e.args) == 0 {
				return false
			}
			e = e.args[0]
		case binaryExpr:
			e = e.args[0]
		case condExpr:
			return fn.fixedOrConst(e.args[1]) && (e.args[2] == nil || fn.fixedOrConst(e.args[2]))
		case callExpr:
			c := e.args[0]
			return (c.kind == nameExpr || c.kind == attrExpr) && urlMakers[c.name]
		default:
			return false
		}
	}
	return false
}

func (fn *fn) fixedOrConst(e *expr) bool {
	return e.kind == constExpr || e.kind != condExpr && fn.fixedStart(e)
}

// urlMakers are functions of frameworks that make the URL of a route or a file.
var urlMakers = set("url_for url static static_url static_path route_url route_path resource_url resource_path " +
	"current_route_url current_route_path reverse_url reverse get_absolute_url pathto full_url_for url_path_for")
