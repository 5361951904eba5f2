package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds collections of documents (MongoDB): no statement and no class says what is in them, but the dictionaries do
// that are put into them, that they are searched by, and the keys under which what was found is read.

// collectionFrom is the collection that a document was found in, of which data are a part; "" where that is not known.
func collectionFrom(o *Origin) string {
	if o = originsRoot(o); o.Fn == nil {
		return ""
	}
	for i := range o.Fn.Instrs {
		if in := &o.Fn.Instrs[i]; in.Op == ir.OpCall && in.Pos >= o.Pos && in.End <= o.End {
			if c := idiom.CollectionOf(o.Fn, ir.ID(i)); c != "" {
				return c
			}
		}
	}
	return ""
}

// OwnedDocuments are the collections whose documents have an entry that says whose they are.
func (w *World) OwnedDocuments() map[string]bool {
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
					name := idiom.CollectionOf(f, id)
					if name == "" {
						continue
					}
					found[id] = name
					for _, x := range f.Args(id)[1:] {
						if slices.ContainsFunc(idiom.DictKeys(f, x, 0), w.OwnerNamed) {
							w.owners.documents[name] = true
						}
					}
					if args := f.Args(id); len(args) > 1 {
						for _, k := range w.askersKeys(f, args[1]) {
							w.owners.documents[name], w.owners.documentKeys[name+"."+k] = true, true
						}
					}
				case ir.OpIndex:
					if name, ok := found[idiom.Awaited(f, f.Arg(id, 0))]; ok {
						if k, ok := idiom.ConstText(f, f.Arg(id, 1)); ok && w.OwnerNamed(k) {
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
	if filter = idiom.Unrefined(f, filter); names == nil || f.Instrs[filter].Op != ir.OpDict {
		return nil
	}
	for list := f.Args(filter); len(list) > 1; list = list[2:] {
		k, ok := idiom.ConstText(f, list[0])
		if !ok || strings.HasPrefix(k, "$") || idiom.DocumentKey.MatchString(k) {
			continue
		}
		x := idiom.Unrefined(f, list[1])
		if op := f.Instrs[x].Op; (op == ir.OpIndex || op == ir.OpAttr) && names.Identity.MatchString(idiom.BearerName(f, f.Arg(x, 0))) {
			keys = append(keys, k)
		}
	}
	return keys
}

// documentLookup checks a call that finds a document by its key, of a collection whose documents belong to somebody whom it
// does not name.
func (a *analysis) documentLookup(id ir.ID) {
	name := idiom.CollectionOf(a.f, id)
	args := a.f.Args(id)
	if name == "" || len(args) < 2 {
		return
	}
	own := a.w.OwnedDocuments()[name] || a.w.IsPeople(name) && idiom.ChangingDocument.MatchString(a.f.NameOf(args[0]))
	filter := a.unrefined(args[1])
	if a.f.Instrs[filter].Op != ir.OpDict {
		return
	}
	by := ir.NoID
	for list := a.f.Args(filter); len(list) > 1; list = list[2:] {
		k, ok := idiom.ConstText(a.f, list[0])
		switch {
		case !ok || strings.HasPrefix(k, "$"):
			return
		case own && idiom.DocumentKey.MatchString(k) || a.w.ownedBeside(k, name):
			by = list[1]
		case a.w.OwnerNamed(k) || a.w.owners.documentKeys[name+"."+k]:
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
	a.reach(hit{spot: &spot{sink: lookupDocument, name: a.f.NameOf(args[0]), fn: a.f, pos: in.Pos, end: in.End}, kinds: a.w.objectKinds}, t, ir.NoID)
}

// ownedBeside reports whether a key of the documents of a collection refers to those of another one, which belong to somebody.
func (w *World) ownedBeside(key, collection string) bool {
	one := strings.TrimSuffix(strings.ToLower(key), "_id")
	if len(one) < 3 || w.OwnerNamed(key) || one == idiom.Singular(collection) {
		return false
	}
	owned := w.OwnedDocuments()
	return owned[one] || owned[one+"s"] || owned[one+"es"] || strings.HasSuffix(one, "y") && owned[strings.TrimSuffix(one, "y")+"ies"]
}

// saidByClient reports whether a value is the client's, that names an object.
func (a *analysis) saidByClient(id ir.ID) bool {
	return slices.ContainsFunc(a.deep(a.vals[id]), func(x Atom) bool { return x.is(knowledge.Untrusted) && x.Kinds&a.w.objectKinds != 0 })
}

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
				name := idiom.CollectionOf(f, id)
				if name == "" {
					continue
				}
				found[id] = name
				for _, x := range f.Args(id)[1:] {
					if slices.ContainsFunc(idiom.DictKeys(f, x, 0), idiom.CredentialColumn.MatchString) {
						p.Tables[name] = true
					}
				}
				for _, x := range f.Args(id)[1:] { // {"email": email, "pin": pin}
					keys := idiom.DictKeys(f, x, 0)
					if slices.ContainsFunc(keys, pinColumn.MatchString) && slices.ContainsFunc(keys, loginColumn.MatchString) {
						p.Tables[name] = true
					}
				}
			case ir.OpIndex:
				if k, _ := idiom.ConstText(f, f.Arg(id, 1)); idiom.CredentialColumn.MatchString(k) {
					if name, ok := found[idiom.Awaited(f, f.Arg(id, 0))]; ok {
						p.Tables[name] = true
					} else if bearer := idiom.BearerName(f, f.Arg(id, 0)); bearer != "" {
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
		if idiom.UserTable.MatchString(name) && bearers[idiom.Singular(name)] {
			p.Tables[name] = true
		}
	}
}
