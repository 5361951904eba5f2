package audit

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// A state is how much of a value the code fixes.
type state uint8

const (
	constant state = iota // fixed when the program is written
	harmless              // numbers, times, the program's own addresses
	config                // from the deployment: settings, the environment
	data                  // anything else
	built                 // a text that the program puts together of a fixed part and data
)

var (
	// harmlessCalls give numbers, times and addresses of the program's own.
	harmlessCalls = regex.NewPattern(`^(builtins\.)?(int|float|bool|len|round|abs|ord|id|hash|range|sum)$|(^|\.)(uuid[145]|url_for|reverse|utcnow|now|today|time|token_hex|token_urlsafe|getpid|count|hexdigest)$`)
	// pureCalls give what they are given in another form.
	pureCalls     = regex.NewPattern(`^(str|repr|format|dict|list|tuple|set|frozenset|sorted|bytes)$|(^|\.)(os\.path\.\w+|\w*Path|text|SQL|timedelta|quote|quote_plus|urlencode|dedent|b64encode)$`)
	harmlessTypes = regex.NewPattern(`^(int|float|bool|complex|(uuid\.)?UUID|(datetime\.)?(date|datetime|time|timedelta)|(decimal\.)?Decimal)$`)
	configNames   = regex.NewPattern(`(?i)(^|\.)(config|settings|environ|getenv|conf|env|options)(\[\]|\.|\(|$)`)
)

// state is how much of a value the code fixes.
func (x *facts) state(f *ir.Function, id ir.ID, depth int) state {
	if id == ir.NoID {
		return constant
	}
	if depth > maxDepth {
		return data
	}
	switch in := &f.Instrs[id]; in.Op {
	case ir.OpConst, ir.OpClosure, ir.OpClass, ir.OpImport, ir.OpSlice:
		return constant
	case ir.OpSigma, ir.OpConvert, ir.OpAnnotate, ir.OpSpread:
		return x.state(f, f.Arg(id, 0), depth+1)
	case ir.OpPhi, ir.OpList, ir.OpTuple, ir.OpSet, ir.OpDict, ir.OpCompare, ir.OpUnary:
		if in.Op == ir.OpCompare {
			return harmless
		}
		if len(f.Args(id)) == 0 {
			return data // filled later
		}
		return x.worst(f, f.Args(id), depth+6)
	case ir.OpFormat:
		if s := x.worst(f, f.Args(id), depth+1); s < data {
			return s
		}
		return built
	case ir.OpBinary, ir.OpInPlace:
		return x.binary(f, id, depth)
	case ir.OpGlobal:
		return x.globalState(f.Module, f.NameOf(id), depth)
	case ir.OpParam:
		if t := f.Params[in.Aux].Type; t != nil && harmlessTypes.MatchString(t.Name) {
			return harmless
		}
	case ir.OpFrom, ir.OpAttr, ir.OpIndex, ir.OpCall:
		return x.named(f, id, depth)
	}
	return data
}

func (x *facts) worst(f *ir.Function, ids []ir.ID, depth int) (s state) {
	for _, a := range ids {
		s = max(s, x.state(f, a, depth))
	}
	return s
}

// binary is the state of a sum or another operation; a fixed text with data added is a built one.
func (x *facts) binary(f *ir.Function, id ir.ID, depth int) state {
	l, r := x.state(f, f.Arg(id, 0), depth+1), x.state(f, f.Arg(id, 1), depth+1)
	s := max(l, r)
	op := f.Instrs[id].Flag
	if s == data && (op == ir.Add || op == ir.Mod) && (fixedText(f, f.Arg(id, 0)) || fixedText(f, f.Arg(id, 1))) {
		return built
	}
	return s
}

// fixedText reports whether a value is a text literal.
func fixedText(f *ir.Function, id ir.ID) bool {
	in := &f.Instrs[id]
	return in.Op == ir.OpConst && (f.Consts[in.Aux].Kind == ir.Str || f.Consts[in.Aux].Kind == ir.Bytes)
}

func (x *facts) globalState(m *ir.Module, name string, depth int) state {
	if x.externs[m.ID][name] != "" {
		return constant
	}
	g, ok := x.globals[m.ID][name]
	switch {
	case !ok:
		return constant // a builtin
	case g.times > 1:
		return data
	case g.body.Instrs[g.value].Op == ir.OpCall && depth < 8:
		if x.state(g.body, g.value, depth+8) == config {
			return config
		}
		return constant // an object that the program makes once
	}
	return x.state(g.body, g.value, depth+1)
}

// named is the state of an attribute, an element or a result.
func (x *facts) named(f *ir.Function, id ir.ID, depth int) state {
	in := &f.Instrs[id]
	if in.Op == ir.OpFrom {
		return constant
	}
	name := x.name(f, id, 0)
	if configNames.MatchString(name) {
		return config
	}
	first := f.Arg(id, 0)
	switch in.Op {
	case ir.OpAttr:
		if x.fixed[f.NameOf(id)] && f.Class != nil && x.object(f, first) {
			return constant
		}
		if s := x.state(f, first, depth+1); s == constant {
			if f.Instrs[first].Op == ir.OpGlobal && strings.HasPrefix(name, "flask.request") || strings.Contains(name, "request.") {
				return data
			}
			return s
		}
		return data
	case ir.OpIndex:
		return x.worst(f, f.Args(id)[:1], depth+1)
	}
	callee := f.Arg(id, 0)
	if harmlessCalls.MatchString(strings.TrimSuffix(name, "()")) {
		return harmless
	}
	args := f.Args(id)[1:]
	if f.Instrs[callee].Op == ir.OpAttr { // a method of a text
		recv := f.Arg(callee, 0)
		all := append([]ir.ID{recv}, args...)
		s := x.worst(f, all, depth+1)
		switch f.NameOf(callee) {
		case "format", "join", "replace", "format_map":
			if s >= data && fixedText(f, recv) {
				return built
			}
			return s
		case "strip", "lower", "upper", "encode", "decode", "rstrip", "lstrip", "title":
			return s
		}
		return max(s, data)
	}
	if pureCalls.MatchString(strings.TrimSuffix(name, "()")) {
		return x.worst(f, args, depth+1)
	}
	return data
}

// attributes finds those that only class bodies assign, and only constants.
func (x *facts) attributes() {
	open := map[string]bool{}
	for _, f := range x.prog.Functions {
		for i := range f.Instrs {
			if f.Instrs[i].Op != ir.OpSetAttr {
				continue
			}
			name := f.NameOf(ir.ID(i))
			if f.Kind == ir.ClassBody && x.state(f, f.Arg(ir.ID(i), 1), 0) == constant {
				x.fixed[name] = true
			} else {
				open[name] = true
			}
		}
	}
	for _, c := range x.prog.Classes {
		for _, field := range c.Fields {
			if field.Type != nil { // constructors of dataclasses and models assign it
				open[field.Name] = true
			}
		}
	}
	for name := range open {
		delete(x.fixed, name)
	}
}

// object reports whether a value is a method's own object.
func (x *facts) object(f *ir.Function, id ir.ID) bool {
	for f.Instrs[id].Op == ir.OpSigma {
		id = f.Arg(id, 0)
	}
	return f.Instrs[id].Op == ir.OpParam && f.Instrs[id].Aux == 0
}
