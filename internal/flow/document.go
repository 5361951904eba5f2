package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds collections of documents (MongoDB): no statement and no class says what is in them, but the dictionaries do
// that are put into them, that they are searched by, and the keys under which what was found is read.

var documentMethod = regex.NewPattern(`^(find(_one)?(_and_(update|delete|replace))?|(insert|update|delete|replace)_(one|many)|count_documents)$`)

// collectionOf is the collection that a call is about: db.lists.find_one(...), db["lists"].find(...); "" for none.
func collectionOf(f *ir.Function, call ir.ID) string {
	callee := f.Arg(call, 0)
	if f.Instrs[callee].Op != ir.OpAttr || !documentMethod.MatchString(f.NameOf(callee)) {
		return ""
	}
	switch of := unrefined(f, f.Arg(callee, 0)); f.Instrs[of].Op {
	case ir.OpAttr, ir.OpGlobal, ir.OpLoad, ir.OpFrom:
		return strings.ToLower(f.NameOf(of))
	case ir.OpIndex:
		k, _ := constText(f, f.Arg(of, 1))
		return strings.ToLower(k)
	default:
		return strings.ToLower(f.BoundName(of))
	}
}

// collectionFrom is the collection that a document was found in, of which data are a part; "" where that is not known.
func collectionFrom(o *Origin) string {
	if o = originsRoot(o); o.Fn == nil {
		return ""
	}
	for i := range o.Fn.Instrs {
		if in := &o.Fn.Instrs[i]; in.Op == ir.OpCall && in.Pos >= o.Pos && in.End <= o.End {
			if c := collectionOf(o.Fn, ir.ID(i)); c != "" {
				return c
			}
		}
	}
	return ""
}

// dictKeys are the names in a dictionary as it is written, and in those inside it.
func dictKeys(f *ir.Function, id ir.ID, depth int) (keys []string) {
	if id = unrefined(f, id); f.Instrs[id].Op != ir.OpDict || depth > 2 {
		return nil
	}
	for args := f.Args(id); len(args) > 1; args = args[2:] {
		if k, ok := constText(f, args[0]); ok {
			keys = append(keys, k)
		}
		keys = append(keys, dictKeys(f, args[1], depth+1)...)
	}
	return keys
}

// ownedDocuments are the collections whose documents have an entry that says whose they are.
func (w *World) ownedDocuments() map[string]bool {
	w.owners.documentsOnce.Do(func() {
		w.owners.documents, w.owners.documentKeys = map[string]bool{}, map[string]bool{}
		for i, f := range w.prog.Functions {
			if w.funcs[i].test {
				continue
			}
			found := map[ir.ID]string{}
			for j := range f.Instrs {
				id := ir.ID(j)
				switch f.Instrs[j].Op {
				case ir.OpCall:
					name := collectionOf(f, id)
					if name == "" {
						continue
					}
					found[id] = name
					for _, x := range f.Args(id)[1:] {
						if slices.ContainsFunc(dictKeys(f, x, 0), w.ownerNamed) {
							w.owners.documents[name] = true
						}
					}
					if args := f.Args(id); len(args) > 1 {
						for _, k := range w.askersKeys(f, args[1]) {
							w.owners.documents[name], w.owners.documentKeys[name+"."+k] = true, true
						}
					}
				case ir.OpIndex:
					if name, ok := found[awaited(f, f.Arg(id, 0))]; ok {
						if k, ok := constText(f, f.Arg(id, 1)); ok && w.ownerNamed(k) {
							w.owners.documents[name] = true
						}
					}
				}
			}
		}
	})
	return w.owners.documents
}

// askersKeys are the keys by which a filter, as it is written, finds what belongs with the user who asks: {"lab": g.user["lab"]}.
func (w *World) askersKeys(f *ir.Function, filter ir.ID) (keys []string) {
	names := w.base.Access()
	if filter = unrefined(f, filter); names == nil || f.Instrs[filter].Op != ir.OpDict {
		return nil
	}
	for list := f.Args(filter); len(list) > 1; list = list[2:] {
		k, ok := constText(f, list[0])
		if !ok || strings.HasPrefix(k, "$") || documentKey.MatchString(k) {
			continue
		}
		x := unrefined(f, list[1])
		if op := f.Instrs[x].Op; (op == ir.OpIndex || op == ir.OpAttr) && names.Identity.MatchString(bearerName(f, f.Arg(x, 0))) {
			keys = append(keys, k)
		}
	}
	return keys
}

// awaited is the call whose result a register is.
func awaited(f *ir.Function, id ir.ID) ir.ID {
	if id = unrefined(f, id); f.Instrs[id].Op == ir.OpAwait {
		id = unrefined(f, f.Arg(id, 0))
	}
	return id
}

var documentKey = regex.NewPattern(`(?i)^_?(id|uuid|pk|key|number|no|serial(_?(no|number))?|reference)$`)

