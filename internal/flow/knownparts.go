package flow

import (
	"slices"
	"strconv"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds what special analyses know of objects: attributes that are constant where the caller made the object
// itself (Client(verify=False)), as far as branches of the callee hang on them.

// A partPath leads from an object to a part of it: an attribute or an entry, and with a second key one of that.
type partPath [2]key

func (p partPath) deep() bool { return p[1] != key{} }

// A paramPart is a part of a parameter.
type paramPart struct {
	param int32
	path  partPath
}

// A knownPart is a part of an object, and the constant that it is.
type knownPart struct {
	path partPath
	val  *Val
}

// maxParamParts bounds those of one function.
const maxParamParts = 8

// interestInPart records that a branch depends on a part of a parameter.
func (fs *funcState) interestInPart(param int32, path partPath) {
	if f := (paramPart{param, path}); len(fs.hangs) < maxParamParts && !slices.Contains(fs.hangs, f) {
		fs.hangs = append(fs.hangs[:len(fs.hangs):len(fs.hangs)], f) // summaries share what was there
	}
}

// pathOf is how a part of a parameter is reached; false for a whole one, and for what is deeper inside.
func pathOf(o *Origin) (path partPath, ok bool) {
	switch {
	case o == nil || o.Parent == nil:
		return path, false
	case o.Parent.Parent == nil:
		path = partPath{o.Key}
	case o.Parent.Parent.Parent == nil:
		path = partPath{o.Parent.Key, o.Key}
	default:
		return path, false
	}
	named := func(k key) bool { return k == key{} || k.Kind == '.' || k.Kind == '[' }
	return path, named(path[0]) && named(path[1])
}

// interestInParts records that something depends on a value that is a part of a parameter, wherever it was read.
func (a *analysis) interestInParts(v *Val) {
	if a.spec {
		return
	}
	for _, r := range v.refs() {
		if r.Kind == refObject {
			if org := a.originOfObj(r.ID); org != nil && int(org.Param) < len(a.f.Params) {
				if path, ok := pathOf(org); ok {
					a.fs.interestInPart(org.Param, path)
				}
			}
		}
	}
}

// knownParts are the parts of an argument that a callee's branches depend on and that are constant here.
func (a *analysis) knownParts(s *Summary, param int, v *Val) (out []knownPart) {
	if len(s.hangs) == 0 {
		return nil
	}
	id, ofClass := a.holder(v)
	if id < 0 {
		return nil
	}
	o := a.obj(id)
	if o == nil || o.Multi || o.Kind != objDict && (o.Kind != objInstance && o.Kind != objParam || o.Class < 0 && !ofClass) {
		return nil
	}
	for _, f := range s.hangs {
		if int(f.param) != param {
			continue
		}
		x, ok := a.heldAt(id, f.path[0])
		if ok && f.path.deep() {
			if id, _ := a.holder(x); id >= 0 {
				x, ok = a.heldAt(id, f.path[1])
			} else {
				ok = false
			}
		} else if !ok && o.Kind == objParam && !a.spec {
			a.interestBehind(a.originOfObj(id), f.path)
		}
		switch {
		case !ok || x == nil || x == bottom:
		case x.Const != nil:
			if x.Const.Kind != ir.Str || len(x.Const.Str) <= maxText {
				out = append(out, knownPart{f.path, &Val{Const: x.Const}})
			}
		case !a.spec && len(a.f.Instrs) <= maxFlagged:
			a.interestIn(x) // what the constructor was given is for its callers to know
			a.interestInParts(x)
		}
	}
	return out
}

// holder is the one object that a value refers to, and whether it is known of which class of the program it is; -1 for other values.
func (a *analysis) holder(v *Val) (id int32, ofClass bool) {
	id = -1
	for _, r := range v.refs() {
		switch {
		case r.Kind == refSelf: // the class of a parameter, as a special analysis knows it
			ofClass = true
		case r.Kind != refObject || id >= 0:
			return -1, false
		default:
			id = r.ID
		}
	}
	return id, ofClass
}

// heldAt is what an object has under a key: an instance that was given nothing for a field that its class declares, what that has.
func (a *analysis) heldAt(id int32, k key) (*Val, bool) {
	o := a.obj(id)
	if o == nil || o.Multi {
		return nil, false
	}
	x, ok := o.get(k)
	if !ok && o.Kind == objInstance && o.Class >= 0 && k.Kind == '.' && slices.ContainsFunc(a.w.prog.Classes[o.Class].Fields, func(f ir.Field) bool { return f.Name == k.Name }) {
		x, ok = a.w.classField(a, o.Class, k.Name)
	}
	return x, ok
}

// interestBehind records that something depends on what lies at a path inside a parameter, or inside a part of one.
func (a *analysis) interestBehind(org *Origin, path partPath) {
	switch {
	case org == nil || int(org.Param) >= len(a.f.Params):
	case org.Parent == nil:
		a.fs.interestInPart(org.Param, path)
	case org.Parent.Parent == nil && !path.deep():
		a.fs.interestInPart(org.Param, partPath{org.Key, path[0]})
	}
}

// knowPart has a parameter's object be known to hold a constant.
func (a *analysis) knowPart(param *Origin, oid int32, p knownPart) {
	k := p.path[0]
	if p.path.deep() {
		oid, k = a.paramValue(a.part(param, k)).Refs[0].ID, p.path[1]
	}
	if o := a.obj(oid); o != nil {
		a.heap.set(oid, o.with(k, p.val))
	}
}

func describeParts(sb *strings.Builder, parts []knownPart) {
	for _, p := range parts {
		for _, k := range p.path {
			sb.WriteByte('.')
			sb.WriteString(strconv.Quote(string(k.Kind) + k.Name))
		}
		describe(sb, p.val)
	}
	sb.WriteString("/" + strconv.Itoa(len(parts)))
}
