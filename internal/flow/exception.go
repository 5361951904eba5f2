package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds what except clauses bind.

// caught is the exception that an except clause binds: its text may tell a client too much.
func (a *analysis) caught(id ir.ID) *Val {
	v := &Val{Refs: []Ref{{Kind: refInst, Name: "builtins.Exception"}}}
	if a.w.exceptionSource != nil && !slices.ContainsFunc(a.f.Args(id), func(x ir.ID) bool { return a.aboutInput(a.vals[x]) }) {
		v.Taint = a.source(id, a.w.exceptionSource)
	}
	return v
}

// aboutInput reports whether the text of all exceptions of a type, or of a tuple of types, speaks of the input, which the
// client has sent, or was written by the program.
func (a *analysis) aboutInput(typ *Val) bool {
	if es, ok := a.elements(typ); ok && len(es) > 0 {
		for _, e := range es {
			if !a.aboutInput(e) {
				return false
			}
		}
		return true
	}
	refs := typ.refs()
	for _, r := range refs {
		if r.Kind != refClass && !inputErrors[r.Name] {
			return false
		}
	}
	return len(refs) > 0
}

var inputErrors = map[string]bool{
	"builtins.UnicodeDecodeError": true, "builtins.UnicodeError": true,
	"json.JSONDecodeError": true, "json.decoder.JSONDecodeError": true, "simplejson.JSONDecodeError": true,
	"orjson.JSONDecodeError": true, "pydantic.ValidationError": true, "pydantic_core.ValidationError": true, "marshmallow.ValidationError": true,
	"marshmallow.exceptions.ValidationError": true, "jsonschema.ValidationError": true, "jsonschema.exceptions.ValidationError": true,
	"django.core.exceptions.ValidationError": true, "rest_framework.exceptions.ValidationError": true,
	"fastapi.exceptions.RequestValidationError": true, "werkzeug.exceptions.HTTPException": true,
	"fastapi.HTTPException": true, "starlette.exceptions.HTTPException": true, "argparse.ArgumentError": true,
}
