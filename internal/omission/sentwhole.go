package omission

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds serializers and types of an interface that send whole rows.

// sentWhole are serializers, and types of an interface, that send all columns of a model, one of which a rule names.
func (ac *Checks) sentWhole() (out []*flow.Candidate) {
	for _, r := range ac.w.ColumnRules() {
		for _, c := range ac.prog.Classes {
			sends := ac.w.Knowledge().Type(ac.w.ExternBase(c.ID)).Sent()
			if sends == nil || ac.w.TestModule(c.Module) {
				continue
			}
			meta := idiom.Assigned(c.Body, sends.Inside)
			if meta == ir.NoID || c.Body.Instrs[meta].Op != ir.OpClass {
				continue
			}
			body := c.Module.Classes[c.Body.Instrs[meta].Aux].Body
			at, left := ac.sentAll(body, sends)
			if at == ir.NoID {
				continue
			}
			columns := ac.sentColumns(body, sends.Model)
			i := slices.IndexFunc(columns, func(column string) bool {
				return r.Flow.Column.MatchString(column) && !slices.Contains(left, column) && idiom.Assigned(c.Body, column) == ir.NoID
			})
			if i >= 0 {
				in := &body.Instrs[at]
				message := "Every column of a row is part of the answer, also `" + columns[i] + "`"
				out = append(out, &flow.Candidate{Rule: r, Location: location(body, in), Function: idiom.Qualified(body), Message: message, Confidence: finding.ConfidenceHigh})
			}
		}
	}
	return out
}

// sentAll is where a class says that it sends all columns of a row, and which of them it leaves out; NoID where it does not.
func (ac *Checks) sentAll(body *ir.Function, sends *knowledge.Fills) (at ir.ID, left []string) {
	at, listed, _, some := ac.taken(body, sends.Fields)
	if len(listed) > 0 || slices.ContainsFunc(sends.Only, func(name string) bool { return idiom.Assigned(body, name) != ir.NoID }) {
		return ir.NoID, nil
	}
	if !some {
		at = ir.NoID
	}
	for i := range body.Instrs {
		id := ir.ID(i)
		if body.Instrs[i].Op != ir.OpSetAttr {
			continue
		}
		switch name := body.NameOf(id); {
		case slices.Contains(sends.Without, name), name == "exclude", name == "write_only_fields": // what is read only is sent
			left = append(left, texts(body, body.Arg(id, 1))...)
		case name == "extra_kwargs":
			for args := body.Args(body.Arg(id, 1)); len(args) > 1; args = args[2:] {
				if k, ok := idiom.ConstText(body, args[0]); args[0] != ir.NoID && ok && slices.Contains(idiom.DictKeys(body, args[1], 0), "write_only") {
					left = append(left, k)
				}
			}
		}
	}
	if at == ir.NoID && sends.All && idiom.Assigned(body, sends.Fields) == ir.NoID {
		for i := range body.Instrs {
			if body.Instrs[i].Op == ir.OpSetAttr && body.NameOf(ir.ID(i)) == sends.Model {
				at = ir.ID(i)
			}
		}
	}
	return at, left
}

// sentColumns are the columns of the model that a class names: of the program, or the framework's own of users.
func (ac *Checks) sentColumns(body *ir.Function, name string) []string {
	if model := ac.modelOf(body, name); model != nil {
		columns := ac.w.ColumnsOf(model.ID)
		if derivesUser(model) {
			columns = append(columns, "password")
		}
		return columns
	}
	if ac.usersOfFramework(body, name) {
		return []string{"password"}
	}
	return nil
}

// derivesUser reports whether a class of users adds to what the framework keeps of them.
func derivesUser(model *ir.Class) bool {
	return slices.ContainsFunc(model.Bases, func(b string) bool {
		return strings.HasPrefix(idiom.LastPart(b), "Abstract") && strings.Contains(b, "User")
	})
}

// usersOfFramework reports whether the model that a class names is that of Django's own users.
func (ac *Checks) usersOfFramework(body *ir.Function, name string) bool {
	id := idiom.Assigned(body, name)
	return id != ir.NoID && ac.w.Imports(body.Module, "django") &&
		slices.ContainsFunc(idiom.Mentioned(body, id, nil, 0), func(n string) bool { return n == "get_user_model" || n == "User" || n == "UserModel" })
}
