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

// This file holds forms and serializers that take every column of a row but some, among them one that its owner must not
// decide about.

// sensitiveFieldWritable is the rule on them.
const sensitiveFieldWritable = "sensitive-field-writable"

var (
	sensitiveField = regex.NewPattern(`(?i)^(is_?)?(admin|staff|super_?user|moderator|instructor|manager|verified|approved|paid|voided)$|^(user_)?(role|roles|permissions|access_level|balance|credits?|points|wallet|price|refund|discount|commission|discount_\w+|tier|payment_status|paid_at|approved_by|(credit|overdraft)_limit|overdraft|quota|vouchers)$`)
	// computedColumn are columns that often are a result, which users set where it is their own judgement: the score of a review.
	computedColumn = regex.NewPattern(`(?i)^((total|final|best|high)_?)?(score|rating|rank|total|grade|right|correct|wins|losses|xp|level|coins|votes|karma|streak)s?$`)
	// pricedField are columns of an order that say what it costs, which is not for its buyer to say.
	pricedField  = regex.NewPattern(`(?i)^((unit|total|final|item)_?price|total|sub_?total|total_amount|amount_paid|is_?paid)$`)
	readOnlyView = regex.NewPattern(`^(ReadOnlyModelViewSet|(List|Retrieve|ListRetrieve)APIView|ListView|DetailView)$`)
)

// writable are the forms and serializers by which users set what they must not.
func (ac *Checks) writable() (out []*flow.Candidate) {
	r := ac.w.Knowledge().Rule(sensitiveFieldWritable)
	if r == nil {
		return nil
	}
	for _, c := range ac.prog.Classes {
		fills, body := ac.filled(c)
		if body == nil || strings.Contains(strings.ToLower(c.Module.Name+"."+c.Name), "admin") {
			continue
		}
		at, listed, names, kept := ac.taken(body, fills.Fields)
		if !kept {
			continue
		}
		ofUsers, columns, ordered := ac.usersOfFramework(body, fills.Model), frameworkRanks, false
		if model := ac.modelOf(body, fills.Model); model != nil {
			ordered = ofOrder.MatchString(model.Name)
			ofUsers = idiom.UserClass.MatchString(model.Name) || ac.w.IsPeople(model.Name)
			if columns = ac.w.ColumnsOf(model.ID); derivesUser(model) {
				columns = append(columns, frameworkRanks...)
			}
			if !ofUsers && len(listed) == 0 && !ac.w.OwnedClass(model.ID) {
				continue
			}
		} else if !ofUsers {
			continue
		}
		if ofUsers && len(listed) > 0 && !ac.ofOwnRow(c) && !ac.filledByStrangers(c) { // who lists is_superuser means it
			continue
		}
		written := func(column string) bool {
			return !slices.Contains(names, column) && idiom.Assigned(c.Body, column) == ir.NoID && !ac.dropsField(c, column) && (len(listed) == 0 || slices.Contains(listed, column))
		}
		i := slices.IndexFunc(columns, func(column string) bool {
			return !ac.w.ShapedColumn(ac.modelOf(body, fills.Model), column) && (sensitiveField.MatchString(column) || ordered && pricedField.MatchString(column) || ofUsers && ac.ranks[column] || computedColumn.MatchString(column) && ac.computes(column)) && written(column)
		})
		in := &body.Instrs[at]
		message := ""
		if i >= 0 && ac.filledByUsers(c) {
			message = fmt.Sprintf("Whoever fills it in sets %s of a row of their own, too", columns[i])
		} else if j := slices.IndexFunc(columns, func(column string) bool { return ac.w.FindPeople().Owners[column] && written(column) }); j >= 0 && len(listed) == 0 && (ac.namesOwners(c) || ac.filledInPlace(c)) {
			message = fmt.Sprintf("Whoever fills it in sets %s, and makes rows in the name of others", columns[j])
		} else {
			continue
		}
		out = append(out, &flow.Candidate{Rule: r, Location: location(body, in), Function: idiom.Qualified(body), Message: message, Confidence: finding.ConfidenceMedium})
	}
	return out
}

