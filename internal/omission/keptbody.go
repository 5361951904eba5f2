package omission

import (
	"fmt"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file follows the body of a request, whole, to where its names become the columns of a row, also into functions of the
// program that keep whatever a dictionary holds. What the row's class is does not matter here: drivers of databases are often
// reached through what a type does not tell.

var (
	replacingRow  = regex.NewPattern(`^(update_from_dict|dict_to_model|update_model_from_dict|update_attributes)$`)
	keepingWhole  = regex.NewPattern(`^(insert_one|replace_one|find_one_and_replace|put_item)$`)
	keepingNames  = regex.NewPattern(`^(update|values|create|insert|insert_many)$`)
	rowsBefore    = regex.NewPattern(`^(filter|filter_by|where|query|update|insert|table|Table|document|doc|collection|eq|match|from_|get|select|find_one|find|get_item|get_or_404|objects|ref|child)$`)
	settingOp     = regex.NewPattern(`^\$set(OnInsert)?$`)
	choosingNames = regex.NewPattern(`(?i)valid|check|clean|saniti|allow|permit|whitelist|pick|only|strip|schema|filter|forbid|restrict`)
	changingCall  = regex.NewPattern(`(?i)^_*(update|patch|save|set|edit|modify|change|apply|put|replace|assign|write|store)(_\w+)?$`)
)

// maxHandedOn bounds the calls from a view to what keeps its body.
const maxHandedOn = 3

// A keptPlace is where the names of a whole body become columns.
type keptPlace struct {
	f       *ir.Function
	at      ir.ID
	through ir.ID // where the function goes through them; NoID where it passes the dictionary as it is
}

// wholeOf reports whether a register is a dictionary with all names of one that base tells.
func wholeOf(f *ir.Function, base func(ir.ID) bool) func(ir.ID) bool {
	return func(id ir.ID) bool {
		fuel := idiom.MaxUntested
		return allOf(f, id, base, 0, &fuel)
	}
}

// keepsBody is where an entry point, or what it calls, keeps a row with whatever names the body of a request has.
func (ac *Checks) keepsBody(f *ir.Function) (keptPlace, ir.ID) {
	body := wholeOf(f, func(id ir.ID) bool { return fromBody(f, id) || ac.anyDict(f, id) })
	return ac.keepsNames(f, body, 0)
}

// anyDict reports whether a register is a parameter that a framework fills with a body of any names: body: dict = Body().
func (ac *Checks) anyDict(f *ir.Function, id ir.ID) bool {
	if f.Instrs[id].Op != ir.OpParam {
		return false
	}
	t := f.Params[f.Instrs[id].Aux].Type
	return t != nil && (t.Name == "dict" || t.Name == "Dict" || idiom.LastPart(t.Name) == "Dict")
}

// keepsNames is where a function keeps a row with all names of a dictionary, and the call by which it passes the dictionary
// to where that is done.
func (ac *Checks) keepsNames(f *ir.Function, whole func(ir.ID) bool, depth int) (keptPlace, ir.ID) {
	none := keptPlace{nil, ir.NoID, ir.NoID}
	if holdsNames(f, whole) {
		return none, ir.NoID
	}
	goes := goesThrough(f, whole)
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			if putsNames(f, id, whole) {
				return keptPlace{f, id, ir.NoID}, ir.NoID
			}
			if goes != ir.NoID && (statesColumns(f, id) || namesAttributes(f, id)) {
				return keptPlace{f, id, goes}, ir.NoID
			}
			if f.Instrs[id].Op != ir.OpCall || depth >= maxHandedOn {
				continue
			}
			for n, x := range f.Args(id)[1:] {
				if idiom.Keyword(f, id, n) == "**" || !whole(x) {
					continue
				}
				for _, g := range ac.calledBy(f, id) {
					p := parameterOf(g, f, id, n)
					if p < 0 {
						continue
					}
					of := wholeOf(g, func(y ir.ID) bool { return g.Instrs[y].Op == ir.OpParam && int(g.Instrs[y].Aux) == p })
					if place, _ := ac.keepsNames(g, of, depth+1); place.f != nil {
						return place, id
					}
				}
			}
		}
	}
	return none, ir.NoID
}

