package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds forms and serializers by which strangers register, and what they let these say of the new user.

var (
	// pricedField are columns of an order that say what it costs, which is not for its buyer to say.
	pricedField  = regex.NewPattern(`(?i)^((unit|total|final|item)_?price|total|sub_?total|total_amount|amount_paid|is_?paid)$`)
	registration = regex.NewPattern(`(?i)(sign_?up|register|registr|enrol|create_?(user|account|member))`)
)

// ofRegistration reports whether a form or serializer is that of a view by which strangers register: one that is called so, or that everybody
// may make rows by.
func (ac *access) ofRegistration(c *ir.Class) bool {
	for _, view := range ac.w.prog.Classes {
		if view.Body == nil || ac.w.modules[view.Module.ID].test {
			continue
		}
		id := assigned(view.Body, "serializer_class")
		if id == ir.NoID {
			id = assigned(view.Body, "form_class")
		}
		if id == ir.NoID || ac.queried(view.Body, id) != c || !slices.ContainsFunc(view.Bases, func(b string) bool { return strangersMake.MatchString(lastPart(b)) }) {
			continue
		}
		if registration.MatchString(view.Name) || saysOpen(view) {
			return ac.openToUsersAsView(view)
		}
	}
	return slices.ContainsFunc(ac.w.prog.Functions, func(f *ir.Function) bool {
		if ac.w.funcs[f.ID].test || len(ac.w.funcs[f.ID].entries) == 0 || !slices.Contains(f.Module.Names, c.Name) || !registration.MatchString(f.Name) && (f.Class == nil || !registration.MatchString(f.Class.Name)) || ac.rules(f) {
			return false
		}
		for i := range f.Instrs {
			if id := ir.ID(i); f.Instrs[i].Op == ir.OpCall && len(f.Args(id)) > 1 && f.NameOf(f.Arg(id, 0)) == c.Name && ac.sends(f, id) {
				return true
			}
		}
		return false
	})
}

var strangersMake = regex.NewPattern(`^(CreateAPIView|CreateModelMixin|CreateView|FormView|GenericAPIView|APIView)$`)

// saysOpen reports whether a view says that everybody may call it.
func saysOpen(view *ir.Class) bool {
	said := assignedAt(view.Body, "permission_classes")
	return said != ir.NoID && slices.ContainsFunc(mentioned(view.Body, view.Body.Arg(said, 1), nil, 0), allowing.MatchString)
}

// registersAs is the column of a framework's class of users that says what one may do, and that a form or serializer lets strangers fill in;
// "" where there is none.
func (ac *access) registersAs(c *ir.Class, body *ir.Function, model string, listed []string) string {
	id := assigned(body, model)
	if id == ir.NoID || len(listed) == 0 {
		return ""
	}
	if names := mentioned(body, id, nil, 0); !slices.ContainsFunc(names, func(n string) bool { return n == "User" || n == "get_user_model" || n == "AUTH_USER_MODEL" }) {
		return ""
	}
	i := slices.IndexFunc(listed, func(column string) bool { return elevatingFlag.MatchString(column) || column == "is_superuser" || column == "groups" || column == "user_permissions" })
	if i < 0 || !ac.ofRegistration(c) {
		return ""
	}
	return listed[i]
}
