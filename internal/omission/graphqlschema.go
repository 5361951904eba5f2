package omission

import (
	"regexp"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds what interfaces of GraphQL give to whoever asks: types with fields that nobody should be shown, many queries in one
// request, and a description of all of it.

const (
	queriesUnlimited  = "graphql-queries-unlimited"
	introspectionOpen = "graphql-introspection"
)

var (
	shownType     = regex.NewPattern(`(?:^|\.)(ObjectType|Interface|SQLAlchemyObjectType|DjangoObjectType|MongoengineObjectType)$`)
	typeDecorator = regex.NewPattern(`^(type|interface|federation)$`)
	secretField   = regex.NewPattern(`(?i)^(\w*_)?(password|passwd|pwd|passphrase)(_?(hash|digest))?$|^(hashed|encrypted)_?password$|^(pw|pass)_?hash$|^(api|secret)_?key$|^(reset|recovery)_?(token|code)$|^(otp|totp|mfa|two_factor)_?secret$|^(ssn|cvv|pin_?(code|hash)?)$`)
	typeText      = regexp.MustCompile(`(?s)\btype\s+(\w+)[^{}]*\{([^{}]*)\}`)
	fieldText     = regexp.MustCompile(`(?m)^\s*(\w+)\s*:`)
	rootType      = regex.NewPattern(`(?i)^(query|mutation|subscription)$|(payload|result|response|token)$`)
	schemaMaker   = regex.NewPattern(`^(Schema|make_executable_schema|GraphQLSchema|build_schema)$`)
	executing     = regex.NewPattern(`^(execute|execute_async|execute_sync|graphql|graphql_sync)$`)
	limitingDepth = regex.NewPattern(`(?i)depth|complexity|query_?cost|cost_?(limit|valid)|max_?(alias|token)|validation_rules|query_validator`)
	introspecting = regex.NewPattern(`(?i)introspection`)
)

// secretsOfTypes are the fields of types that clients may ask for and nobody should be shown.
func (ac *Checks) secretsOfTypes() (out []*flow.Candidate) {
	r := ac.rule(passwordColumnSent)
	if r == nil {
		return nil
	}
	const message = "Whoever may ask for an object of this type is shown this field, too"
	for _, c := range ac.prog.Classes {
		if ac.w.TestModule(c.Module) || !ac.ofGraphQL(c.Module) || !ac.shownType(c) {
			continue
		}
		for i := range c.Body.Instrs {
			if id := ir.ID(i); c.Body.Instrs[i].Op == ir.OpSetAttr && secretField.MatchString(c.Body.NameOf(id)) && c.Body.Instrs[c.Body.Arg(id, 1)].Op == ir.OpCall && c.Methods["resolve_"+c.Body.NameOf(id)] == nil {
				in := &c.Body.Instrs[i]
				out = append(out, &flow.Candidate{Rule: r, Location: location(c.Body, in), Function: idiom.Qualified(c.Body), Message: message, Confidence: finding.ConfidenceMedium})
			}
		}
		if len(c.Bases) > 0 && !slices.ContainsFunc(idiom.AroundClass(c), typeDecorator.MatchString) {
			continue
		}
		for _, f := range c.Fields {
			if secretField.MatchString(f.Name) {
				out = append(out, &flow.Candidate{Rule: r, Location: idiom.At(c.Body, f.Pos, f.End), Function: idiom.Qualified(c.Body), Message: message, Confidence: finding.ConfidenceMedium})
			}
		}
	}
	for _, f := range ac.functions {
		if !ac.ofGraphQL(f.Module) {
			continue
		}
		for j := range f.Instrs {
			id := ir.ID(j)
			s, ok := idiom.ConstText(f, id)
			if f.Instrs[j].Op != ir.OpConst || !ok || !strings.Contains(s, "type ") {
				continue
			}
			in := &f.Instrs[j]
			for _, field := range secretsOfText(s) {
				from, end := in.Pos, in.End
				if n := strings.Index(f.Module.File.Text[in.Pos:in.End], s); n >= 0 { // the literal says it as it is
					from, end = in.Pos+int32(n+field[0]), in.Pos+int32(n+field[1])
				}
				out = append(out, &flow.Candidate{Rule: r, Location: idiom.At(f, from, end), Function: idiom.Qualified(f), Message: message, Confidence: finding.ConfidenceMedium})
			}
		}
	}
	return out
}

// secretsOfText are the places of such fields in a text that is a schema.
func secretsOfText(s string) (out [][2]int) {
	for _, m := range typeText.FindAllStringSubmatchIndex(s, -1) {
		if rootType.MatchString(s[m[2]:m[3]]) {
			continue
		}
		for _, f := range fieldText.FindAllStringSubmatchIndex(s[m[4]:m[5]], -1) {
			if secretField.MatchString(s[m[4]+f[2] : m[4]+f[3]]) {
				out = append(out, [2]int{m[4] + f[2], m[4] + f[3]})
			}
		}
	}
	return out
}

// ofGraphQL reports whether a module imports a library for such interfaces.
func (ac *Checks) ofGraphQL(m *ir.Module) bool {
	return slices.ContainsFunc(m.Imports, func(im ir.Import) bool {
		first, _, _ := strings.Cut(im.Module, ".")
		switch first {
		case "graphene", "strawberry", "ariadne", "graphene_django", "graphene_sqlalchemy", "strawberry_django", "graphql", "tartiflette":
			return true
		}
		return false
	})
}

// shownType reports whether a class is a type whose objects clients ask for: no input, and no query.
func (ac *Checks) shownType(c *ir.Class) bool {
	if rootType.MatchString(c.Name) || strings.Contains(strings.ToLower(c.Name), "input") {
		return false
	}
	return slices.ContainsFunc(c.Bases, shownType.MatchString) || slices.ContainsFunc(idiom.AroundClass(c), typeDecorator.MatchString)
}

// manyQueries are the views that answer each of a list of queries, or one of any depth.
func (ac *Checks) manyQueries() (out []*flow.Candidate) {
	r := ac.rule(queriesUnlimited)
	if r == nil || !slices.ContainsFunc(ac.prog.Modules, ac.ofGraphQL) {
		return nil
	}
	limiting := ac.speaking(limitingDepth)
	for _, f := range ac.functions {
		if f.Kind != ir.Def || !ac.answers()[f.ID] {
			continue
		}
		deep := ir.NoID // one way to execute queries is told, the last
		for j := range f.Instrs {
			id := ir.ID(j)
			if f.Instrs[j].Op != ir.OpCall || len(f.Args(id)) < 2 {
				continue
			}
			own := executesQuery(f, id)
			if !own && !slices.ContainsFunc(ac.calledBy(f, id), executesQueries) {
				continue
			}
			if slices.ContainsFunc(f.Args(id)[1:], func(x ir.ID) bool { return ofElement(f, x) }) {
				if !countsElements(f) {
					out = append(out, lacking(r, f, id, "Many queries are answered in one request"))
				}
				continue
			}
			if own {
				deep = id
			}
		}
		// What functions that limit queries and execute none themselves say is of all.
		if deep != ir.NoID && !slices.ContainsFunc(limiting, func(g *ir.Function) bool { return g == f || !idiom.CallsNamed(g, executing) }) {
			out = append(out, lacking(r, f, deep, "Queries of any depth are answered"))
		}
	}
	return out
}

// executesQuery reports whether a call executes a query of GraphQL.
func executesQuery(f *ir.Function, call ir.ID) bool {
	return executing.MatchString(f.NameOf(f.Arg(call, 0))) && strings.Contains(strings.ToLower(executor(f, call)), "schema")
}

// executesQueries reports whether a function does so.
func executesQueries(f *ir.Function) bool {
	for i := range f.Instrs {
		if id := ir.ID(i); f.Instrs[i].Op == ir.OpCall && len(f.Args(id)) > 1 && executesQuery(f, id) {
			return true
		}
	}
	return false
}

// queriedByGet are the views that execute queries which a browser merely gets by their address, also those that change something.
func (ac *Checks) queriedByGet() (out []*flow.Candidate) {
	r := ac.rule(missingForgeryCheck)
	if r == nil || !slices.ContainsFunc(ac.prog.Modules, ac.ofGraphQL) {
		return nil
	}
	for _, f := range ac.functions {
		if f.Kind != ir.Def || len(ac.w.Entries(f)) == 0 || !ac.verbGet(f) || !ac.within(f.ID, 0, readsQueryText) {
			continue
		}
		if !executesQueries(f) && !slices.ContainsFunc(ac.prog.Calls()[f.ID], func(c int32) bool { return executesQueries(ac.prog.Functions[c]) }) || ac.within(f.ID, 1, tellsMutations) {
			continue
		}
		out = append(out, &flow.Candidate{Rule: r, Location: idiom.At(f, f.Pos, f.Pos), Function: idiom.Qualified(f), Confidence: finding.ConfidenceMedium,
			Message: "Mutations are executed for whoever gets this address, and pages of other sites can have a browser get it"})
	}
	return out
}

// readsQueryText reports whether an instruction reads what an address says behind its question mark.
func readsQueryText(f *ir.Function, id ir.ID) bool {
	return f.Instrs[id].Op == ir.OpAttr && queryText.MatchString(f.NameOf(id)) && requesting.MatchString(idiom.BearerName(f, f.Arg(id, 0)))
}

// tellsMutations reports whether an instruction asks what kind of operation a query is, or by which method a request came.
func tellsMutations(f *ir.Function, id ir.ID) bool {
	switch f.Instrs[id].Op {
	case ir.OpConst:
		s, ok := idiom.ConstText(f, id)
		return ok && strings.EqualFold(s, "mutation")
	case ir.OpAttr, ir.OpGlobal, ir.OpFrom:
		return kindAsked.MatchString(f.NameOf(id))
	}
	return false
}

var (
	queryText = regex.NewPattern(`^(args|values|query|query_params|GET|rel_url)$`)
	kindAsked = regex.NewPattern(`^(get_operation_ast|OperationType|MUTATION|method)$`)
)

// verbGet reports whether a view is called for requests that get something, as what registers it says.
func (ac *Checks) verbGet(f *ir.Function) bool {
	if verbs, placed := ac.verbsOf(f); placed && verbs != "" {
		return strings.Contains(verbs, "GET")
	}
	p := idiom.Outer(f.Parent, f.Module)
	for _, d := range decorators(p, func(in *ir.Instr) bool { return in.Op == ir.OpClosure && in.Aux == f.Index }) {
		if slices.Contains(methodsGiven(p, d), "GET") || p.Instrs[d].Op == ir.OpCall && getting.MatchString(p.NameOf(p.Arg(d, 0))) {
			return true
		}
	}
	return f.Class != nil && getting.MatchString(f.Name)
}

// executor is the name of what executes a query: of the receiver, or of the schema that a function is given.
func executor(f *ir.Function, call ir.ID) string {
	if callee := f.Arg(call, 0); f.Instrs[callee].Op == ir.OpAttr && f.Instrs[f.Arg(callee, 0)].Op != ir.OpImport {
		return idiom.BearerName(f, f.Arg(callee, 0))
	}
	return idiom.BearerName(f, f.Arg(call, 1))
}

// ofElement reports whether a value is an element of a list, or an entry of one.
func ofElement(f *ir.Function, id ir.ID) bool {
	for range idiom.MaxRefinements {
		switch id = idiom.Untested(f, id); f.Instrs[id].Op {
		case ir.OpNext:
			return true
		case ir.OpIndex, ir.OpAttr:
			id = f.Arg(id, 0)
		case ir.OpCall:
			if id = f.Arg(id, 0); f.Instrs[id].Op != ir.OpAttr {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// countsElements reports whether a function counts the elements of a list, or takes some of them.
func countsElements(f *ir.Function) bool {
	for i := range f.Instrs {
		id := ir.ID(i)
		if f.Instrs[i].Op == ir.OpSlice || f.Instrs[i].Op == ir.OpCall && f.NameOf(f.Arg(id, 0)) == "len" {
			return true
		}
	}
	return false
}

// describedSchemas are the schemas that tell all they have to whoever asks, as far as the program says nothing of introspection where
// they are used.
func (ac *Checks) describedSchemas() (out []*flow.Candidate) {
	r := ac.rule(introspectionOpen)
	if r == nil {
		return nil
	}
	if !slices.ContainsFunc(ac.prog.Modules, ac.ofGraphQL) || !ac.serving() {
		return nil
	}
	speaking := ac.speaking(introspecting)
	for _, f := range ac.functions {
		if f.Kind != ir.ModuleBody && f.Kind != ir.Def || !ac.ofGraphQL(f.Module) {
			continue
		}
		for j := range f.Instrs {
			id := ir.ID(j)
			if f.Instrs[j].Op != ir.OpCall || !schemaMaker.MatchString(f.NameOf(f.Arg(id, 0))) || len(f.Args(id)) < 2 {
				continue
			}
			name := ""
			if f.Kind == ir.Def { // what it gives is used where it is called
				name = f.Name
			}
			for k := range f.Instrs {
				if f.Instrs[k].Op == ir.OpSetGlobal && idiom.Unrefined(f, f.Arg(ir.ID(k), 0)) == id {
					name = f.NameOf(ir.ID(k))
				}
			}
			if slices.ContainsFunc(speaking, func(g *ir.Function) bool {
				return g == f || g.Kind == ir.ModuleBody || name == "" || slices.ContainsFunc(g.Instrs, func(in ir.Instr) bool {
					return (in.Op == ir.OpGlobal || in.Op == ir.OpFrom || in.Op == ir.OpAttr) && g.Module.Names[in.Name] == name
				})
			}) {
				continue
			}
			out = append(out, lacking(r, f, id, r.Message))
		}
	}
	return out
}

// speaking are the functions that make use of something of such a name: what a module only imports says nothing.
func (ac *Checks) speaking(of *regex.Pattern) (out []*ir.Function) {
	for _, m := range ac.prog.Modules {
		named := slices.ContainsFunc(m.Names, of.MatchString)
		for _, f := range m.Functions {
			if !ac.w.Tests(f) && (named || passesNamed(f, of)) && usesNamed(f, of) {
				out = append(out, f)
			}
		}
	}
	return out
}

// passesNamed reports whether a function passes an argument of such a name.
func passesNamed(f *ir.Function, of *regex.Pattern) bool {
	return slices.ContainsFunc(f.Calls, func(c ir.CallShape) bool { return slices.ContainsFunc(c.Names, of.MatchString) })
}

// usesNamed reports whether a function makes use of something of such a name, or passes an argument of that name.
func usesNamed(f *ir.Function, of *regex.Pattern) bool {
	for j := range f.Instrs {
		id := ir.ID(j)
		switch f.Instrs[j].Op {
		case ir.OpGlobal, ir.OpAttr, ir.OpLoad:
			if of.MatchString(f.NameOf(id)) {
				return true
			}
		case ir.OpCall:
			if slices.ContainsFunc(f.Calls[f.Instrs[j].Aux].Names, of.MatchString) {
				return true
			}
		}
		for _, x := range f.Args(id) {
			if x != ir.NoID && f.Instrs[x].Op == ir.OpFrom && f.Instrs[j].Op != ir.OpSetGlobal && f.Instrs[j].Op != ir.OpReturn && of.MatchString(f.NameOf(x)) {
				return true
			}
		}
	}
	return false
}

// serving reports whether the program answers requests of strangers: not where a login stands before the interface as a whole.
func (ac *Checks) serving() bool {
	served := false
	for i := range ac.prog.Functions {
		if ac.w.Tests(ac.prog.Functions[i]) {
			continue
		}
		for _, e := range ac.w.Entries(ac.prog.Functions[i]) {
			if ac.behindGuard(e.Handler) {
				return false
			}
			served = true
		}
	}
	return served
}
