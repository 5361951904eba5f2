package audit

import (
	_ "embed"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

//go:embed stdlib.txt
var stdlib string

// packages are the top-level packages of the standard library, and those that models of types speak of: what else is in
// them is known to be none of what mechanisms look for.
func packages(b *knowledge.Base) map[string]bool {
	out := map[string]bool{}
	for _, name := range listed(stdlib) {
		out[name] = true
	}
	for _, t := range b.Types() {
		top, _, _ := strings.Cut(t.Name, ".")
		out[top] = true
	}
	return out
}

// familiar reports whether it is known what a call does, as far as mechanisms go: a builtin, the standard library, a
// library with a model, or a method that texts, lists, dictionaries and files have. Deep in what a place reaches, methods
// of objects that are not known count as familiar too: what they could be is looked for by their names.
func (x *facts) familiar(c *call, deep bool) bool {
	name := c.name
	i := strings.LastIndexByte(name, '.')
	if i < 0 {
		return x.base.Function("builtins."+name) != nil || builtinNames.MatchString(name)
	}
	if ordinaryMethods.MatchString(name[i+1:]) || strings.HasPrefix(name, "super()") {
		return true
	}
	top, _, _ := strings.Cut(strings.TrimLeft(name, "?"), ".")
	top = strings.TrimSuffix(strings.TrimSuffix(top, "()"), "[]")
	if x.base.Function(x.base.Canonical(name)) != nil || x.known[top] || x.promised(c, name[:i]) {
		return true
	}
	return deep && x.imported(c.fn.Module, top) == ""
}

// promised reports whether the receiver's name is one by which a library's objects go where it is imported.
func (x *facts) promised(c *call, receiver string) bool {
	receiver = receiver[strings.LastIndexByte(receiver, '.')+1:]
	for _, v := range x.base.Conventions() {
		if v.Receiver == nil || !v.Receiver.MatchString(receiver) {
			continue
		}
		for _, im := range c.fn.Module.Imports {
			if v.Imports == "" || im.Module == v.Imports || strings.HasPrefix(im.Module, v.Imports+".") {
				return true
			}
		}
	}
	return false
}

// imported is the dotted name that a module imports under a top-level name, "" where it imports none.
func (x *facts) imported(m *ir.Module, top string) string {
	for _, dotted := range x.externs[m.ID] {
		if first, _, _ := strings.Cut(dotted, "."); first == top {
			return dotted
		}
	}
	return ""
}

var (
	builtinNames    = regex.NewPattern(`^(abs|all|any|ascii|bin|bool|bytes|bytearray|callable|chr|classmethod|complex|dict|dir|divmod|enumerate|filter|float|format|frozenset|getattr|hasattr|hash|hex|id|input|int|isinstance|issubclass|iter|len|list|map|max|min|next|object|oct|ord|print|property|range|repr|reversed|round|set|setattr|slice|sorted|staticmethod|str|sum|super|tuple|type|vars|zip|\w*(Error|Exception|Warning))$`)
	ordinaryMethods = regex.NewPattern(`^(fetchone|fetchall|fetchmany|commit|rollback|cursor|connect|append|appendleft|popleft|extend|intersection|difference|issubset|rfind|isspace|isupper|islower|casefold|partition|rpartition|translate|swapcase|most_common|insert|pop|remove|clear|copy|count|index|sort|reverse|get|items|keys|values|update|setdefault|add|discard|union|split|rsplit|splitlines|strip|lstrip|rstrip|lower|upper|title|capitalize|replace|startswith|endswith|find|join|format|encode|decode|isdigit|isalpha|isalnum|zfill|ljust|rjust|read|readline|readlines|close|flush|seek|group|groups|match|total_seconds|strftime|isoformat|hexdigest|digest|info|debug|warning|error|exception)$`)
)
