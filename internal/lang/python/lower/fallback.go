package lower

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/lang/python/syntax"
)

// This file finds except clauses that stand in for what an older Python had not.

// always are modules that every Python 3.8 and later has, and has had with all names that programs take out of them: a fallback for
// one of them is never taken.
var always = strings.Fields(`abc argparse email.message functools hashlib hmac html http.client http.cookiejar http.cookies http.server io json math queue
	random reprlib secrets shlex shutil socketserver subprocess tempfile textwrap urllib.error urllib.parse`)

// whole are others, of which names have come or gone since.
var whole = strings.Fields(`base64 configparser contextlib datetime html.parser http itertools logging os os.path pathlib re socket ssl string sys threading
	time urllib.request uuid`)

// neverTaken reports whether an except clause is for a failing import alone, and what may fail is the import of what is always there.
func neverTaken(s *syntax.Try, h *syntax.ExceptHandler) bool {
	if h.Type == nil || len(s.Body) == 0 {
		return false
	}
	switch dotted(h.Type) {
	case "ImportError", "ModuleNotFoundError":
	default:
		return false
	}
	for _, b := range s.Body {
		switch b := b.(type) {
		case *syntax.Import:
			if slices.ContainsFunc(b.Names, func(a syntax.Alias) bool { return !slices.Contains(always, a.Name) && !slices.Contains(whole, a.Name) }) {
				return false
			}
		case *syntax.ImportFrom:
			if b.Level > 0 || !slices.Contains(always, b.Module) {
				return false
			}
		case *syntax.FunctionDef: // runs later
			if len(b.Decorators) > 0 {
				return false
			}
		case *syntax.Assign: // quote = shlex.quote
			switch b.Value.(type) {
			case *syntax.Name, *syntax.Attribute, *syntax.Constant:
			default:
				return false
			}
		default:
			return false
		}
	}
	return true
}

// fallback notes the text of such a clause.
func (fn *funcLowerer) fallback(s *syntax.Try, h *syntax.ExceptHandler) {
	if neverTaken(s, h) {
		fn.l.mod.Fallbacks = append(fn.l.mod.Fallbacks, ir.Stretch{Pos: h.Pos, End: h.End})
	}
}
