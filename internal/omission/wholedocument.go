package omission

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds answers that send documents of users as they are, their passwords among the rest.

// passwordColumnSent is the rule on rows of users that are sent whole.
const passwordColumnSent = "password-column-in-response"

var (
	takenAsItIs = regex.NewPattern(`^(to_list|list|sort|limit|skip|dumps|next|dict|tuple|values|fetch(one|all|many)|first|all|mappings|jsonable_encoder|model_to_dict|asdict|vars|row_to_dict|row2dict)$`)
	dropsIt     = regex.NewPattern(`(?i)passw|pwd|^hash|^pw(_|$)`)
)

// sentDocuments are those answers, one an entry point.
func (ac *Checks) sentDocuments() (out []*flow.Candidate) {
	r := ac.rule(passwordColumnSent)
	if r == nil {
		return nil
	}
	for _, f := range ac.functions {
		if f.Kind != ir.Def || !ac.answersRequests(f) {
			continue
		}
		if id := ac.sendsDocument(f); id != ir.NoID {
			out = append(out, lacking(r, f, id, "Documents of users are sent as they are, with what is kept of their passwords"))
		}
	}
	return out
}

// sendsDocument is where a function answers with what it has found in a collection of users, if it does nothing with their passwords.
func (ac *Checks) sendsDocument(f *ir.Function) ir.ID {
	if namesSecret(f) {
		return ir.NoID
	}
	found := &rowsFoundIn{map[ir.ID]bool{}, idiom.MaxOrigins}
	for i := range f.Instrs {
		if id := ir.ID(i); f.Instrs[i].Op == ir.OpCall && (ac.findsUsers(f, id) || ac.takesColumn(f, id) || ac.findsWhole(f, id, 0)) {
			found.rows[id] = true
		}
	}
	if len(found.rows) == 0 && !listsAny(f) || fillsTemplate(f) {
		return ir.NoID
	}
	returns, shaped := ac.returnsAsItIs(f), ac.w.Imports(f.Module, "fastapi")
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			found.fuel = idiom.MaxOrigins
			switch f.Instrs[id].Op {
			case ir.OpReturn:
				x := f.Arg(id, 0)
				if x != ir.NoID && f.Instrs[x].Op == ir.OpTuple && len(f.Args(x)) > 0 { // with the status
					x = f.Arg(x, 0)
				}
				if x != ir.NoID && (returns || !shaped && dictLike(f, x, 0)) && ac.wholly(f, x, found, 0) {
					return id
				}
			case ir.OpCall:
				if toClient.MatchString(f.NameOf(f.Arg(id, 0))) && slices.ContainsFunc(f.Args(id)[1:], func(x ir.ID) bool { return ac.wholly(f, x, found, 0) }) {
					return id
				}
			}
		}
	}
	return ir.NoID
}

// findsUsers reports whether a call finds documents or rows of users with all that is kept of them.
func (ac *Checks) findsUsers(f *ir.Function, call ir.ID) bool {
	name := f.NameOf(f.Arg(call, 0))
	if collection := idiom.CollectionOf(f, call); collection != "" {
		return len(f.Args(call)) < 3 && (name == "find" || name == "find_one") && ac.w.IsPeople(collection)
	}
	var c *ir.Class
	switch {
	case name == "values" && len(f.Args(call)) == 1: // User.filter(team=1).values()
		c = ac.queried(f, call)
	case wholeObject.MatchString(name):
		c = ac.rowClass(f, call)
	}
	return c != nil && ac.w.IsPeople(c.Name) && slices.ContainsFunc(ac.w.ColumnsOf(c.ID), idiom.CredentialColumn.MatchString)
}

// wholeObject are methods that give objects of a class, as they are kept.
var wholeObject = regex.NewPattern(`^(get|get_or_none|first|one|one_or_none|scalar|scalar_one|scalar_one_or_none|scalars|all)$`)

// returnsAsItIs reports whether a framework makes the answer of what a view returns, with all its attributes: nothing says what
// the answer looks like.
func (ac *Checks) returnsAsItIs(f *ir.Function) bool {
	if !ac.w.Imports(f.Module, "fastapi") || f.Returns != nil {
		return false
	}
	p := idiom.Outer(f.Parent, f.Module)
	return !slices.ContainsFunc(decorators(p, func(in *ir.Instr) bool { return in.Op == ir.OpClosure && in.Aux == f.Index }), func(call ir.ID) bool {
		return p.Instrs[call].Op == ir.OpCall && (idiom.KeywordGiven(p, call, "response_model") || idiom.KeywordGiven(p, call, "response_class"))
	})
}

// templateFile are names of files that are templates.
var templateFile = regex.NewPattern(`(?i)\.(html?|xhtml|jinja2?|j2|mako?|pt|tpl|tmpl|txt|xml)(\.(jinja2?|j2))?$`)

// fillsTemplate reports whether a decorator of a function writes what it returns into a template, which shows what it names alone:
// @aiohttp_jinja2.template("page.html"), @view_config(renderer="page.pt").
func fillsTemplate(f *ir.Function) bool {
	p := idiom.Outer(f.Parent, f.Module)
	return slices.ContainsFunc(decorators(p, func(in *ir.Instr) bool { return in.Op == ir.OpClosure && in.Aux == f.Index }), func(call ir.ID) bool {
		return p.Instrs[call].Op == ir.OpCall && slices.ContainsFunc(p.Args(call)[1:], func(x ir.ID) bool {
			s, ok := idiom.ConstText(p, x)
			return ok && templateFile.MatchString(s) && !strings.HasPrefix(s, "/")
		})
	})
}

