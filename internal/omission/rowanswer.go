package omission

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file finds what gives a row of users with all its columns, however a program reads it: a statement that takes all columns, a
// function of the program that hands on what it returns, a method that lists the columns of its class, and serializers that
// name the column.

var (
	fetching  = regex.NewPattern(`^(fetch(one|all|many|row|val)?|first|all|one|mappings|scalars)$`)
	asDict    = regex.NewPattern(`^(model_to_dict|asdict|vars|row_to_dict|row2dict)$`)
	ofColumns = regex.NewPattern(`^(__table__|_meta|__mapper__|__dict__|columns|_fields|model_fields)$`)
	notValue  = regex.NewPattern(`(?i)count|exists|valid|check|verify`)
)

// findsWhole reports whether a call gives rows of users, or one of them, with all their columns.
func (ac *Checks) findsWhole(f *ir.Function, call ir.ID, depth int) bool {
	args := f.Args(call)
	name := f.NameOf(args[0])
	if notValue.MatchString(name) {
		return false
	}
	for _, x := range args[1:] {
		if ac.readsWhole(puzzledText(f, x, 0)) {
			return true
		}
	}
	if fetching.MatchString(name) && f.Instrs[args[0]].Op == ir.OpAttr && ac.readsWhole(lastStatement(f, f.Arg(args[0], 0), call)) {
		return true
	}
	if depth > 2 {
		return false
	}
	return slices.ContainsFunc(ac.calledBy(f, call), func(g *ir.Function) bool {
		return ac.dumpsClass(g) || ac.givesWhole(g, depth+1)
	})
}

// readsWhole reports whether a statement takes all columns of a table of users in which a password is kept, or that column.
func (ac *Checks) readsWhole(text string) bool {
	columns, tables := idiom.ParseReading(text)
	if len(columns) == 0 || len(tables) == 0 || !slices.ContainsFunc(tables, ac.w.IsPeople) {
		return false
	}
	if slices.ContainsFunc(columns, idiom.CredentialColumn.MatchString) {
		return true
	}
	return slices.Contains(columns, "*") && slices.ContainsFunc(tables, func(t string) bool {
		return slices.ContainsFunc(ac.w.StatedColumns()[t], idiom.CredentialColumn.MatchString)
	})
}

// lastStatement is the text that a cursor executes last before it is asked for rows; "" where that is not known.
func lastStatement(f *ir.Function, cursor, before ir.ID) (text string) {
	cursor = idiom.Unrefined(f, cursor)
	for i := range before {
		if f.Instrs[i].Op != ir.OpCall || len(f.Args(i)) < 2 {
			continue
		}
		if callee := f.Arg(i, 0); f.Instrs[callee].Op == ir.OpAttr && f.NameOf(callee) == "execute" && idiom.Unrefined(f, f.Arg(callee, 0)) == cursor {
			text = puzzledText(f, f.Arg(i, 1), 0)
		}
	}
	return text
}

// wholeKey is a function and how many calls above it the question was asked.
type wholeKey struct{ fn, depth int32 }

// givesWhole reports whether a function of the program returns such rows as they are. It is found out once.
func (ac *Checks) givesWhole(g *ir.Function, depth int) bool {
	k := wholeKey{g.ID, int32(depth)}
	gives, known := ac.whole[k]
	if !known {
		if ac.whole == nil {
			ac.whole = map[wholeKey]bool{}
		}
		ac.whole[k] = false // a function that calls itself
		gives = ac.findWhole(g, depth)
		ac.whole[k] = gives
	}
	return gives
}

func (ac *Checks) findWhole(g *ir.Function, depth int) bool {
	if g.Kind != ir.Def || len(g.Instrs) > 400 || namesSecret(g) {
		return false
	}
	found := &rowsFoundIn{map[ir.ID]bool{}, idiom.MaxOrigins}
	for i := range g.Instrs {
		if id := ir.ID(i); g.Instrs[i].Op == ir.OpCall && ac.findsWhole(g, id, depth) {
			found.rows[id] = true
		}
	}
	if len(found.rows) == 0 {
		return false
	}
	for i := range g.Instrs {
		found.fuel = idiom.MaxOrigins
		if id := ir.ID(i); g.Instrs[i].Op == ir.OpReturn && g.Arg(id, 0) != ir.NoID && ac.wholly(g, g.Arg(id, 0), found, 0) {
			return true
		}
	}
	return false
}