// putsNames reports whether an instruction makes columns or entries of all names of a dictionary: {"$set": body},
// row.update_from_dict(body), update(Note).values(**body).
func putsNames(f *ir.Function, id ir.ID, whole func(ir.ID) bool) bool {
	switch f.Instrs[id].Op {
	case ir.OpDict:
		for args := f.Args(id); len(args) > 1; args = args[2:] {
			if k, ok := idiom.ConstText(f, args[0]); args[0] != ir.NoID && ok && settingOp.MatchString(k) && whole(args[1]) {
				return true
			}
		}
	case ir.OpCall:
		callee := f.Arg(id, 0)
		name := f.NameOf(callee)
		method := f.Instrs[callee].Op == ir.OpAttr
		row := method && keepingNames.MatchString(name) && ofRows(f, f.Arg(callee, 0))
		if !row && !replacingRow.MatchString(name) && !(method && keepingWhole.MatchString(name)) {
			return false
		}
		for n, x := range f.Args(id)[1:] {
			if kw := idiom.Keyword(f, id, n); kw != "*" && whole(x) {
				return true
			}
		}
	}
	return false
}

// ofRows reports whether a value is a query, a table or a document: what a call of such a name gives.
func ofRows(f *ir.Function, id ir.ID) bool {
	for range 2 {
		if id = idiom.Untested(f, id); f.Instrs[id].Op == ir.OpAwait {
			id = f.Arg(id, 0)
		}
	}
	return f.Instrs[id].Op == ir.OpCall && rowsBefore.MatchString(f.NameOf(f.Arg(id, 0)))
}

// statesColumns reports whether an instruction begins a statement whose columns are still to come.
func statesColumns(f *ir.Function, id ir.ID) bool {
	switch in := &f.Instrs[id]; in.Op {
	case ir.OpFormat, ir.OpBinary:
		s, ok := idiom.ConstText(f, f.Arg(id, 0))
		return ok && columnsText.MatchString(s) && (in.Op == ir.OpFormat || in.Flag == ir.Mod || in.Flag == ir.Add)
	case ir.OpCall:
		if callee := f.Arg(id, 0); f.Instrs[callee].Op == ir.OpAttr && f.NameOf(callee) == "format" {
			s, ok := idiom.ConstText(f, f.Arg(callee, 0))
			return ok && columnsText.MatchString(s)
		}
	}
	return false
}

// namesAttributes reports whether a call changes an item whose attributes are named by a dictionary that the function makes:
// table.update_item(ExpressionAttributeNames=names).
func namesAttributes(f *ir.Function, id ir.ID) bool {
	if f.Instrs[id].Op != ir.OpCall {
		return false
	}
	for n, x := range f.Args(id)[1:] {
		if idiom.Keyword(f, id, n) == "ExpressionAttributeNames" {
			made := idiom.Untested(f, x)
			return f.Instrs[made].Op == ir.OpDict && len(f.Args(made)) == 0
		}
	}
	return false
}

// goesThrough is where a function iterates over the names of a dictionary, or joins them.
func goesThrough(f *ir.Function, whole func(ir.ID) bool) ir.ID {
	for i := range f.Instrs {
		id := ir.ID(i)
		switch f.Instrs[i].Op {
		case ir.OpIter:
			if whole(iterated(f, f.Arg(id, 0))) {
				return id
			}
		case ir.OpCall:
			if args := f.Args(id); len(args) == 2 && f.NameOf(args[0]) == "join" && whole(iterated(f, args[1])) {
				return id
			}
		}
	}
	return ir.NoID
}

// iterated is the dictionary of which an iteration takes the names or entries: enumerate(body.items()).
func iterated(f *ir.Function, id ir.ID) ir.ID {
	for range 4 {
		id = idiom.Untested(f, id)
		if f.Instrs[id].Op != ir.OpCall {
			return id
		}
		args := f.Args(id)
		switch name := f.NameOf(args[0]); {
		case f.Instrs[args[0]].Op == ir.OpAttr && (name == "items" || name == "keys" || name == "iteritems"):
			id = f.Arg(args[0], 0)
		case len(args) > 1 && (name == "enumerate" || name == "sorted" || name == "list" || name == "tuple" || name == "zip" || name == "reversed"):
			id = args[1]
		default:
			return id
		}
	}
	return id
}

