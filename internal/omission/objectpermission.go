package omission

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds permissions of Django REST framework that speak of single objects (has_object_permission): they are asked where the view's
// own get_object() looks the row up, and nowhere else.

// passesObjectPermissions reports whether a method of a view stands behind such permissions, or a login, alone, and looks rows up past them.
func (ac *Checks) passesObjectPermissions(f *ir.Function) bool {
	if f.Class == nil || f.Kind != ir.Def || asksOfObject(f) || slices.ContainsFunc(idiom.InFront(f), func(name string) bool {
		return ac.names.Permission.MatchString(name) && !loggedIn.MatchString(name)
	}) {
		return false
	}
	list := ir.NoID
	for _, x := range ac.w.MRO(f.Class) {
		c := ac.prog.Classes[x]
		if c.Methods["get_permissions"] != nil || c.Methods["initial"] != nil || c.Methods["check_permissions"] != nil {
			return false
		}
		if list = idiom.Assigned(c.Body, "permission_classes"); list != ir.NoID {
			return ac.ofObjectsAlone(c.Body, list)
		}
	}
	return false
}

// ofObjectsAlone reports whether a list of permissions names some that speak of single objects, and besides those only logins.
func (ac *Checks) ofObjectsAlone(body *ir.Function, list ir.ID) bool {
	if op := body.Instrs[list].Op; op != ir.OpList && op != ir.OpTuple {
		return false
	}
	found := false
	for _, x := range body.Args(list) {
		x = idiom.Unrefined(body, x)
		if op := body.Instrs[x].Op; op != ir.OpGlobal && op != ir.OpFrom && op != ir.OpLoad && op != ir.OpAttr {
			return false // a choice, or a call
		}
		name := body.NameOf(x)
		if loggedIn.MatchString(name) {
			continue
		}
		c := ac.prog.ClassNamed(body.Module, name)
		if c == nil {
			return false
		}
		for _, y := range ac.w.MRO(c) {
			methods := ac.prog.Classes[y].Methods
			if methods["has_permission"] != nil {
				return false
			}
			found = found || methods["has_object_permission"] != nil
		}
	}
	return found
}

// asksOfObject reports whether a method has the framework ask whether its object may be touched.
func asksOfObject(f *ir.Function) bool {
	for i := range f.Instrs {
		if f.Instrs[i].Op == ir.OpAttr {
			switch f.NameOf(ir.ID(i)) {
			case "get_object", "check_object_permissions", "has_object_permission", "get_queryset", "filter_queryset":
				return true
			}
		}
	}
	return false
}