// namesSecret reports whether a function names a password other than in a statement that reads it, or in a call that takes that
// column: it may take it away.
func namesSecret(f *ir.Function) bool {
	reading := map[ir.ID]bool{}
	for i := range f.Instrs {
		if f.Instrs[i].Op != ir.OpCall {
			continue
		}
		if name := f.NameOf(f.Arg(ir.ID(i), 0)); name == "values" || name == "values_list" || name == "only" {
			for _, x := range f.Args(ir.ID(i))[1:] {
				reading[x] = true
			}
		}
	}
	for i := range f.Instrs {
		if s, ok := idiom.ConstText(f, ir.ID(i)); ok && f.Instrs[i].Op == ir.OpConst && !reading[ir.ID(i)] && dropsIt.MatchString(s) {
			if columns, _ := idiom.ParseReading(s); len(columns) == 0 {
				return true
			}
		}
	}
	return false
}

// takesColumn reports whether a call takes the column of passwords by its name: User.objects.values("name", "password").
func (ac *Checks) takesColumn(f *ir.Function, call ir.ID) bool {
	args := f.Args(call)
	if name := f.NameOf(args[0]); name != "values" && name != "values_list" || f.Instrs[args[0]].Op != ir.OpAttr {
		return false
	}
	return slices.ContainsFunc(args[1:], func(x ir.ID) bool {
		s, ok := idiom.ConstText(f, x)
		return ok && idiom.CredentialColumn.MatchString(s)
	})
}

// dumpsClass reports whether a method gives all columns of a class that keeps a password:
// {c.name: getattr(self, c.name) for c in self.__table__.columns}.
func (ac *Checks) dumpsClass(g *ir.Function) bool {
	if g.Class == nil || len(g.Params) == 0 || namesSecret(g) || !slices.ContainsFunc(ac.w.ColumnsOf(g.Class.ID), idiom.CredentialColumn.MatchString) {
		return false
	}
	found := &rowsFoundIn{map[ir.ID]bool{}, idiom.MaxOrigins}
	if self := paramOf(g, 0); self != ir.NoID {
		found.rows[self] = true
	}
	for i := range g.Instrs {
		found.fuel = idiom.MaxOrigins
		if id := ir.ID(i); g.Instrs[i].Op == ir.OpReturn && g.Arg(id, 0) != ir.NoID && idiom.Unrefined(g, g.Arg(id, 0)) != paramOf(g, 0) && ac.wholly(g, g.Arg(id, 0), found, 0) {
			return true
		}
	}
	return false
}

// listsColumns reports whether entries that are put into a dictionary are all columns of an object, or of a class that keeps a password,
// as what is gone through says.
func (ac *Checks) listsColumns(f *ir.Function, over ir.ID, found *rowsFoundIn, depth int) bool {
	columns := false
	for range 6 {
		over = idiom.Untested(f, over)
		switch f.Instrs[over].Op {
		case ir.OpAttr:
			columns = columns || ofColumns.MatchString(f.NameOf(over))
			over = f.Arg(over, 0)
		case ir.OpCall:
			args := f.Args(over)
			switch {
			case len(args) == 2 && f.NameOf(args[0]) == "inspect":
				columns, over = true, args[1]
			case f.Instrs[args[0]].Op == ir.OpAttr:
				columns = columns || f.NameOf(args[0]) == "get_fields"
				over = f.Arg(args[0], 0)
			case len(args) == 2 && f.NameOf(args[0]) == "type":
				over = args[1]
			default:
				return columns && ac.wholly(f, over, found, depth+1)
			}
		default:
			if !columns {
				return false
			}
			if c := ac.queried(f, over); c != nil {
				return slices.ContainsFunc(ac.w.ColumnsOf(c.ID), idiom.CredentialColumn.MatchString)
			}
			return ac.wholly(f, over, found, depth+1)
		}
	}
	return false
}

