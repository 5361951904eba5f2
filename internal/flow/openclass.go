package flow

import (
	"fmt"
	"slices"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds views that are classes, have no code of their own, and say that everybody may change the rows of somebody.

var (
	changingView = regex.NewPattern(`^(ModelViewSet|(Update|Destroy|RetrieveUpdate|RetrieveDestroy|RetrieveUpdateDestroy)APIView|(Update|Destroy)ModelMixin)$`)
	allowing     = regex.NewPattern(`^AllowAny$`)
)

// openClasses are such views, in a program that guards others.
func (ac *access) openClasses() (out []*Candidate) {
	r := ac.w.base.Rule(missingAuthentication)
	if r == nil || ac.guarded < minGuarded {
		return nil
	}
	for _, c := range ac.w.prog.Classes {
		if ac.w.modules[c.Module.ID].test || !slices.ContainsFunc(c.Bases, func(b string) bool { return changingView.MatchString(lastPart(b)) }) {
			continue
		}
		said := assignedAt(c.Body, "permission_classes")
		if said == ir.NoID {
			continue
		}
		names := mentioned(c.Body, c.Body.Arg(said, 1), nil, 0)
		if len(names) == 0 || !slices.ContainsFunc(names, allowing.MatchString) || slices.ContainsFunc(names, func(n string) bool { return !allowing.MatchString(n) }) || c.Methods["get_permissions"] != nil || c.Methods["check_permissions"] != nil {
			continue
		}
		_, model := ac.rowsOf(c)
		if model == nil || !ac.w.isPeople(model.Name) && !userClass.MatchString(model.Name) && !ac.w.ofSomebody(model.ID) {
			continue
		}
		out = append(out, &Candidate{Rule: r, Location: location(c.Body, &c.Body.Instrs[said]), Function: qualified(c.Body), Confidence: finding.ConfidenceMedium,
			Message: fmt.Sprintf("Everybody may change every %s here, and other views ask who calls", model.Name)})
	}
	return out
}

// assignedAt is where a class body gives an attribute its value.
func assignedAt(body *ir.Function, name string) ir.ID {
	for i := range body.Instrs {
		if id := ir.ID(i); body.Instrs[i].Op == ir.OpSetAttr && body.NameOf(id) == name {
			return id
		}
	}
	return ir.NoID
}
