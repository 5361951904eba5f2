package omission

import (
	"fmt"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds new rows of which the client says what only the program should: what a new user may do, named one by one, and whose
// a row is, in an input whose fields are all kept.

// roleOfRegistration is where a view for everybody makes a new user and takes from the client what that one may do.
func (ac *Checks) roleOfRegistration(r *knowledge.Rule, f *ir.Function) *flow.Candidate {
	if ac.rules(f) || ac.deed(f.ID, 0).guards || ac.guards(f, ac.names.Guard) {
		return nil
	}
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			if f.Instrs[id].Op != ir.OpCall {
				continue
			}
			if name := ac.roleGiven(f, id); name != "" {
				return lacking(r, f, id, fmt.Sprintf("Whoever registers says %s of the new user", name))
			}
		}
	}
	return nil
}

// roleGiven is the column that says what a user may do, which a call that makes a new one takes from the client; "" for none.
func (ac *Checks) roleGiven(f *ir.Function, call ir.ID) string {
	args := f.Args(call)
	callee := f.NameOf(args[0])
	client := func(x ir.ID) bool { return ac.clients(f, x) && !heldAgainst(f, x) }
	var makers []*ir.Function
	ofPeople := idiom.Capital(callee) && ac.w.IsPeople(callee) || callee == "create" && ac.createsPeople(f, args[0])
	if !ofPeople {
		if s, n := idiom.PassedStatement(f, args); n > 0 {
			stmt, ok := idiom.ParseKeeping(s)
			if !ok || !idiom.InsertingSQL.MatchString(s) || !ac.w.IsPeople(stmt.Table) {
				return ""
			}
			bound := idiom.Bindings(f, call, n)
			if len(bound) == 1 {
				if x := idiom.Untested(f, bound[0]); f.Instrs[x].Op == ir.OpTuple || f.Instrs[x].Op == ir.OpList {
					bound = f.Args(x)
				}
			}
			for _, c := range stmt.Columns {
				if privilegedBy.MatchString(c.Name) && c.Index < len(bound) && client(bound[c.Index]) {
					return c.Name
				}
			}
			return ""
		}
		makers = slices.DeleteFunc(ac.calledBy(f, call), func(g *ir.Function) bool { return !ac.signsUp(g) })
		if len(makers) == 0 {
			return ""
		}
	}
	for n, x := range args[1:] {
		name := idiom.Keyword(f, call, n)
		for _, g := range makers {
			if p := parameterOf(g, f, call, n); p >= 0 {
				name = g.Params[p].Name
			}
		}
		if privilegedBy.MatchString(name) && client(x) {
			return name
		}
	}
	return ""
}

// createsPeople reports whether a callee makes rows of users: User.objects.create.
func (ac *Checks) createsPeople(f *ir.Function, callee ir.ID) bool {
	c := ac.queried(f, callee)
	return c != nil && ac.w.IsPeople(c.Name)
}

// clients reports whether a value is what the client says: an entry of a form or a body, an argument of the view, a field of the model
// of a body.
func (ac *Checks) clients(f *ir.Function, id ir.ID) bool { return ac.clientsTo(f, id, maxClients) }

// maxClients bounds the choices that are followed back: a loop may make a value of itself.
const maxClients = 3

func (ac *Checks) clientsTo(f *ir.Function, id ir.ID, depth int) bool {
	if depth == 0 {
		return false
	}
	id = made(f, id)
	switch in := &f.Instrs[id]; in.Op {
	case ir.OpPhi: // form.get("role") or "customer"
		return slices.ContainsFunc(f.Args(id), func(x ir.ID) bool { return x != id && f.Instrs[x].Op != ir.OpPhi && ac.clientsTo(f, x, depth-1) })
	case ir.OpParam:
		p := &f.Params[in.Aux]
		return len(ac.w.Entries(f)) > 0 && p.Name != "self" && p.Name != "cls" && !requestBound.MatchString(p.Name) && (!p.HasDefault || !dependency.MatchString(defaultFrom(f, int(in.Aux))))
	case ir.OpIndex:
		return !ac.askedIn(f, f.Arg(id, 0), f.Arg(id, 1)) && (idiom.SentBy(f, id) || fromBody(f, f.Arg(id, 0)))
	case ir.OpCall:
		callee := f.Arg(id, 0)
		if sameFlag.MatchString(f.NameOf(callee)) && f.Instrs[callee].Op != ir.OpAttr && len(f.Args(id)) == 2 { // bool(body["admin"])
			return ac.clientsTo(f, f.Arg(id, 1), depth-1)
		}
		return idiom.SentBy(f, id) || sendingIt.MatchString(f.NameOf(callee)) || idiom.Readers[f.NameOf(callee)] && f.Instrs[callee].Op == ir.OpAttr && fromBody(f, f.Arg(callee, 0))
	case ir.OpAttr:
		of := idiom.Untested(f, f.Arg(id, 0))
		return f.Instrs[of].Op == ir.OpParam && len(ac.inputFields(f, int(f.Instrs[of].Aux))) > 0
	}
	return false
}

var sameFlag = regex.NewPattern(`^(bool|str|strtobool)$`)