// choosesColumns reports whether a function takes some of the names that it goes through, and not others.
func choosesColumns(f *ir.Function) bool {
	for i := range f.Instrs {
		if f.Instrs[i].Op != ir.OpCompare {
			continue
		}
		x := idiom.Untested(f, f.Arg(ir.ID(i), 0))
		if f.Instrs[x].Op == ir.OpAttr {
			x = f.Arg(x, 0)
		}
		if idiom.NextOf(f, x) != ir.NoID {
			return true
		}
	}
	return false
}

// dictLike reports whether a value is what a framework makes an answer of when a view returns it: a dictionary, a list of such.
func dictLike(f *ir.Function, id ir.ID, depth int) bool {
	if id == ir.NoID || depth > 4 {
		return false
	}
	id = idiom.Unrefined(f, id)
	switch f.Instrs[id].Op {
	case ir.OpDict:
		return true
	case ir.OpCall:
		name := f.NameOf(f.Arg(id, 0))
		return name == "dict" || asDict.MatchString(name)
	case ir.OpList:
		for i := range f.Instrs {
			if add := ir.ID(i); f.Instrs[i].Op == ir.OpAppend && idiom.Untested(f, f.Arg(add, 0)) == id && dictLike(f, f.Arg(add, 1), depth+1) {
				return true
			}
		}
	}
	return false
}

// namedColumns are serializers that name the column of passwords among what they answer.
func (ac *Checks) namedColumns() (out []*flow.Candidate) {
	r := ac.rule(passwordColumnSent)
	if r == nil {
		return nil
	}
	report := func(f *ir.Function, pos, end int32, name string) {
		message := "`" + name + "` is one of the fields that are answered"
		out = append(out, &flow.Candidate{Rule: r, Location: idiom.At(f, pos, end), Function: idiom.Qualified(f), Message: message, Confidence: finding.ConfidenceMedium})
	}
	for _, c := range ac.prog.Classes {
		if ac.w.TestModule(c.Module) || c.Body == nil {
			continue
		}
		if body, pos, end, name := ac.serialized(c); body != nil {
			report(body, pos, end, name)
		}
	}
	return out
}

// serialized is where a serializer of a model lists the column of passwords, and does not say that it is only written.
func (ac *Checks) serialized(c *ir.Class) (body *ir.Function, pos, end int32, name string) {
	sends := ac.w.Knowledge().Type(ac.w.ExternBase(c.ID)).Sent()
	if sends == nil {
		return nil, 0, 0, ""
	}
	meta := idiom.Assigned(c.Body, sends.Inside)
	if meta == ir.NoID || c.Body.Instrs[meta].Op != ir.OpClass {
		return nil, 0, 0, ""
	}
	body = c.Module.Classes[c.Body.Instrs[meta].Aux].Body
	place, listed, _, some := ac.taken(body, sends.Fields)
	if !some {
		return nil, 0, 0, ""
	}
	_, left := ac.sentAll(body, sends)
	for i := range body.Instrs {
		if id := ir.ID(i); body.Instrs[i].Op == ir.OpSetAttr && (slices.Contains(sends.Without, body.NameOf(id)) || body.NameOf(id) == "write_only_fields" || body.NameOf(id) == "extra_kwargs") {
			left = append(left, texts(body, body.Arg(id, 1))...)
			left = append(left, idiom.DictKeys(body, body.Arg(id, 1), 0)...)
		}
	}
	for _, column := range listed {
		if idiom.CredentialColumn.MatchString(column) && !slices.Contains(left, column) && idiom.Assigned(c.Body, column) == ir.NoID && c.Methods["to_representation"] == nil {
			return body, body.Instrs[place].Pos, body.Instrs[place].End, column
		}
	}
	return nil, 0, 0, ""
}
