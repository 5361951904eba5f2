package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds generators: what a function yields is put into a list, one after the other, which is its result. So
// the first that next() takes is told from the second where no branch decides which comes first.

// generator is the list of what the function has yielded so far.
func (a *analysis) generator() *Val {
	oid := a.newObj(0, generatorObject)
	if a.heap.get(oid) == nil {
		a.heap.set(oid, &Obj{Kind: objList, Class: -1, Type: generatorType, Exact: true, Rest: bottom})
	}
	return refVal(Ref{Kind: refObject, ID: oid})
}

// generatorObject is the number among a function's objects of what it yields.
const generatorObject = -1

// yielded is the generator that a function returns. What is yielded where no return statement follows is in it somewhere.
func (a *analysis) yielded() *Val {
	gen := a.generator()
	o := a.heap.get(gen.Refs[0].ID)
	if all := o.all(); !same(all, join(all, a.yields)) {
		a.heap.set(gen.Refs[0].ID, o.withRest(a.yields))
	}
	return gen
}

// firstYielded is what "with generator() as x" binds.
func (a *analysis) firstYielded(id ir.ID, gen *Val) *Val {
	if es, ok := a.elements(gen); ok && len(es) > 0 {
		return es[0]
	}
	return a.element(id, gen)
}

// lent is what a function hands to the body of a with statement: dictionaries and lists of its own as they are then, whatever it
// does with them afterwards.
func (a *analysis) lent(id ir.ID, v *Val) *Val {
	if len(v.refs()) == 0 || !slices.ContainsFunc(a.f.Decorators, contextManagers.MatchString) {
		return v
	}
	for _, r := range v.Refs {
		if o := a.obj(r.ID); r.Kind != refObject || o == nil || o.Kind != objDict && o.Kind != objList {
			return v
		}
	}
	return a.copied(id, v, 0, map[int32]int32{})
}

// contextManagers are decorators that make a context manager of a generator.
var contextManagers = regex.NewPattern(`(^|\.)(async)?contextmanager$`)