// holdsNames reports whether a function holds the names of a dictionary against those that it knows, or takes one out that says
// what somebody may do.
func holdsNames(f *ir.Function, whole func(ir.ID) bool) bool {
	for i := range f.Instrs {
		id := ir.ID(i)
		args := f.Args(id)
		switch f.Instrs[i].Op {
		case ir.OpCompare:
			switch f.Instrs[i].Flag {
			case ir.In, ir.NotIn: // if k in ALLOWED; not: if k != "id"
				if _, constant := idiom.ConstText(f, args[0]); !constant && idiom.NextOf(f, args[0]) != ir.NoID && !excluded(f, id) {
					return true
				}
			case ir.Lt, ir.LtE, ir.Gt, ir.GtE:
				if slices.ContainsFunc(args, func(x ir.ID) bool { return whole(iterated(f, x)) }) {
					return true
				}
			}
		case ir.OpBinary:
			if flag := f.Instrs[i].Flag; (flag == ir.Sub || flag == ir.BitAnd) && slices.ContainsFunc(args, func(x ir.ID) bool { return setOfNames(f, x, whole) }) {
				return true
			}
		case ir.OpDelIndex:
			if k, ok := idiom.ConstText(f, args[1]); ok && whole(args[0]) && privilegedBy.MatchString(k) {
				return true
			}
		case ir.OpCall:
			callee := args[0]
			name := f.NameOf(callee)
			if f.Instrs[callee].Op == ir.OpAttr && name == "pop" && len(args) > 1 && whole(f.Arg(callee, 0)) {
				if k, ok := idiom.ConstText(f, args[1]); !ok || privilegedBy.MatchString(k) {
					return true
				}
			}
			if choosingNames.MatchString(name) && slices.ContainsFunc(args[1:], whole) {
				return true
			}
			if f.Instrs[callee].Op == ir.OpAttr && (name == "issubset" || name == "difference" || name == "intersection") {
				return true
			}
		}
	}
	return false
}

// excluded reports whether a test leaves out names that a short list in its place has: k not in ("id", "csrf_token").
func excluded(f *ir.Function, id ir.ID) bool {
	names := texts(f, idiom.Unrefined(f, f.Arg(id, 1)))
	return len(names) > 0 && slices.IndexFunc(names, func(n string) bool { return !neverKept.MatchString(n) }) < 0
}

// neverKept are names that a body has for other reasons than to be kept.
var neverKept = regex.NewPattern(`(?i)^_*(id|pk|_id|uuid|submit|save|next|action|method|\w*csrf\w*|token|_token)$`)

// setOfNames reports whether a value is the set of the names of a dictionary.
func setOfNames(f *ir.Function, id ir.ID, whole func(ir.ID) bool) bool {
	id = idiom.Untested(f, id)
	if f.Instrs[id].Op != ir.OpCall {
		return false
	}
	args := f.Args(id)
	name := f.NameOf(args[0])
	return (name == "set" || name == "frozenset") && len(args) > 1 && whole(iterated(f, args[1])) ||
		name == "keys" && f.Instrs[args[0]].Op == ir.OpAttr && whole(f.Arg(args[0], 0))
}

// keptBody is an entry point that keeps a row with whatever names a body has.
func (ac *Checks) keptBody(r *knowledge.Rule, f *ir.Function) *flow.Candidate {
	if ac.elevated(f) {
		return nil
	}
	place, call := ac.keepsBody(f)
	if place.f == nil {
		return nil
	}
	step := func(kind finding.StepKind, g *ir.Function, id ir.ID, message string) finding.Step {
		in := &g.Instrs[id]
		return finding.Step{Kind: kind, Location: idiom.At(g, in.Pos, in.End), Function: idiom.Qualified(g), Message: message}
	}
	in := &place.f.Instrs[place.at]
	c := &flow.Candidate{Rule: r, Location: idiom.At(place.f, in.Pos, in.End), Function: idiom.Qualified(place.f), Message: r.Message, Confidence: finding.ConfidenceMedium}
	from, begin := place.f, place.through
	if call != ir.NoID {
		from, begin = f, call
		if len(ac.w.CallersOf(place.f)) > 1 { // others may hand it what they have chosen
			in := &f.Instrs[call]
			c.Location, c.Function = idiom.At(f, in.Pos, in.End), idiom.Qualified(f)
		}
	}
	if begin != ir.NoID {
		c.Trace = finding.Trace{
			step(finding.StepSource, from, begin, "goes through all that the request holds"),
			step(finding.StepSink, place.f, place.at, "makes columns of its names"),
		}
	}
	return c
}