// rowsFoundIn are the calls of a function that find rows or documents, and how many values may still be looked at on the way back to
// them.
type rowsFoundIn struct {
	rows map[ir.ID]bool
	fuel int
}

// wholly reports whether a value is one of those found, as it is, a list of them, or a copy with all of it but what is named.
func (ac *Checks) wholly(f *ir.Function, id ir.ID, found *rowsFoundIn, depth int) bool {
	if found.fuel--; id == ir.NoID || depth > 8 || found.fuel <= 0 {
		return false
	}
	if found.rows[id] {
		return true
	}
	switch f.Instrs[id].Op {
	case ir.OpSigma, ir.OpAwait:
		return ac.wholly(f, f.Arg(id, 0), found, depth+1)
	case ir.OpPhi:
		return slices.ContainsFunc(f.Args(id), func(x ir.ID) bool { return x != id && ac.wholly(f, x, found, depth+1) })
	case ir.OpCall:
		callee := f.Arg(id, 0)
		if !takenAsItIs.MatchString(f.NameOf(callee)) {
			return ac.copiedBy(f, id, found, depth)
		}
		if f.Instrs[callee].Op == ir.OpAttr && ac.wholly(f, f.Arg(callee, 0), found, depth+1) {
			return true
		}
		return slices.ContainsFunc(f.Args(id)[1:], func(x ir.ID) bool { return ac.wholly(f, x, found, depth+1) })
	case ir.OpList: // [dict(row) for row in rows]
		for i := range f.Instrs {
			if add := ir.ID(i); f.Instrs[i].Op == ir.OpAppend && idiom.Untested(f, f.Arg(add, 0)) == id && ac.wholly(f, f.Arg(add, 1), found, depth+1) {
				return true
			}
		}
	case ir.OpDict: // {k: str(v) for k, v in row.items()}
		for args := f.Args(id); len(args) > 1; args = args[2:] { // {"user": row}
			if ac.wholly(f, args[1], found, depth+1) {
				return true
			}
		}
		for i := range f.Instrs {
			if put := ir.ID(i); f.Instrs[i].Op == ir.OpPut && idiom.Untested(f, f.Arg(put, 0)) == id {
				key := idiom.Untested(f, f.Arg(put, 1))
				if f.Instrs[key].Op == ir.OpAttr { // {c.name: getattr(row, c.name) for c in row.__table__.columns}
					from := idiom.NextOf(f, f.Arg(key, 0))
					return from != ir.NoID && !choosesColumns(f) && ac.listsColumns(f, iterated(f, from), found, depth)
				}
				from := idiom.NextOf(f, key)
				return from != ir.NoID && !picksNames(f) && ac.wholly(f, iterated(f, from), found, depth+1)
			}
		}
	case ir.OpAttr:
		return f.NameOf(id) == "__dict__" && ac.wholly(f, f.Arg(id, 0), found, depth+1)
	case ir.OpIndex: // rows[0]
		k := f.Instrs[f.Arg(id, 1)]
		return k.Op == ir.OpConst && f.Consts[k.Aux].Kind == ir.Int && ac.wholly(f, f.Arg(id, 0), found, depth+1)
	case ir.OpNext:
		from := idiom.NextOf(f, id)
		return from != ir.NoID && ac.wholly(f, from, found, depth+1)
	}
	return false
}

// copiedBy reports whether a call of a function of the program gives back an argument of those found with all that it has.
func (ac *Checks) copiedBy(f *ir.Function, call ir.ID, found *rowsFoundIn, depth int) bool {
	for n, x := range f.Args(call)[1:] {
		if !ac.wholly(f, x, found, depth+1) {
			continue
		}
		for _, g := range ac.calledBy(f, call) {
			p := paramOf(g, parameterOf(g, f, call, n))
			if p == ir.NoID {
				continue
			}
			if namesSecret(g) {
				return false
			}
			for i := range g.Instrs {
				if id := ir.ID(i); g.Instrs[i].Op == ir.OpReturn && g.Arg(id, 0) != ir.NoID && ac.wholly(g, g.Arg(id, 0), &rowsFoundIn{map[ir.ID]bool{p: true}, found.fuel / 2}, depth+2) {
					return true
				}
			}
		}
	}
	return false
}

// listsAny reports whether a function may list the columns of a class: it reads what holds them.
func listsAny(f *ir.Function) bool {
	for i := range f.Instrs {
		if f.Instrs[i].Op == ir.OpAttr && f.NameOf(ir.ID(i)) == "__table__" {
			return true
		}
	}
	return false
}

// picksNames reports whether a function takes only those names that are in a list.
func picksNames(f *ir.Function) bool {
	for i := range f.Instrs {
		if id := ir.ID(i); f.Instrs[i].Op == ir.OpCompare && f.Instrs[i].Flag == ir.In && idiom.NextOf(f, f.Arg(id, 0)) != ir.NoID {
			return true
		}
	}
	return false
}
