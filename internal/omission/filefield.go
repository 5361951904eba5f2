package omission

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file finds columns for files of any type that users fill in by forms, serializers or views which a framework makes of the
// columns: nothing in them looks at what is uploaded, and what is kept is handed out again.

// unrestrictedUpload is the rule on them.
const unrestrictedUpload = "unrestricted-upload"

var (
	// looksAtType are names and texts of what looks at the ending or the type of a file.
	looksAtType   = regex.NewPattern(`(?i)^(\w*_)?(ext(s|ensions?)?|suffix(es)?|ending|splitext|endswith|guess_type|from_buffer|imghdr|what|content_types?|mime_?types?|magic|file_?type|(allowed|valid|accepted|permitted)_\w+|\w*FileExtension\w*|\w*(Mime|ContentType|FileType)\w*Validator\w*)$`)
	checkingField = regex.NewPattern(`^(clean|validate|full_clean|save|form_valid|perform_create|perform_update|create|update|post|put|__init__|to_internal_value)$`)
)

// uploadFields are those columns.
func (ac *Checks) uploadFields() (out []*flow.Candidate) {
	r := ac.rule(unrestrictedUpload)
	if r == nil || ac.w.Config().Published {
		return nil
	}
	for _, c := range ac.prog.Classes {
		if c.Body == nil || ac.w.TestModule(c.Module) || !slices.Contains(c.Module.Names, "FileField") || !ac.w.Knowledge().Type(ac.w.ExternBase(c.ID)).IsKept() {
			continue
		}
		for i := range c.Body.Instrs {
			id := ir.ID(i)
			if c.Body.Instrs[i].Op != ir.OpSetAttr || !anyFile(c.Body, c.Body.Arg(id, 1)) || ac.looksAtFile(c, c.Body.NameOf(id)) {
				continue
			}
			open, check := ac.uploaded(c, c.Body.NameOf(id))
			if !open {
				continue
			}
			found := &flow.Candidate{Rule: r, Location: location(c.Body, &c.Body.Instrs[i]), Function: idiom.Qualified(c.Body), Confidence: finding.ConfidenceMedium,
				Message: "Whoever fills this in uploads a file of any type, and nothing looks at what it is"}
			if check != nil { // what is lacking is lacking there
				found.Location, found.Function = idiom.At(check, check.Pos, check.Pos), idiom.Qualified(check)
				found.Message = "Files of any type are uploaded, and what looks at them here asks for something else"
			}
			out = append(out, found)
		}
	}
	return out
}

// anyFile reports whether a column takes files, and is given nothing that looks at them.
func anyFile(body *ir.Function, field ir.ID) bool {
	if field == ir.NoID || body.Instrs[field].Op != ir.OpCall || body.NameOf(body.Arg(field, 0)) != "FileField" {
		return false
	}
	for _, name := range body.Calls[body.Instrs[field].Aux].Names {
		if name == "validators" || name == "editable" {
			return false
		}
	}
	return true
}

// looksAtFile reports whether a method of a class looks at the type of what is uploaded for a field of it.
func (ac *Checks) looksAtFile(c *ir.Class, field string) bool {
	for name, m := range c.Methods {
		if (checkingField.MatchString(name) || name == "clean_"+field || name == "validate_"+field) && ac.speaksOfAny(m.ID, looksAtType, 2) {
			return true
		}
	}
	return false
}

// uploaded reports whether users send what becomes a column: by a form, a serializer or a view that takes it, or one that is given the files
// of a request, none of which looks at the type; and the method of one that looks at something else of it, if there is one.
func (ac *Checks) uploaded(model *ir.Class, column string) (open bool, check *ir.Function) {
	for _, c := range ac.prog.Classes {
		fills, body := ac.filled(c)
		if body == nil || ac.modelOf(body, fills.Model) != model {
			continue
		}
		_, listed, left, some := ac.taken(body, fills.Fields)
		if !some || len(listed) > 0 && !slices.Contains(listed, column) || slices.Contains(left, column) && idiom.Assigned(body, "exclude") != ir.NoID {
			continue
		}
		if ac.looksAtFile(c, column) {
			return false, nil // where one looks the others are for those who may
		}
		if idiom.Assigned(c.Body, column) == ir.NoID && ac.filledByUsers(c) {
			open = true
			for _, name := range []string{"clean_" + column, "validate_" + column} {
				if m := c.Methods[name]; m != nil && check == nil {
					check = m
				}
			}
		}
	}
	return open || ac.keptFromFiles(model, column), check
}

// keptFromFiles reports whether a view gives a column what it was sent as a file, and looks at no type: Doc(file=request.FILES["file"]).
func (ac *Checks) keptFromFiles(model *ir.Class, column string) bool {
	return slices.ContainsFunc(ac.prog.Functions, func(f *ir.Function) bool {
		if ac.w.Tests(f) || f.Kind != ir.Def || len(ac.w.Entries(f)) == 0 || !slices.Contains(f.Module.Names, "FILES") || ac.rules(f) || ac.administrative(f) {
			return false
		}
		sends := false
		for i := range f.Instrs {
			id := ir.ID(i)
			switch f.Instrs[i].Op {
			case ir.OpSetAttr:
				sends = sends || f.NameOf(id) == column && ofFiles(f, f.Arg(id, 1))
			case ir.OpCall:
				args := f.Args(id)
				if rootOf(f, args[0]) != model.Name {
					continue
				}
				for n, k := range f.Calls[f.Instrs[i].Aux].Names {
					sends = sends || k == column && n+1 < len(args) && ofFiles(f, args[n+1])
				}
			}
		}
		return sends && !ac.speaksOfAny(f.ID, looksAtType, 2)
	})
}

// ofFiles reports whether a value is read from the files of a request.
func ofFiles(f *ir.Function, id ir.ID) bool {
	id = idiom.Untested(f, id)
	switch f.Instrs[id].Op {
	case ir.OpIndex:
		id = f.Arg(id, 0)
	case ir.OpCall:
		callee := f.Arg(id, 0)
		if f.Instrs[callee].Op != ir.OpAttr || !idiom.Readers[f.NameOf(callee)] {
			return false
		}
		id = f.Arg(callee, 0)
	}
	return f.Instrs[idiom.Untested(f, id)].Op == ir.OpAttr && f.NameOf(idiom.Untested(f, id)) == "FILES"
}