// dropsField reports whether a class, or one of the program that it derives from, takes a field of its instances away again: by its
// name, or by a variable that is called after it.
func (ac *Checks) dropsField(c *ir.Class, column string) bool {
	ofFields := func(f *ir.Function, x, key ir.ID) bool {
		if x = idiom.Untested(f, x); f.Instrs[x].Op != ir.OpAttr || f.NameOf(x) != "fields" {
			return false
		}
		text, ok := idiom.ConstText(f, idiom.Untested(f, key))
		return ok && text == column || !ok && strings.Contains(idiom.BearerName(f, idiom.Untested(f, key)), column)
	}
	return slices.ContainsFunc(ac.w.MRO(c), func(id int32) bool {
		for _, m := range ac.prog.Classes[id].Methods {
			for i := range m.Instrs {
				args := m.Args(ir.ID(i))
				switch m.Instrs[i].Op {
				case ir.OpDelIndex:
					if ofFields(m, args[0], args[1]) {
						return true
					}
				case ir.OpCall:
					if len(args) > 1 && args[1] != ir.NoID && m.Instrs[args[0]].Op == ir.OpAttr && m.NameOf(args[0]) == "pop" && ofFields(m, m.Arg(args[0], 0), args[1]) {
						return true
					}
				}
			}
		}
		return false
	})
}

// filled is how a form or serializer that is no test's says which rows it fills, and the body that says it; nil for other classes.
func (ac *Checks) filled(c *ir.Class) (fills *knowledge.Fills, body *ir.Function) {
	fills = ac.w.Knowledge().Type(ac.w.ExternBase(c.ID)).Filled()
	if fills == nil || c.Body == nil || ac.w.TestModule(c.Module) {
		return nil, nil
	}
	if fills.Inside == "" {
		return fills, c.Body
	}
	meta := idiom.Assigned(c.Body, fills.Inside)
	if meta == ir.NoID || c.Body.Instrs[meta].Op != ir.OpClass {
		return nil, nil
	}
	return fills, c.Module.Classes[c.Body.Instrs[meta].Aux].Body
}

// frameworkRanks are the columns of Django's own users that say what they may do.
var frameworkRanks = []string{"is_superuser", "is_staff", "user_permissions"}

// filledByStrangers reports whether a form or serializer is sent to a view that makes rows for whoever asks: a registration.
func (ac *Checks) filledByStrangers(c *ir.Class) bool {
	if slices.ContainsFunc(ac.functions, func(f *ir.Function) bool {
		return len(ac.w.Entries(f)) > 0 && slices.Contains(f.Module.Names, c.Name) && !ac.rules(f) && !ac.administrative(f) && !ac.known(f) && ac.fillsIn(f, c)
	}) {
		return true
	}
	return slices.ContainsFunc(ac.prog.Classes, func(view *ir.Class) bool {
		if ac.w.TestModule(view.Module) || !slices.ContainsFunc(view.Bases, func(b string) bool { return makingView.MatchString(idiom.LastPart(b)) }) {
			return false
		}
		id := idiom.Assigned(view.Body, "serializer_class")
		return id != ir.NoID && ac.queried(view.Body, id) == c && !ac.classGuards(view, nil, ac.names.Guard) && !ac.stood(view, ac.names.Guard) &&
			(idiom.Assigned(view.Body, "permission_classes") != ir.NoID || ac.leftOpen(view))
	})
}

// fillsIn reports whether a function makes a form or serializer of what a client sends, and chooses between it and another one
// or not: UserSerializer(data=request.data).
func (ac *Checks) fillsIn(f *ir.Function, c *ir.Class) bool {
	for i := range f.Instrs {
		id := ir.ID(i)
		if f.Instrs[i].Op != ir.OpCall || len(f.Args(id)) < 2 || !ac.sends(f, id) {
			continue
		}
		callee := f.Arg(id, 0)
		if f.NameOf(callee) == c.Name || f.Instrs[callee].Op == ir.OpPhi && slices.ContainsFunc(f.Args(callee), func(x ir.ID) bool { return f.NameOf(x) == c.Name }) {
			return true
		}
	}
	return false
}

// computes reports whether the program works out a column of such a name itself: attempt.score = points(attempt).
func (ac *Checks) computes(column string) bool {
	if ac.computed == nil {
		ac.computed = map[string]bool{}
		for _, f := range ac.functions {
			if f.Kind != ir.Def {
				continue
			}
			for j := range f.Instrs {
				id := ir.ID(j)
				if f.Instrs[j].Op != ir.OpSetAttr || !computedColumn.MatchString(f.NameOf(id)) || f.Instrs[idiom.Unrefined(f, f.Arg(id, 0))].Op == ir.OpParam && f.Name == "__init__" {
					continue
				}
				switch v := idiom.Untested(f, f.Arg(id, 1)); f.Instrs[v].Op {
				case ir.OpCall, ir.OpBinary, ir.OpInPlace:
					ac.computed[f.NameOf(id)] = ac.computed[f.NameOf(id)] || !madeNumber.MatchString(f.NameOf(f.Arg(v, 0)))
				}
			}
		}
	}
	return ac.computed[column]
}

