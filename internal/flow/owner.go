package flow

import (
	"slices"
	"strings"
	"sync"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds which objects have owners: tables in whose statements, and classes in whose bodies, a column or field
// says so.

// owners are the tables that have owners, found in the program's statements when somebody asks.
type owners struct {
	once   sync.Once
	tables map[string]bool

	tenantsOnce sync.Once
	tenants     map[string]bool // columns that rows share with the user who asks: user.company_id

	parents     sync.Map // of a class, by its number: numbers of the classes that its rows refer to
	classesOnce sync.Once
	classes     map[string]*ir.Class // kept classes by their tables

	mappingsOnce sync.Once
	mappings     map[string]bool // dictionaries of modules whose entries have owners

	documentKeys  map[string]bool // by collection.key: what documents and the user who asks have in common
	documentsOnce sync.Once
	documents     map[string]bool // collections of documents
}

// ownedObject reports whether a call looks up an object of a kind that has owners, and does not name the owner: by a
// statement to which values are bound, or through a class.
func (m *modelCall) ownedObject(bound bool) bool {
	names := m.a.w.base.Access()
	if names == nil {
		return false
	}
	owner := m.a.w.OwnerNamed
	for i := range m.params {
		s, ok := m.params[i].val.text()
		if !ok || !idiom.StatementText.MatchString(s) {
			continue
		}
		return m.a.w.ownedStatement(s)
	}
	if s, _ := m.statement(); bound && s != "" {
		return m.a.w.ownedStatement(s)
	}
	class := m.lookedUp()
	if class < 0 && !bound && !m.a.spec && len(m.params) > 0 { // session.get(self.model, key): who knows the object's class knows this one
		if x := m.params[0].id; x != ir.NoID && m.a.f.Instrs[x].Op == ir.OpAttr {
			if of := &m.a.f.Instrs[m.a.unrefined(m.a.f.Arg(x, 0))]; of.Op == ir.OpParam {
				m.a.fs.interest |= 1 << uint(min(of.Aux, 63))
			}
		}
	}
	if class < 0 || bound {
		return false
	}
	for _, k := range m.kwargs {
		if owner(k.name) && len(ownAtoms(k.val.taint())) == 0 { // what only the callers know, they narrow the rows by
			return false
		}
	}
	return m.a.ownRow(class, m.id)
}

// ownRow reports whether the row of a class that a register finds belongs to somebody; a row that is a user does where the
// function changes it, or shows what is not for everybody.
func (a *analysis) ownRow(class int32, id ir.ID) bool {
	if name := a.w.prog.Classes[class].Name; (idiom.UserClass.MatchString(name) || a.w.IsPeople(name)) && !(a.w.ofAnother(name) && a.w.OwnedClass(class)) {
		return a.usedAsOwn(id)
	}
	return a.w.OfSomebody(class)
}

// OwnerNamed reports whether a column of such a name says whose a row is.
func (w *World) OwnerNamed(name string) bool {
	return w.base.Access().Owner.MatchString(name) || w.tenants()[name] || w.FindPeople().Owners[name]
}

// tenants are the columns of the program that are read from the user who asks, and that a class has which is no user.
func (w *World) tenants() map[string]bool {
	w.owners.tenantsOnce.Do(func() {
		read := map[string]bool{}
		identity := w.base.Access().Identity.MatchString
		shared := sync.OnceValue(w.sharedKeys)
		for i, f := range w.prog.Functions {
			if w.funcs[i].test {
				continue
			}
			for j := range f.Instrs {
				id := ir.ID(j)
				if f.Instrs[j].Op == ir.OpIndex { // user["company_id"]
					if k, ok := idiom.ConstText(f, f.Arg(id, 1)); ok && (idiom.Tenant[k] || idiom.Tenant[strings.TrimSuffix(k, "_id")]) {
						if base := idiom.BearerName(f, idiom.Unrefined(f, f.Arg(id, 0))); base != "" && identity(base) && !idiom.Capital(base) {
							read[k] = true
						}
					}
					continue
				}
				if f.Instrs[j].Op != ir.OpAttr {
					continue
				}
				name := f.NameOf(id)
				of := idiom.Unrefined(f, f.Arg(id, 0))
				base := idiom.BearerName(f, of)
				if (strings.HasSuffix(name, "_id") || idiom.Tenant[name]) && base != "" && identity(base) && !idiom.Capital(base) {
					read[name] = true
				} else if f.Instrs[of].Op == ir.OpAttr && len(name) > 2 { // request.user.agent.firm
					if base = idiom.BearerName(f, f.Arg(of, 0)); base != "" && identity(base) && !idiom.Capital(base) && shared()[strings.TrimSuffix(name, "_id")] {
						one := strings.TrimSuffix(name, "_id")
						read[one], read[one+"_id"] = true, true
					}
				}
			}
		}
		for name := range read {
			if name == "session_id" || name == "user_id" {
				delete(read, name)
			}
		}
		w.owners.tenants = read
	})
	return w.owners.tenants
}

// sharedKeys are the columns by which rows of several classes refer to rows of another one.
func (w *World) sharedKeys() map[string]bool {
	seen, shared := map[string]bool{}, map[string]bool{}
	for _, c := range w.prog.Classes {
		if w.modules[c.Module.ID].test || !w.base.Type(w.ExternBase(c.ID)).IsKept() {
			continue
		}
		for i := range c.Body.Instrs {
			if id := ir.ID(i); c.Body.Instrs[i].Op == ir.OpSetAttr && w.referred(c.Body, c.Body.Arg(id, 1), 0) != nil {
				name := strings.TrimSuffix(c.Body.NameOf(id), "_id")
				shared[name] = shared[name] || seen[name]
				seen[name] = true
			}
		}
	}
	return shared
}

// OwnedClass reports whether a field of a class says whose an object is.
func (w *World) OwnedClass(class int32) bool {
	owner := w.OwnerNamed
	for _, c := range w.classes[class].mro {
		body := w.prog.Classes[c].Body
		for i := range body.Instrs {
			if body.Instrs[i].Op == ir.OpSetAttr && owner(body.NameOf(ir.ID(i))) {
				return true
			}
		}
	}
	return false
}

// keyCompared checks a comparison of a class's key, which is a condition of a query: Note.id == note_id.
func (a *analysis) keyCompared(id ir.ID) {
	column := a.unrefined(a.f.Arg(id, 0))
	if a.f.Instrs[column].Op != ir.OpAttr {
		return
	}
	switch name := a.f.NameOf(column); {
	case name == "id", name == "pk", name == "uuid":
	case a.f.Kind == ir.Def && a.w.ownedParent(name): // Comment.ticket_id == ticket_id
	default:
		return
	}
	for _, r := range a.vals[a.f.Arg(column, 0)].refs() {
		if r.Kind == refClass && a.ownRow(r.ID, id) {
			in := &a.f.Instrs[id]
			a.reach(hit{spot: &spot{sink: lookupSink, name: a.f.NameOf(column), fn: a.f, pos: in.Pos, end: in.End}, kinds: a.w.objectKinds}, a.vals[a.f.Arg(id, 1)].taint(), ir.NoID)
		}
	}
}

// lookedUp is the class of the program whose objects a call looks up: an argument, or the class that the chain of calls
// begins with; -1 where it is not known.
func (m *modelCall) lookedUp() int32 {
	class := func(v *Val) int32 {
		for _, r := range v.refs() {
			if r.Kind == refClass {
				return r.ID
			}
		}
		return -1
	}
	for _, list := range [2][]argv{m.params, m.args} {
		for i := range list {
			if c := class(list[i].val); c >= 0 {
				return c
			}
		}
	}
	if c := m.a.chainOf(m.self.id, class); c >= 0 {
		return c
	}
	for i := range m.params { // get_object_or_404(Note.objects.select_related("owner"), pk=1)
		if x := m.params[i].id; x != ir.NoID && m.a.f.Instrs[m.a.unrefined(x)].Op == ir.OpCall {
			return m.a.chainOf(x, class)
		}
	}
	return -1
}

// chainOf is the class with which a chain of calls begins: Note.objects.filter(...).
func (a *analysis) chainOf(id ir.ID, class func(*Val) int32) int32 {
	for n := 0; id != ir.NoID && n < idiom.MaxRefinements; n++ {
		if c := class(a.vals[id]); c >= 0 {
			return c
		}
		switch in := &a.f.Instrs[id]; in.Op {
		case ir.OpCall:
			for _, x := range a.f.Args(id)[1:] { // session.query(Note)
				if c := class(a.vals[x]); c >= 0 {
					return c
				}
			}
			id = a.f.Arg(id, 0)
		case ir.OpAttr, ir.OpSigma:
			id = a.f.Arg(id, 0)
		default:
			return -1
		}
	}
	return -1
}

// OwnedTables are the tables that some statement of the program gives a column that says whose a row is.
func (w *World) OwnedTables() map[string]bool {
	w.owners.once.Do(func() {
		w.owners.tables = map[string]bool{}
		owner := w.OwnerNamed
		read := func(text string) {
			for _, one := range strings.Split(text, ";") {
				t := idiom.TableOf.FindStringSubmatch(one)
				if t != nil && slices.ContainsFunc(strings.FieldsFunc(one, idiom.NotWord), owner) {
					w.owners.tables[strings.ToLower(t[1])] = true
				}
			}
		}
		for _, text := range w.cfg.Tables {
			read(text)
		}
		for _, f := range w.prog.Functions {
			for i := range f.Consts {
				if c := &f.Consts[i]; c.Kind == ir.Str && len(c.Str) >= 16 && idiom.StatementText.MatchString(c.Str) {
					read(c.Str)
				}
			}
		}
		for _, c := range w.prog.Classes {
			if !w.modules[c.Module.ID].test && w.OwnedClass(c.ID) {
				w.owners.tables[idiom.TableName(c)] = true
			}
		}
	})
	return w.owners.tables
}

// ofAnother reports whether rows with the name of users belong to users that are kept elsewhere: accounts of a bank, patients of a doctor.
func (w *World) ofAnother(name string) bool {
	return belonging.MatchString(name) && !w.IsPeople(name) && len(w.FindPeople().Tables) > 0
}

var belonging = regex.NewPattern(`(?i)^\w*(account|customer|patient|employee|student|client)s?$`)

// isTenant reports whether the rows of a table, or of a class, are what users have in common: companies, where a user has a company_id.
func (w *World) isTenant(name string) bool {
	one := idiom.Singular(strings.ToLower(name))
	return idiom.Tenant[one] && (w.tenants()[one] || w.tenants()[one+"_id"])
}

// lookups checks the statements that the function passes to functions of the program with what is bound to them: what these
// do with a statement they do not show.
func (a *analysis) lookups() {
	names := a.w.base.Access()
	if names == nil || a.w.objectKinds == 0 {
		return
	}
	for id := range a.reached() {
		switch in := &a.f.Instrs[id]; in.Op {
		case ir.OpCompare:
			if in.Flag == ir.Eq {
				a.keyCompared(id)
				a.mappingLookup(id)
			}
		case ir.OpIndex, ir.OpDelIndex, ir.OpCall:
			a.mappingLookup(id)
		}
		if a.f.Instrs[id].Op == ir.OpCall {
			a.documentLookup(id)
			a.childLookup(id)
		}
		if a.f.Instrs[id].Op != ir.OpCall || len(a.f.Args(id)) < 2 {
			continue
		}
		args := a.f.Args(id)
		s, n := idiom.PassedStatement(a.f, args)
		var t []Atom
		switch {
		case n == 0:
			t = a.builtLookup(id)
		case a.w.ownedStatement(s) || a.w.wholeUser(s) && answeredWhole(a.f, id) != ir.NoID:
			t = a.boundKey(s, id, n, func() (t []Atom) {
				for _, x := range args[n+1:] {
					t = joinTaint(t, a.deep(a.vals[x]))
				}
				return t
			})
		}
		if len(t) == 0 {
			continue
		}
		t = mapAtoms(t, func(x Atom) Atom { x.Kinds &= a.w.objectKinds; return x })
		in := &a.f.Instrs[id]
		a.reach(hit{spot: &spot{sink: lookupSink, name: a.f.NameOf(args[0]), fn: a.f, pos: in.Pos, end: in.End}, kinds: a.w.objectKinds}, t, ir.NoID)
	}
}
