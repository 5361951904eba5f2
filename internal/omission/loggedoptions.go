package omission

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds options that are written out whole, a secret among them: what a command line says, the environment. No piece of what
// is written has a secret's name.

// The rules on them.
const (
	loggedSecret  = "secret-in-log"
	printedSecret = "secret-on-console"
)

var (
	optionParser = regex.NewPattern(`^(parse_args|parse_known_args|parse_intermixed_args)$`)
	optionSwitch = regex.NewPattern(`^store_(true|false|const)$|^count$|^version$`)
	wholeOptions = regex.NewPattern(`^(args|arguments|cli_args|cmd_args|parsed_args|options|opts|namespace|parsed)$`)
	textMakers   = regex.NewPattern(`^(str|repr|vars|dict|format|pformat|dumps|sorted|list|_get_kwargs|items|join|copy|asdict)$`)
)

// loggedOptions are such places, one a function and rule.
func (ac *Checks) loggedOptions() (out []*flow.Candidate) {
	logged, printed := ac.rule(loggedSecret), ac.rule(printedSecret)
	if logged == nil && printed == nil {
		return nil
	}
	secrets := map[*ir.Module]string{} // an option for a secret that each declares
	for _, f := range ac.functions {
		for id := range f.Instrs {
			if f.Instrs[id].Op == ir.OpCall && secrets[f.Module] == "" {
				secrets[f.Module] = secretOptionOf(f, ir.ID(id))
			}
		}
	}
	for _, f := range ac.functions {
		whole := func(x ir.ID) string {
			if option := secrets[f.Module]; option != "" && isOptions(f, x) {
				return "What the command line says is written out whole, with the value of " + option
			}
			if isEnvironment(f, x) {
				return "The whole environment is written out, with all secrets that the program is given in it"
			}
			return ""
		}
		told := map[*knowledge.Rule]bool{}
		for n := range f.Instrs {
			id := ir.ID(n)
			if f.Instrs[n].Op != ir.OpCall {
				continue
			}
			r := logged
			switch writesOut(f, id) {
			case toNobody:
				continue
			case toConsole:
				r = printed
			}
			if r == nil || told[r] {
				continue
			}
			for _, x := range f.Args(id)[1:] {
				if message := insideText(f, x, whole, 5); message != "" {
					told[r] = true
					c := lacking(r, f, id, message)
					c.Trace = nil
					out = append(out, c)
					break
				}
			}
		}
	}
	return out
}

// secretOptionOf is the option for a secret that a call declares: parser.add_argument("--password"); "" where there is none.
func secretOptionOf(f *ir.Function, call ir.ID) string {
	args := f.Args(call)
	if name := f.NameOf(args[0]); name != "add_argument" && name != "add_option" {
		return ""
	}
	option := ""
	for i, x := range args[1:] {
		s, ok := idiom.ConstText(f, x)
		if !ok {
			continue
		}
		if idiom.Keyword(f, call, i) == "action" && optionSwitch.MatchString(s) {
			return ""
		}
		if secretFlag.MatchString(s) && !notThere.MatchString(s) {
			option = s
		}
	}
	return option
}

// isOptions reports whether a value is all that a command line says: what a parser gives, or a parameter of that name whose attributes the
// function asks for.
func isOptions(f *ir.Function, id ir.ID) bool {
	id = idiom.Untested(f, id)
	if op := f.Instrs[id].Op; op == ir.OpIndex || op == ir.OpUnpack { // args, rest = parser.parse_known_args()
		id = idiom.Untested(f, f.Arg(id, 0))
		if f.Instrs[id].Op != ir.OpCall {
			return false
		}
	}
	switch in := &f.Instrs[id]; in.Op {
	case ir.OpCall:
		return optionParser.MatchString(f.NameOf(f.Arg(id, 0)))
	case ir.OpParam:
		p := f.Params[in.Aux]
		return p.Kind != ir.VarArgs && p.Kind != ir.KeyArgs && wholeOptions.MatchString(p.Name) && asksAttribute(f, id)
	}
	return false
}

// asksAttribute reports whether a function reads an attribute of a value that is no method.
func asksAttribute(f *ir.Function, of ir.ID) bool {
	called := map[ir.ID]bool{}
	for n := range f.Instrs {
		if f.Instrs[n].Op == ir.OpCall {
			called[f.Arg(ir.ID(n), 0)] = true
		}
	}
	for n := range f.Instrs {
		if id := ir.ID(n); f.Instrs[n].Op == ir.OpAttr && !called[id] && idiom.Untested(f, f.Arg(id, 0)) == of && f.NameOf(id) != "__dict__" {
			return true
		}
	}
	return false
}

// isEnvironment reports whether a value is os.environ, or a copy.
func isEnvironment(f *ir.Function, id ir.ID) bool {
	id = idiom.Untested(f, id)
	if f.Instrs[id].Op != ir.OpAttr || f.NameOf(id) != "environ" {
		return false
	}
	base := idiom.Untested(f, f.Arg(id, 0))
	return f.Instrs[base].Op == ir.OpGlobal && f.NameOf(base) == "os"
}

// Whom a call tells.
const (
	toNobody = iota
	toLog
	toConsole
)

// writesOut says where a call writes what it is given.
func writesOut(f *ir.Function, call ir.ID) int {
	callee := f.Arg(call, 0)
	name := f.NameOf(callee)
	switch {
	case !loggingCall.MatchString(name):
	case f.Instrs[callee].Op == ir.OpAttr:
		if name != "print" && loggerName.MatchString(idiom.BearerName(f, f.Arg(callee, 0))) {
			return toLog
		}
	case name == "print" && toStream(f, call):
		return toConsole
	}
	return toNobody
}

// standardStream are the streams of a process that its console shows.
var standardStream = regex.NewPattern(`^(__)?std(out|err)(__)?$`)

// toStream reports whether print() writes to one of them, and to no file.
func toStream(f *ir.Function, call ir.ID) bool {
	for i, x := range f.Args(call)[1:] {
		if idiom.Keyword(f, call, i) == "file" {
			return x != ir.NoID && (idiom.IsNone(f, x) || standardStream.MatchString(f.NameOf(idiom.Untested(f, x))))
		}
	}
	return true
}

// insideText is what whole says of one of the values that a text is made of; "" where it says nothing of any.
func insideText(f *ir.Function, id ir.ID, whole func(ir.ID) string, depth int) string {
	if id == ir.NoID || depth == 0 {
		return ""
	}
	if says := whole(id); says != "" {
		return says
	}
	id = idiom.Untested(f, id)
	var parts []ir.ID
	switch args := f.Args(id); f.Instrs[id].Op {
	case ir.OpFormat, ir.OpBinary, ir.OpConvert, ir.OpTuple, ir.OpList, ir.OpDict:
		parts = args
	case ir.OpAttr: // args.__dict__
		if f.NameOf(id) == "__dict__" {
			parts = args
		}
	case ir.OpCall:
		if !textMakers.MatchString(f.NameOf(args[0])) {
			return ""
		}
		if parts = args[1:]; f.Instrs[args[0]].Op == ir.OpAttr {
			parts = append(slices.Clone(parts), f.Arg(args[0], 0))
		}
	}
	for _, x := range parts {
		if says := insideText(f, x, whole, depth-1); says != "" {
			return says
		}
	}
	return ""
}
