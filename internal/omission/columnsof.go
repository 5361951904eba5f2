package omission

import (
	"fmt"
	"slices"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds rows whose columns the client chooses: statements that are built of the names in a body, defaults that a
// body replaces, and bodies of a registration that say what the new user may do.

// clientsColumns is the rule on them.
const clientsColumns = "columns-chosen-by-client"

var (
	columnsText  = regex.NewPattern("(?is)^\\s*(update\\s+[\"`\\[]?[\\w.%{}]+[\"`\\]]?\\s+set\\s+[\"`\\[]?|insert\\s+into\\s+[\"`\\[]?[\\w.%{}]+[\"`\\]]?\\s*\\(\\s*[\"`\\[]?)(%s|%|\\{|$)")
	registering  = regex.NewPattern(`(?i)^\w*(sign_?up|register|registration|join|create_(user|account|member)|new_(user|account|member)|enrol\w*)\w*$`)
	dumping      = regex.NewPattern(`^(dict|model_dump|json|asdict|model_dump_json)$`)
	privilegedBy = regex.NewPattern(`(?i)^(is_?)?(admin|staff|super_?user|moderator|verified|approved|manager|instructor)$|^(user_)?(role|roles|permissions|access_level|balance|credits?)$`)
)

// chosenColumns are such places.
func (ac *Checks) chosenColumns() (out []*flow.Candidate) {
	r := ac.rule(clientsColumns)
	if r == nil {
		return nil
	}
	report := func(f *ir.Function, id ir.ID, message string) {
		out = append(out, lacking(r, f, id, message))
	}
	for _, f := range ac.functions {
		if f.Kind != ir.Def || len(ac.w.Entries(f)) == 0 {
			continue
		}
		if c := ac.keptBody(r, f); c != nil {
			out = append(out, c)
		}
		if id, name := ac.unpackedBody(f); id != ir.NoID {
			report(f, id, fmt.Sprintf("Whatever the client sends becomes a column of the new %s", name))
		}
		if id, name := replacedByBody(f); id != ir.NoID {
			report(f, id, fmt.Sprintf("Whatever the client sends replaces what was set before, %s among it", name))
		}
		if c := ac.bodyOfRegistration(r, f); c != nil {
			out = append(out, c)
		} else if c := ac.roleOfRegistration(r, f); c != nil {
			out = append(out, c)
		} else if c := ac.ownerOfInput(r, f); c != nil {
			out = append(out, c)
		}
		if c := ac.bodyOfOwnRow(f); c != nil {
			out = append(out, c)
		} else if c := ac.fieldsOfOwnRow(f); c != nil {
			out = append(out, c)
		}
	}
	return out
}

// wholeBody reports whether a value is all that a client sends, or a dictionary made of that.
func wholeBody(f *ir.Function, id ir.ID, depth int) bool {
	fuel := idiom.MaxUntested
	return allOf(f, id, func(x ir.ID) bool { return fromBody(f, x) }, depth, &fuel)
}

// allOf reports whether a value is a dictionary that base tells, or one made of all of that.
func allOf(f *ir.Function, id ir.ID, base func(ir.ID) bool, depth int, fuel *int) bool {
	if *fuel--; id == ir.NoID || depth > 4 || *fuel <= 0 {
		return false
	}
	id = idiom.Untested(f, id)
	if base(id) {
		return true
	}
	switch f.Instrs[id].Op {
	case ir.OpAwait:
		return allOf(f, f.Arg(id, 0), base, depth+1, fuel)
	case ir.OpAttr:
		return f.NameOf(id) == "body_arguments" || f.NameOf(id) == "query_arguments"
	case ir.OpPhi:
		return slices.ContainsFunc(f.Args(id), func(x ir.ID) bool { return x != id && allOf(f, x, base, depth+1, fuel) })
	case ir.OpCall:
		args := f.Args(id)
		if name := f.NameOf(args[0]); name == "dict" && len(args) == 2 {
			return allOf(f, args[1], base, depth+1, fuel)
		} else if f.Instrs[args[0]].Op == ir.OpAttr && (name == "copy" || name == "items" || name == "to_dict" || name == "dict") {
			return allOf(f, f.Arg(args[0], 0), base, depth+1, fuel)
		}
	case ir.OpDict: // {k: v for k, v in body.items() if k != "id"}, {**body, "id": key}
		for args := f.Args(id); len(args) > 1; args = args[2:] {
			if args[0] == ir.NoID && allOf(f, args[1], base, depth+1, fuel) {
				return true
			}
		}
		for i := range f.Instrs {
			if put := ir.ID(i); f.Instrs[i].Op == ir.OpPut && idiom.Untested(f, f.Arg(put, 0)) == id && idiom.NextOf(f, f.Arg(put, 1)) != ir.NoID {
				return allOf(f, idiom.NextOf(f, f.Arg(put, 1)), base, depth+1, fuel)
			}
		}
	}
	return false
}

// unpackedBody is where an object of a kept class that has a column which its owner must not decide about, or of users, is made of all that a
// client sends: User(**request.POST.dict()), Item.objects.create(**body).
func (ac *Checks) unpackedBody(f *ir.Function) (ir.ID, string) {
	for i := range f.Calls {
		if !slices.Contains(f.Calls[i].Names, "**") {
			continue
		}
		whole := wholeOf(f, func(id ir.ID) bool { return fromBody(f, id) || ac.anyDict(f, id) })
		if holdsNames(f, whole) {
			return ir.NoID, ""
		}
		for j := range f.Instrs {
			id := ir.ID(j)
			if f.Instrs[j].Op != ir.OpCall || int(f.Instrs[j].Aux) != i {
				continue
			}
			name := classNamed(f, f.Arg(id, 0))
			if callee := f.NameOf(f.Arg(id, 0)); name == "" || callee != name && callee != "create" && callee != "create_user" || !ac.decidedByOthers(f, name) {
				continue
			}
			for n, x := range f.Args(id)[1:] {
				if idiom.Keyword(f, id, n) == "**" && whole(x) {
					return id, name
				}
			}
		}
	}
	return ir.NoID, ""
}

// decidedByOthers reports whether a class is one of users, or one kept with a column that says what somebody may do or owns.
func (ac *Checks) decidedByOthers(f *ir.Function, name string) bool {
	c := ac.prog.ClassNamed(f.Module, name)
	if c == nil {
		return name == "User"
	}
	if ac.w.IsPeople(name) {
		return true
	}
	return ac.w.Knowledge().Type(ac.w.ExternBase(c.ID)).IsKept() && slices.ContainsFunc(ac.w.ColumnsOf(c.ID), func(column string) bool {
		return sensitiveField.MatchString(column) || ac.w.FindPeople().Owners[column]
	})
}

// replacedByBody is where a dictionary that says what somebody may do, or owns, is updated by a whole body, and which entry
// that is: {"role": "customer"}.update(request.json).
func replacedByBody(f *ir.Function) (ir.ID, string) {
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			if f.Instrs[id].Op != ir.OpCall || len(f.Args(id)) != 2 {
				continue
			}
			callee := f.Arg(id, 0)
			if f.Instrs[callee].Op != ir.OpAttr || f.NameOf(callee) != "update" || !wholeBody(f, f.Arg(id, 1), 0) || allows(f) {
				continue
			}
			d := idiom.Untested(f, f.Arg(callee, 0))
			if f.Instrs[d].Op != ir.OpDict {
				continue
			}
			for i, k := range f.Args(d) {
				if s, ok := idiom.ConstText(f, k); i%2 == 0 && k != ir.NoID && ok && privilegedBy.MatchString(s) {
					return id, s
				}
			}
		}
	}
	return ir.NoID, ""
}

