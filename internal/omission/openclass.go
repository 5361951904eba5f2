package omission

import (
	"fmt"
	"slices"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds views that are classes, have no code of their own, and let everybody change rows: because they say so, or
// because neither they nor the settings say anything, where other views ask who calls.

var (
	changingView = regex.NewPattern(`^(ModelViewSet|(Update|Destroy|RetrieveUpdate|RetrieveDestroy|RetrieveUpdateDestroy)APIView|(Update|Destroy)ModelMixin)$`)
	allowing     = regex.NewPattern(`^AllowAny$`)
	// askingHook are methods by which a view may ask who calls, whatever else it says.
	askingHook = regex.NewPattern(`^(get_permissions|check_permissions|initial|dispatch|get_queryset|perform_\w+|get_authenticators)$`)
)

// apiView is the type of views that permission classes guard.
const apiView = "rest_framework.views.APIView"

// openClasses are such views.
func (ac *Checks) openClasses() (out []*flow.Candidate) {
	r := ac.w.Knowledge().Rule(missingAuthentication)
	if r == nil {
		return nil
	}
	var open []*ir.Class
	guarded := 0 // views that are classes and ask who calls
	for _, c := range ac.prog.Classes {
		if ac.w.TestModule(c.Module) || !ac.w.Knowledge().Type(ac.w.ExternBase(c.ID)).IsA(apiView) {
			continue
		}
		switch {
		case ac.classGuards(c, nil, ac.names.Guard) || ac.stood(c, ac.names.Guard):
			guarded++
		case slices.ContainsFunc(c.Bases, func(b string) bool { return changingView.MatchString(idiom.LastPart(b)) }):
			open = append(open, c)
		}
	}
	for _, c := range open {
		_, model := ac.rowsOf(c)
		if model == nil {
			continue
		}
		ofSomebody := ac.w.IsPeople(model.Name) || idiom.UserClass.MatchString(model.Name) || ac.w.OfSomebody(model.ID)
		said := idiom.AssignedAt(c.Body, "permission_classes")
		switch {
		case said != ir.NoID:
			if !ofSomebody || ac.guarded < minGuarded || c.Methods["get_permissions"] != nil || c.Methods["check_permissions"] != nil || !allowsAll(c, said) {
				continue
			}
		case !ofSomebody && guarded < len(open), guarded+ac.guarded < minGuarded, !ac.leftOpen(c):
			continue
		default:
			said, _ = ac.rowsOf(c)
		}
		out = append(out, &flow.Candidate{Rule: r, Location: location(c.Body, &c.Body.Instrs[said]), Function: idiom.Qualified(c.Body), Confidence: finding.ConfidenceMedium,
			Message: fmt.Sprintf("Everybody may change every %s here, and other views ask who calls", model.Name)})
	}
	return out
}

// allowsAll reports whether a class names permissions that let everybody in, and no others.
func allowsAll(c *ir.Class, said ir.ID) bool {
	names := idiom.Mentioned(c.Body, c.Body.Arg(said, 1), nil, 0)
	return len(names) > 0 && !slices.ContainsFunc(names, func(n string) bool { return !allowing.MatchString(n) })
}

// leftOpen reports whether nothing that belongs to a view may ask who calls: neither permissions nor hooks of its own or of what it
// derives from, nor the settings of the project, which must be there to be known.
func (ac *Checks) leftOpen(c *ir.Class) bool {
	if !ac.settled || slices.ContainsFunc(ac.standing, func(name string) bool { return !allowing.MatchString(name) }) {
		return false
	}
	for _, x := range ac.w.MRO(c) {
		class := ac.prog.Classes[x]
		for _, said := range []string{"permission_classes", "authentication_classes", "http_method_names"} {
			if idiom.Assigned(class.Body, said) != ir.NoID {
				return false
			}
		}
		for name := range class.Methods {
			if askingHook.MatchString(name) {
				return false
			}
		}
		if slices.ContainsFunc(class.Bases, func(b string) bool { return ac.unknownMixin(class, idiom.LastPart(b)) }) {
			return false
		}
	}
	return true
}