// documentLookup checks a call that finds a document by its key, of a collection whose documents belong to somebody whom it
// does not name.
func (a *analysis) documentLookup(id ir.ID) {
	name := collectionOf(a.f, id)
	args := a.f.Args(id)
	if name == "" || len(args) < 2 {
		return
	}
	own := a.w.ownedDocuments()[name] || a.w.isPeople(name) && changingDocument.MatchString(a.f.NameOf(args[0]))
	filter := a.unrefined(args[1])
	if a.f.Instrs[filter].Op != ir.OpDict {
		return
	}
	by := ir.NoID
	for list := a.f.Args(filter); len(list) > 1; list = list[2:] {
		k, ok := constText(a.f, list[0])
		switch {
		case !ok || strings.HasPrefix(k, "$"):
			return
		case own && documentKey.MatchString(k) || a.w.ownedBeside(k, name):
			by = list[1]
		case a.w.ownerNamed(k) || a.w.owners.documentKeys[name+"."+k]:
			if !own || !a.saidByClient(list[1]) {
				return
			}
			by = list[1] // whose they are is what the client says
		}
	}
	if by == ir.NoID || slices.ContainsFunc(a.f.Instrs, func(in ir.Instr) bool { return in.Op == ir.OpSetIndex }) && a.extended(filter) {
		return
	}
	t := mapAtoms(a.deep(a.vals[by]), func(x Atom) Atom { x.Kinds &= a.w.objectKinds; return x })
	in := &a.f.Instrs[id]
	a.reach(hit{sink: lookupDocument, kinds: a.w.objectKinds, name: a.f.NameOf(args[0]), fn: a.f, pos: in.Pos, end: in.End}, t, ir.NoID)
}

// ownedBeside reports whether a key of the documents of a collection refers to those of another one, which belong to somebody.
func (w *World) ownedBeside(key, collection string) bool {
	one := strings.TrimSuffix(strings.ToLower(key), "_id")
	if len(one) < 3 || w.ownerNamed(key) || one == singular(collection) {
		return false
	}
	owned := w.ownedDocuments()
	return owned[one] || owned[one+"s"] || owned[one+"es"] || strings.HasSuffix(one, "y") && owned[strings.TrimSuffix(one, "y")+"ies"]
}

// saidByClient reports whether a value is the client's, that names an object.
func (a *analysis) saidByClient(id ir.ID) bool {
	return slices.ContainsFunc(a.deep(a.vals[id]), func(x Atom) bool { return x.is(knowledge.Untrusted) && x.Kinds&a.w.objectKinds != 0 })
}

var changingDocument = regex.NewPattern(`^(find_one_and_\w+|(update|delete|replace)_one)$`)

// lookupDocument is what a call does with the key in its filter.
var lookupDocument = &knowledge.Sink{Message: "looks up the document"}

// extended reports whether an entry is added to a dictionary after it was made.
func (a *analysis) extended(dict ir.ID) bool {
	for i := range a.f.Instrs {
		if a.f.Instrs[i].Op == ir.OpSetIndex && a.unrefined(a.f.Arg(ir.ID(i), 0)) == dict {
			return true
		}
	}
	return false
}

// findDocuments takes down the collections whose documents keep a password.
func (w *World) findDocuments(p *people) {
	bearers, collections := map[string]bool{}, map[string]bool{}
	for i, f := range w.prog.Functions {
		if w.funcs[i].test {
			continue
		}
		found := map[ir.ID]string{} // documents, and the collections they come from
		for j := range f.Instrs {
			id := ir.ID(j)
			switch f.Instrs[j].Op {
			case ir.OpCall:
				name := collectionOf(f, id)
				if name == "" {
					continue
				}
				found[id] = name
				for _, x := range f.Args(id)[1:] {
					if slices.ContainsFunc(dictKeys(f, x, 0), credentialColumn.MatchString) {
						p.tables[name] = true
					}
				}
				for _, x := range f.Args(id)[1:] { // {"email": email, "pin": pin}
					keys := dictKeys(f, x, 0)
					if slices.ContainsFunc(keys, pinColumn.MatchString) && slices.ContainsFunc(keys, loginColumn.MatchString) {
						p.tables[name] = true
					}
				}
			case ir.OpIndex:
				if k, _ := constText(f, f.Arg(id, 1)); credentialColumn.MatchString(k) {
					if name, ok := found[awaited(f, f.Arg(id, 0))]; ok {
						p.tables[name] = true
					} else if bearer := bearerName(f, f.Arg(id, 0)); bearer != "" {
						bearers[strings.ToLower(bearer)] = true
					}
				}
			}
		}
		for _, name := range found {
			collections[name] = true
		}
	}
	for name := range collections { // user["password"], wherever the user was found
		if userTable.MatchString(name) && bearers[singular(name)] {
			p.tables[name] = true
		}
	}
}