// ofOwnRow reports whether a form or serializer is that of a view by which users change their own row.
func (ac *Checks) ofOwnRow(c *ir.Class) bool {
	if m := c.Methods["get_object"]; m != nil { // of a view that is its own form
		return ac.givesUserAlone(m)
	}
	if slices.ContainsFunc(ac.functions, func(f *ir.Function) bool {
		return slices.Contains(f.Module.Names, c.Name) && ac.fillsOwnRow(f, c)
	}) {
		return true
	}
	return slices.ContainsFunc(ac.prog.Classes, func(view *ir.Class) bool {
		m := view.Methods["get_object"]
		if m == nil || ac.w.TestModule(view.Module) {
			return false
		}
		id := idiom.Assigned(view.Body, "serializer_class")
		if id == ir.NoID {
			id = idiom.Assigned(view.Body, "form_class")
		}
		return id != ir.NoID && ac.queried(view.Body, id) == c && ac.givesUserAlone(m)
	})
}

// fillsOwnRow reports whether a function lets the user who asks fill a form or serializer in for the own row:
// Serializer(request.user, data=request.data), Form(request.POST, instance=request.user).
func (ac *Checks) fillsOwnRow(f *ir.Function, c *ir.Class) bool {
	for i := range f.Instrs {
		id := ir.ID(i)
		if f.Instrs[i].Op == ir.OpCall && len(f.Args(id)) > 2 && f.NameOf(f.Arg(id, 0)) == c.Name && ac.sends(f, id) &&
			slices.ContainsFunc(f.Args(id)[1:], func(x ir.ID) bool { return ac.isUser(f, x) }) {
			return true
		}
	}
	return false
}

// givesUserAlone reports whether all that a function returns is the user who asks.
func (ac *Checks) givesUserAlone(m *ir.Function) bool {
	for i := range m.Instrs {
		if id := ir.ID(i); m.Instrs[i].Op == ir.OpReturn && (m.Arg(id, 0) == ir.NoID || !ac.isUser(m, m.Arg(id, 0))) {
			return false
		}
	}
	return true
}

// filledInPlace reports whether a view that asks for no privilege has users fill a form in for a row that is there, and sets no owner of it
// itself: Form(request.POST, instance=profile).
func (ac *Checks) filledInPlace(c *ir.Class) bool {
	return slices.ContainsFunc(ac.prog.Functions, func(f *ir.Function) bool {
		if ac.w.Tests(f) || len(ac.w.Entries(f)) == 0 || !slices.Contains(f.Module.Names, c.Name) || ac.rules(f) || ac.administrative(f) || !ac.known(f) {
			return false
		}
		filled := false
		for i := range f.Instrs {
			id := ir.ID(i)
			switch f.Instrs[i].Op {
			case ir.OpSetAttr:
				if ac.w.FindPeople().Owners[f.NameOf(id)] {
					return false
				}
			case ir.OpCall:
				if idiom.KeywordGiven(f, id, "commit") {
					return false
				}
				filled = filled || f.NameOf(f.Arg(id, 0)) == c.Name && idiom.KeywordGiven(f, id, "instance") && ac.sends(f, id)
			}
		}
		return filled
	})
}

// namesOwners reports whether a serializer that takes the owner of a row is one by which users make or change rows of their own:
// a view narrows the rows to those of the user who asks, and neither it nor the serializer sets the owner itself.
func (ac *Checks) namesOwners(c *ir.Class) bool {
	for name := range c.Methods {
		if settingOwner.MatchString(name) {
			return false
		}
	}
	return slices.ContainsFunc(ac.prog.Classes, func(view *ir.Class) bool {
		if ac.w.TestModule(view.Module) {
			return false
		}
		id := idiom.Assigned(view.Body, "serializer_class")
		if id == ir.NoID || ac.queried(view.Body, id) != c || !slices.ContainsFunc(view.Bases, func(b string) bool { return makingView.MatchString(idiom.LastPart(b)) }) {
			return false
		}
		for name := range view.Methods {
			if settingOwner.MatchString(name) {
				return false
			}
		}
		rows := view.Methods["get_queryset"]
		return rows != nil && ac.deed(rows.ID, 0).asks && !ac.classGuards(view, nil, ac.names.Privilege) && !ac.stood(view, ac.names.Privilege)
	})
}