// fieldsOfOwnRow is where a function hands the row of the user who asks, and a body one of whose fields says what that user may do,
// to what changes the row: users.update(user["id"], body.model_dump()).
func (ac *Checks) fieldsOfOwnRow(f *ir.Function) *flow.Candidate {
	r := ac.w.Knowledge().Rule(sensitiveFieldWritable)
	if r == nil || ac.rules(f) {
		return nil
	}
	for p := range f.Params {
		t := f.Params[p].Type
		if t == nil {
			continue
		}
		c := ac.prog.ClassNamed(f.Module, t.Name)
		param := paramOf(f, p)
		if c == nil || param == ir.NoID || ac.isUser(f, param) { // who asks is nothing that a client fills in
			continue
		}
		i := slices.IndexFunc(c.Fields, func(x ir.Field) bool { return privilegedBy.MatchString(x.Name) || ac.ranks[x.Name] })
		if i < 0 {
			continue
		}
		for j := range f.Instrs {
			id := ir.ID(j)
			if f.Instrs[j].Op == ir.OpCall && ac.changesOwn(f, id, param) {
				return lacking(r, f, id, fmt.Sprintf("Users set %s of their own row, too", c.Fields[i].Name))
			}
		}
	}
	return nil
}

// changesOwn reports whether a call changes the row of the user who asks by what a parameter holds, as a whole.
func (ac *Checks) changesOwn(f *ir.Function, call, param ir.ID) bool {
	args := f.Args(call)
	callee := args[0]
	if !changingCall.MatchString(f.NameOf(callee)) && f.NameOf(callee) != "values" {
		return false
	}
	whole := slices.ContainsFunc(args[1:], func(x ir.ID) bool { return dumpOf(f, x, param) })
	if !whole {
		return false
	}
	if slices.ContainsFunc(args[1:], func(x ir.ID) bool { return ac.ofUserAlone(f, x) }) {
		return true
	}
	for range idiom.MaxRefinements { // User.filter(id=user.id).update(**body.dict())
		if f.Instrs[callee].Op != ir.OpAttr {
			return false
		}
		of := idiom.Untested(f, f.Arg(callee, 0))
		if f.Instrs[of].Op != ir.OpCall {
			return ac.isUser(f, of)
		}
		if slices.ContainsFunc(f.Args(of)[1:], func(x ir.ID) bool { return ac.ofUserAlone(f, x) }) {
			return true
		}
		callee = f.Arg(of, 0)
	}
	return false
}

// ofUserAlone reports whether an argument is the user who asks, the key of that one, or a condition that names it.
func (ac *Checks) ofUserAlone(f *ir.Function, id ir.ID) bool {
	id = idiom.Unrefined(f, id)
	switch f.Instrs[id].Op {
	case ir.OpCompare:
		return f.Instrs[id].Flag == ir.Eq && slices.ContainsFunc(f.Args(id), func(x ir.ID) bool { return ac.ofUserAlone(f, x) })
	case ir.OpAttr, ir.OpIndex:
		return ac.isUser(f, id) && f.Instrs[f.Arg(id, 0)].Op != ir.OpParam || keyParam.MatchString(idiom.BearerName(f, id)) && ac.isUser(f, f.Arg(id, 0))
	case ir.OpDict:
		for args := f.Args(id); len(args) > 1; args = args[2:] {
			if k, ok := idiom.ConstText(f, args[0]); args[0] != ir.NoID && ok && strings.HasSuffix(k, "id") && ac.ofUserAlone(f, args[1]) {
				return true
			}
		}
	}
	return ac.isUser(f, id)
}

// dumpOf reports whether an argument is a parameter as a whole: body, body.model_dump(), {"$set": body.dict()}.
func dumpOf(f *ir.Function, id, param ir.ID) bool {
	for range 4 {
		switch id = idiom.Untested(f, id); f.Instrs[id].Op {
		case ir.OpParam:
			return id == param
		case ir.OpDict:
			args := f.Args(id)
			if len(args) != 2 {
				return false
			}
			id = args[1]
		case ir.OpCall:
			args := f.Args(id)
			if f.Instrs[args[0]].Op == ir.OpAttr && dumping.MatchString(f.NameOf(args[0])) && !idiom.KeywordGiven(f, id, "include") && !idiom.KeywordGiven(f, id, "exclude") {
				id = f.Arg(args[0], 0)
			} else if name := f.NameOf(args[0]); len(args) == 2 && (name == "dict" || name == "vars" || name == "asdict" || name == "jsonable_encoder") {
				id = args[1]
			} else {
				return false
			}
		default:
			return false
		}
	}
	return false
}
