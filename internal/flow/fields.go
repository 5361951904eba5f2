package flow

import (
	"slices"
	"strconv"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds what special analyses know of objects: attributes that are constant where the caller made the object
// itself (Client(verify=False)), as far as branches of the callee hang on them.

// A paramField is an attribute of a parameter.
type paramField struct {
	param int32
	name  string
}

// maxParamFields bounds those of one function.
const maxParamFields = 8

// interestInField records that a branch depends on an attribute of a parameter.
func (fs *funcState) interestInField(param int32, name string) {
	if f := (paramField{param, name}); len(fs.fields) < maxParamFields && !slices.Contains(fs.fields, f) {
		fs.fields = append(fs.fields[:len(fs.fields):len(fs.fields)], f) // summaries share what was there
	}
}

// constantFields are the attributes of an argument that a callee's branches depend on and that are constant here.
func (a *analysis) constantFields(s *Summary, param int, v *Val) (out []field) {
	refs := v.refs()
	if len(refs) != 1 || refs[0].Kind != refObject {
		return nil
	}
	o := a.obj(refs[0].ID)
	if o == nil || o.Multi || o.Kind != objDict && (o.Kind != objInstance && o.Kind != objParam || o.Class < 0) {
		return nil
	}
	for _, f := range s.fields {
		if int(f.param) != param {
			continue
		}
		k := key{'.', f.name}
		if entry, ok := strings.CutPrefix(f.name, "["); ok {
			k = key{'[', entry}
		}
		x, ok := o.get(k)
		if id := refs[0].ID; !ok && o.Kind == objParam && int(id) < len(a.objOrigin) && !a.spec {
			if org := a.objOrigin[id]; org != nil && org.Parent == nil {
				a.fs.interestInField(org.Param, f.name)
			}
		}
		if ok && x != nil && x.Const != nil && (x.Const.Kind != ir.Str || len(x.Const.Str) <= maxText) {
			out = append(out, field{k, &Val{Const: x.Const}})
		}
	}
	return out
}

func describeFields(sb *strings.Builder, fields []field) {
	for _, f := range fields {
		sb.WriteString("." + f.Key.Name)
		describe(sb, f.Val)
	}
	sb.WriteString("/" + strconv.Itoa(len(fields)))
}