var (
	settingOwner = regex.NewPattern(`^(perform_\w+|create|update|save|post|put|patch|validate\w*|get_serializer\w*|get_fields|get_extra_kwargs|to_internal_value|initial|dispatch|__init__)$`)
	makingView   = regex.NewPattern(`^((Create|Update)ModelMixin|ModelViewSet|(ListCreate|Create|Update|RetrieveUpdate(Destroy)?)APIView)$`)
)

// taken is where a class says that it takes all columns, all but some, or those listed, and the names of those that cannot be
// written.
func (ac *Checks) taken(body *ir.Function, fields string) (place ir.ID, listed, names []string, some bool) {
	for i := range body.Instrs {
		id := ir.ID(i)
		if body.Instrs[i].Op != ir.OpSetAttr {
			continue
		}
		v := body.Arg(id, 1)
		switch body.NameOf(id) {
		case fields:
			if s, ok := idiom.ConstText(body, v); !ok || s != "__all__" {
				if listed = texts(body, v); len(listed) == 0 {
					return ir.NoID, nil, nil, false
				}
			}
			place, some = id, true
		case "exclude", "read_only_fields", "extra_kwargs":
			for j, x := range body.Args(v) {
				if s, ok := idiom.ConstText(body, x); ok && (body.Instrs[v].Op != ir.OpDict || j%2 == 0) {
					names = append(names, s)
				}
			}
			if body.NameOf(id) == "exclude" && !some {
				place, some = id, true
			}
		}
	}
	return place, listed, names, some
}

// modelOf is the class whose rows a form or serializer is about.
func (ac *Checks) modelOf(body *ir.Function, name string) *ir.Class {
	if id := idiom.Assigned(body, name); id != ir.NoID {
		return ac.queried(body, id)
	}
	return nil
}

// filledByUsers reports whether a form or serializer is used where users without a privilege may send it.
func (ac *Checks) filledByUsers(c *ir.Class) bool {
	if fills := ac.w.Knowledge().Type(ac.w.ExternBase(c.ID)).Filled(); fills.Inside == "" && ac.openToUsersAsView(c) {
		return true
	}
	for _, view := range ac.prog.Classes {
		if ac.w.TestModule(view.Module) {
			continue
		}
		for _, name := range []string{"serializer_class", "form_class"} {
			id := idiom.Assigned(view.Body, name)
			if id == ir.NoID || ac.queried(view.Body, id) != c {
				continue
			}
			readOnly := slices.ContainsFunc(view.Bases, func(b string) bool { return readOnlyView.MatchString(idiom.LastPart(b)) })
			if !readOnly && ac.openToUsersAsView(view) {
				return true
			}
		}
	}
	for _, f := range ac.functions {
		if !slices.Contains(f.Module.Names, c.Name) || ac.rules(f) || ac.administrative(f) && !slices.ContainsFunc(idiom.Around(f), ac.names.Open.MatchString) {
			continue
		}
		if ac.prog.ClassNamed(f.Module, c.Name) == c && ac.fillsIn(f, c) {
			return true
		}
	}
	return false
}

// openToUsersAsView reports whether a view that is a class asks for no privilege.
func (ac *Checks) openToUsersAsView(view *ir.Class) bool {
	return !ac.classGuards(view, nil, ac.names.Privilege) && !ac.stood(view, ac.names.Privilege) && !ac.administrativeClass(view)
}

// sends reports whether a form or serializer is given what a client sends: Form(request.POST), Serializer(data=request.data).
func (ac *Checks) sends(f *ir.Function, call ir.ID) bool {
	return slices.ContainsFunc(f.Args(call)[1:], func(x ir.ID) bool {
		x = idiom.Unrefined(f, x)
		if f.Instrs[x].Op == ir.OpPhi { // request.POST or None
			return slices.ContainsFunc(f.Args(x), func(y ir.ID) bool { return idiom.Sent.MatchString(f.NameOf(idiom.Unrefined(f, y))) })
		}
		return f.Instrs[x].Op == ir.OpAttr && idiom.Sent.MatchString(f.NameOf(x))
	})
}

// administrativeClass reports whether the name of a class, or of its module, says that it is for administrators.
func (ac *Checks) administrativeClass(c *ir.Class) bool {
	return ac.names.Administrative.MatchString(c.Name) || slices.ContainsFunc(strings.Split(c.Module.Name, "."), ac.names.Administrative.MatchString)
}