var dependency = regex.NewPattern(`^(Depends|Security|Cookie|Header)$`)

// heldAgainst reports whether a function holds a value of the client's against those that are allowed.
func heldAgainst(f *ir.Function, id ir.ID) bool {
	name := idiom.BearerName(f, made(f, id))
	for i := range f.Instrs {
		if f.Instrs[i].Op != ir.OpCompare {
			continue
		}
		for _, x := range f.Args(ir.ID(i)) {
			if x = made(f, x); x == made(f, id) || name != "" && idiom.BearerName(f, x) == name {
				return true
			}
		}
	}
	return false
}

// inputFields are the fields of what a framework makes of a body for a parameter: of its class, or of the input that a mutation names.
func (ac *Checks) inputFields(f *ir.Function, param int) (names []string) {
	p := &f.Params[param]
	if t := p.Type; t != nil {
		if c := ac.prog.ClassNamed(f.Module, t.Name); c != nil && !ac.w.Knowledge().Type(ac.w.ExternBase(c.ID)).IsKept() {
			for _, field := range c.Fields {
				names = append(names, field.Name)
			}
		}
		return names
	}
	if f.Class == nil {
		return nil
	}
	for _, in := range ac.prog.Classes { // class Arguments: data = NoteInput(required=True)
		if in.Parent != f.Class.Body || in.Name != "Arguments" && in.Name != "Input" {
			continue
		}
		if v := idiom.Assigned(in.Body, p.Name); v != ir.NoID && in.Body.Instrs[v].Op == ir.OpCall {
			if c := ac.queried(in.Body, in.Body.Arg(v, 0)); c != nil {
				for i := range c.Body.Instrs {
					if c.Body.Instrs[i].Op == ir.OpSetAttr {
						names = append(names, c.Body.NameOf(ir.ID(i)))
					}
				}
			}
		}
	}
	return names
}

// ownerOfInput is where a view makes a row of all fields of an input, one of which says whose it is or what somebody may do.
func (ac *Checks) ownerOfInput(r *knowledge.Rule, f *ir.Function) *flow.Candidate {
	if ac.rules(f) {
		return nil
	}
	for i := range f.Instrs {
		call := ir.ID(i)
		if f.Instrs[i].Op != ir.OpCall || len(f.Args(call)) < 2 {
			continue
		}
		c := ac.prog.ClassNamed(f.Module, f.NameOf(f.Arg(call, 0)))
		if c == nil {
			c = ac.queried(f, f.Arg(call, 0)) // Note.objects.create(**data)
		}
		if c == nil || !ac.w.Knowledge().Type(ac.w.ExternBase(c.ID)).IsKept() {
			continue
		}
		for n, x := range f.Args(call)[1:] {
			if idiom.Keyword(f, call, n) != "**" {
				continue
			}
			if name := ac.ownerAmong(f, c, x); name != "" {
				return lacking(r, f, call, fmt.Sprintf("Whoever sends it sets %s of the row, too", name))
			}
		}
	}
	return nil
}

// ownerAmong is the column of a class that says whose a row is, or what somebody may do, among the fields of a parameter all of which
// are handed on; "" for none, or where the function sets it.
func (ac *Checks) ownerAmong(f *ir.Function, c *ir.Class, whole ir.ID) string {
	columns := ac.w.ColumnsOf(c.ID)
	for p := range f.Params {
		param := paramOf(f, p)
		if param == ir.NoID || !dumpOf(f, whole, param) && !vars(f, whole, param) {
			continue
		}
		for _, name := range ac.inputFields(f, p) {
			if !slices.Contains(columns, name) || !privilegedBy.MatchString(name) && !ac.w.FindPeople().Owners[name] {
				continue
			}
			if !slices.ContainsFunc(f.Instrs, func(in ir.Instr) bool {
				return in.Op == ir.OpSetAttr && strings.TrimSuffix(f.Module.Names[in.Name], "_id") == strings.TrimSuffix(name, "_id")
			}) && !setsEntry(f, name) {
				return name
			}
		}
	}
	return ""
}

// vars reports whether a value is the dictionary of a parameter: data.__dict__.
func vars(f *ir.Function, id, param ir.ID) bool {
	id = idiom.Untested(f, id)
	return f.Instrs[id].Op == ir.OpAttr && f.NameOf(id) == "__dict__" && idiom.Untested(f, f.Arg(id, 0)) == param
}

// setsEntry reports whether a function sets an entry of a name, or takes it out: data["owner_id"] = me.id, data.pop("owner_id").
func setsEntry(f *ir.Function, name string) bool {
	for i := range f.Instrs {
		id := ir.ID(i)
		switch f.Instrs[i].Op {
		case ir.OpSetIndex, ir.OpDelIndex:
			if k, ok := idiom.ConstText(f, f.Arg(id, 1)); ok && k == name {
				return true
			}
		case ir.OpCall:
			if args := f.Args(id); len(args) > 1 && f.NameOf(args[0]) == "pop" {
				if k, ok := idiom.ConstText(f, args[1]); ok && k == name {
					return true
				}
			}
		}
	}
	return false
}
