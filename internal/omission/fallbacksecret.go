package omission

import (
	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds secrets that become a constant where they cannot be had: a file that is not there, a variable that nobody has set.
// What a client sends is compared with the constant then, and everybody knows it.

// fallbackSecret is the rule on them.
const fallbackSecret = "secret-falls-back"

var (
	secretReader = regex.NewPattern(`(?i)^_*(get|read|load|fetch|retrieve|obtain)_(\w+_)?(secret|secret_?key|api_?key|(auth|access|api|admin|master|shared|bearer|webhook)_?(token|key|secret|password))$`)
	secretOption = regex.NewPattern(`(?i)^(\w*_)?(secret|(api|auth|access|admin|bearer|webhook|verify|internal|service|master|shared|cron|hook|deploy)_?(token|key|secret|password)|secret_?token|webhook_?secret)$`)
	optionHolder = regex.NewPattern(`(?i)^(environ|env|config|conf|cfg|settings)$`)
	noLookup     = regex.NewPattern(`(?i)public|client_id|key_?id|prefix|header|name$`)
	inEqualTime  = regex.NewPattern(`^(compare_digest|constant_time_compare|safe_str_cmp|secure_compare)$`)
)

// fallbackSecrets are the comparisons with them.
func (ac *Checks) fallbackSecrets() (out []*flow.Candidate) {
	r := ac.rule(fallbackSecret)
	if r == nil {
		return nil
	}
	readers := map[string]*ir.Function{}
	for _, f := range ac.functions {
		if f.Kind == ir.Def && secretReader.MatchString(f.Name) && givesConstant(f) {
			readers[f.Name] = f
		}
	}
	kept := map[string]bool{} // attributes and variables of modules, by name
	by := map[string]*ir.Function{}
	for _, f := range ac.functions {
		for id := range f.Instrs {
			var v ir.ID
			switch f.Instrs[id].Op {
			case ir.OpSetAttr:
				v = f.Arg(ir.ID(id), 1)
			case ir.OpSetGlobal:
				v = f.Arg(ir.ID(id), 0)
			default:
				continue
			}
			if fallsBack(f, v, readers) {
				name := f.NameOf(ir.ID(id))
				kept[name], by[name] = true, readBy(f, v, readers)
			}
		}
	}
	if len(kept) == 0 && len(readers) == 0 {
		return nil
	}
	asked := map[*ir.Module]map[string]bool{}
	for _, f := range ac.functions {
		if f.Kind != ir.Def {
			continue
		}
		for n := range f.Instrs {
			id := ir.ID(n)
			sides := comparedSides(f, id)
			for k, x := range sides {
				name := idiom.BearerName(f, idiom.Untested(f, x))
				if !fallsBack(f, x, readers) && !(kept[name] && f.Instrs[idiom.Untested(f, x)].Op != ir.OpParam) || isConstant(f, sides[1-k]) || ac.ownAsWell(f, sides[1-k], kept, readers) {
					continue
				}
				if asked[f.Module] == nil {
					asked[f.Module] = askedNames(f.Module)
				}
				if f.Instrs[x].Op != ir.OpSigma && !asked[f.Module][name] {
					c := lacking(r, f, id, r.Message)
					reader := readBy(f, x, readers)
					if reader == nil {
						reader = by[name]
					}
					if reader != nil && ac.w.TellsOnce() { // whoever compares
						c.MendedIn(reader)
					}
					out = append(out, c)
				}
				break
			}
		}
	}
	return out
}

// ownAsWell reports whether the other side of a comparison is a secret of the program itself, read before: who compares them asks whether it
// has changed, and lets nobody in.
func (ac *Checks) ownAsWell(f *ir.Function, id ir.ID, kept map[string]bool, readers map[string]*ir.Function) bool {
	id = idiom.Untested(f, id)
	return fallsBack(f, id, readers) || f.Instrs[id].Op == ir.OpAttr && kept[f.NameOf(id)]
}

// givesConstant reports whether a function gives a text or a number that stands in it, and something else besides.
func givesConstant(f *ir.Function) bool {
	constant, other := false, false
	for i := range f.Instrs {
		if f.Instrs[i].Op != ir.OpReturn {
			continue
		}
		x := f.Arg(ir.ID(i), 0)
		if x == ir.NoID {
			continue
		}
		if !isConstant(f, x) {
			other = true
			continue
		}
		if x = idiom.Untested(f, x); f.Instrs[x].Op == ir.OpUnary {
			x = f.Arg(x, 0)
		}
		switch f.Consts[f.Instrs[x].Aux].Kind {
		case ir.Str, ir.Bytes, ir.Int:
			constant = true
		}
	}
	return constant && other
}

// isConstant reports whether a value stands in the program: "", -1.
func isConstant(f *ir.Function, id ir.ID) bool {
	if id = idiom.Untested(f, id); f.Instrs[id].Op == ir.OpUnary {
		id = f.Arg(id, 0)
	}
	return f.Instrs[id].Op == ir.OpConst
}

// fallsBack reports whether a value is a secret that is looked up with a text of the program's in its place, or by such a reader.
func fallsBack(f *ir.Function, id ir.ID, readers map[string]*ir.Function) bool {
	if id == ir.NoID {
		return false
	}
	if id = idiom.Untested(f, id); f.Instrs[id].Op != ir.OpCall {
		return false
	}
	args := f.Args(id)
	name := f.NameOf(args[0])
	if readers[name] != nil {
		return true
	}
	if len(args) != 3 || name != "get" && name != "getenv" {
		return false
	}
	if name == "get" && (f.Instrs[args[0]].Op != ir.OpAttr || !optionHolder.MatchString(f.NameOf(idiom.Unrefined(f, f.Arg(args[0], 0))))) {
		return false
	}
	key, ok := idiom.ConstText(f, args[1])
	instead, known := idiom.ConstText(f, args[2])
	return ok && known && instead == "" && secretOption.MatchString(key) && !noLookup.MatchString(key)
}

// readBy is the function of the program that a secret which falls back comes from; nil where it is looked up in place.
func readBy(f *ir.Function, id ir.ID, readers map[string]*ir.Function) *ir.Function {
	if id = idiom.Untested(f, id); f.Instrs[id].Op != ir.OpCall {
		return nil
	}
	return readers[f.NameOf(f.Arg(id, 0))]
}

// askedNames are the names of what a module asks for being there.
func askedNames(m *ir.Module) map[string]bool {
	out := map[string]bool{}
	for _, f := range m.Functions {
		for i := range f.Instrs {
			id := ir.ID(i)
			switch in := &f.Instrs[i]; in.Op {
			case ir.OpIf:
				c := idiom.BranchedOn(f, id)
				if n := idiom.BearerName(f, idiom.Untested(f, c)); n != "" {
					out[n] = true
				}
			case ir.OpCompare:
				for n, x := range f.Args(id) {
					if isConstant(f, f.Arg(id, 1-n)) {
						if name := idiom.BearerName(f, idiom.Untested(f, x)); name != "" {
							out[name] = true
						}
					}
				}
			case ir.OpCall:
				if args := f.Args(id); len(args) == 2 && (f.NameOf(args[0]) == "bool" || f.NameOf(args[0]) == "len") {
					out[idiom.BearerName(f, idiom.Untested(f, args[1]))] = true
				}
			}
		}
	}
	return out
}
