package audit

import (
	"regexp"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// packages are the top-level packages that models of types speak of: what else is in them is known to be no sink.
func packages(b *knowledge.Base) map[string]bool {
	out := map[string]bool{}
	for _, t := range b.Types() {
		top, _, _ := strings.Cut(t.Name, ".")
		out[top] = true
	}
	return out
}

// familiar reports whether it is known what a call does, as far as mechanisms go: a builtin, the standard library, a
// library with a model, or a method that texts, lists, dictionaries and files have.
func (x *facts) familiar(c *call) bool {
	name := c.name
	if i := strings.LastIndexByte(name, '.'); i < 0 {
		return x.base.Function("builtins."+name) != nil || builtinNames.MatchString(name)
	} else if ordinaryMethods.MatchString(name[i+1:]) {
		return true
	}
	top, _, _ := strings.Cut(strings.TrimLeft(name, "?"), ".")
	top = strings.TrimSuffix(strings.TrimSuffix(top, "()"), "[]")
	return x.base.Function(x.base.Canonical(name)) != nil || x.known[top]
}

var (
	builtinNames    = regexp.MustCompile(`^(abs|all|any|ascii|bin|bool|bytes|bytearray|callable|chr|classmethod|complex|dict|dir|divmod|enumerate|filter|float|format|frozenset|getattr|hasattr|hash|hex|id|input|int|isinstance|issubclass|iter|len|list|map|max|min|next|object|oct|ord|print|property|range|repr|reversed|round|set|setattr|slice|sorted|staticmethod|str|sum|super|tuple|type|vars|zip|\w*(Error|Exception|Warning))$`)
	ordinaryMethods = regexp.MustCompile(`^(append|extend|insert|pop|remove|clear|copy|count|index|sort|reverse|get|items|keys|values|update|setdefault|add|discard|union|split|rsplit|splitlines|strip|lstrip|rstrip|lower|upper|title|capitalize|replace|startswith|endswith|find|join|format|encode|decode|isdigit|isalpha|isalnum|zfill|ljust|rjust|read|readline|readlines|close|flush|seek|group|groups|match|total_seconds|strftime|isoformat|hexdigest|digest|info|debug|warning|error|exception)$`)
)