// allows reports whether a function holds names against a list of those that it allows: not against one of those that it does
// not.
func allows(f *ir.Function) bool {
	for i := range f.Instrs {
		id := ir.ID(i)
		if f.Instrs[i].Op != ir.OpCompare || f.Instrs[i].Flag != ir.In {
			continue
		}
		if _, constant := idiom.ConstText(f, f.Arg(id, 0)); !constant {
			return true
		}
	}
	return false
}

// bodyOfRegistration is a field of the body of a registration that says what the new user may do, where the whole body is kept.
func (ac *Checks) bodyOfRegistration(r *knowledge.Rule, f *ir.Function) *flow.Candidate {
	named := registering.MatchString(f.Name) || slices.ContainsFunc(ac.addresses(f), registering.MatchString)
	if !named || ac.known(f) {
		return nil
	}
	for i := range f.Params {
		t := f.Params[i].Type
		if t == nil || !dumped(f, i) {
			continue
		}
		c := ac.prog.ClassNamed(f.Module, t.Name)
		if c == nil {
			continue
		}
		for _, field := range c.Fields {
			if privilegedBy.MatchString(field.Name) {
				return &flow.Candidate{Rule: r, Location: idiom.At(c.Body, field.Pos, field.End), Function: idiom.Qualified(c.Body), Confidence: finding.ConfidenceMedium,
					Message: fmt.Sprintf("Whoever registers says %s of the new user", field.Name)}
			}
		}
	}
	return nil
}

// bodyOfOwnRow is where a function gives the row of the user who asks whatever fields a body has, one of which says what that user
// may do: for k, v in body.model_dump().items(): setattr(me, k, v).
func (ac *Checks) bodyOfOwnRow(f *ir.Function) *flow.Candidate {
	r := ac.w.Knowledge().Rule(sensitiveFieldWritable)
	if r == nil || !slices.Contains(f.Module.Names, "setattr") || ac.rules(f) {
		return nil
	}
	for i := range f.Instrs {
		id := ir.ID(i)
		args := f.Args(id)
		if f.Instrs[i].Op != ir.OpCall || len(args) != 4 || f.NameOf(args[0]) != "setattr" || !ac.isUser(f, args[1]) {
			continue
		}
		from := idiom.NextOf(f, args[2])
		if from == ir.NoID {
			continue
		}
		for p := range f.Params {
			t := f.Params[p].Type
			if param := paramOf(f, p); t == nil || param == ir.NoID || !dumped(f, p) || !idiom.ComesFrom(f, from, param) {
				continue
			}
			c := ac.prog.ClassNamed(f.Module, t.Name)
			if c == nil {
				continue
			}
			for _, field := range c.Fields {
				if privilegedBy.MatchString(field.Name) || ac.ranks[field.Name] {
					return lacking(r, f, id, fmt.Sprintf("Users set %s of their own row, too", field.Name))
				}
			}
		}
	}
	return nil
}

// paramOf is the register of a parameter; ir.NoID where the function makes no use of it.
func paramOf(f *ir.Function, param int) ir.ID {
	for i := range f.Instrs {
		if f.Instrs[i].Op == ir.OpParam && int(f.Instrs[i].Aux) == param {
			return ir.ID(i)
		}
	}
	return ir.NoID
}

// dumped reports whether a function makes a dictionary of a whole parameter: body.model_dump(), **vars(body).
func dumped(f *ir.Function, param int) bool {
	for i := range f.Instrs {
		id := ir.ID(i)
		var of ir.ID
		switch f.Instrs[i].Op {
		case ir.OpAttr:
			if !dumping.MatchString(f.NameOf(id)) {
				continue
			}
			of = f.Arg(id, 0)
		case ir.OpCall:
			if args := f.Args(id); len(args) == 2 && (f.NameOf(args[0]) == "dict" || f.NameOf(args[0]) == "vars" || f.NameOf(args[0]) == "asdict") {
				of = args[1]
				break
			}
			continue
		default:
			continue
		}
		if of = idiom.Untested(f, of); f.Instrs[of].Op == ir.OpParam && int(f.Instrs[of].Aux) == param {
			return true
		}
	}
	return false
}
