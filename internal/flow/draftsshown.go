package flow

import (
	"regexp"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds views for everybody that show a row whatever state it is in, where another view for everybody shows those alone
// that are published: drafts are found by counting up.

var (
	publishedOnly = regexp.MustCompile(`(?i)\b(?:(?:is_?)?(?:public|published|visible|approved|released|live)\s*=\s*(?:1|true|\?|%s|\$\d|'[a-z]+')|(?:state|status|visibility)\s*=\s*'(?:live|published|public|visible|approved|released|active)'|(?:is_?)?(?:draft|hidden|private)\s*=\s*(?:0|false))`)
	publishedKey  = regex.NewPattern(`(?i)^(is_?)?(public|published|visible|approved|released|live|private)$`)
	stateKey      = regex.NewPattern(`(?i)^(state|status|visibility)$`)
	publishedWord = regex.NewPattern(`(?i)^(live|published|public|visible|approved|released)$`)
)

// draftsShown are the places where such views find their rows, by the views.
func (ac *access) draftsShown() (views []*ir.Function, places map[int32]ir.ID) {
	places = map[int32]ir.ID{}
	published := map[string]bool{}
	var open []*ir.Function
	for _, f := range ac.prog.Functions {
		if ac.w.Tests(f) || f.Kind != ir.Def || !slices.ContainsFunc(ac.w.Entries(f), func(e *entry) bool { return e.handler.Answers() }) || ac.rules(f) || ac.deed(f.ID, 0).asks {
			continue
		}
		open = append(open, f)
		for j := range f.Instrs {
			if table, shown, _ := ac.showsRow(f, ir.ID(j)); shown {
				published[table] = true
			}
		}
	}
	if len(published) == 0 {
		return nil, places
	}
	for _, f := range open {
		for j := range f.Instrs {
			id := ir.ID(j)
			table, shown, byKey := ac.showsRow(f, id)
			if table == "" || shown || !byKey || !published[table] || ac.asksState(f) {
				continue
			}
			if _, told := places[f.ID]; !told {
				places[f.ID] = id
				views = append(views, f)
			}
		}
	}
	return views, places
}

// showsRow is the table of which a call reads rows, whether only published ones, and whether by their key; "" for none.
func (ac *access) showsRow(f *ir.Function, call ir.ID) (table string, published, byKey bool) {
	if f.Instrs[call].Op != ir.OpCall {
		return "", false, false
	}
	if s, n := passedStatement(f, f.Args(call)); n > 0 {
		if t := tableOf.FindStringSubmatch(s); t != nil && readingSQL.MatchString(s) {
			return strings.ToLower(t[1]), publishedOnly.MatchString(s), lookupByID.MatchString(s)
		}
		return "", false, false
	}
	name := f.NameOf(f.Arg(call, 0))
	if collection := collectionOf(f, call); collection != "" && len(f.Args(call)) > 1 && findsRows.MatchString(name) {
		filter := unrefined(f, f.Arg(call, 1))
		if f.Instrs[filter].Op != ir.OpDict {
			return "", false, false
		}
		for args := f.Args(filter); len(args) > 1; args = args[2:] {
			k, _ := constText(f, args[0])
			if k != "slug" && secretPart.MatchString(k) { // who knows that has been told it
				return "", false, false
			}
			published = published || ac.tellsPublished(f, k, args[1])
			byKey = byKey || documentKey.MatchString(k) || k == "slug"
		}
		return collection, published, byKey && name == "find_one"
	}
	if !rowsAsked.MatchString(name) && !rowsFound.MatchString(name) {
		return "", false, false
	}
	c := ac.rowClass(f, call)
	if c == nil || !ac.w.Knowledge().Type(ac.w.externBase(c.ID)).IsKept() {
		return "", false, false
	}
	byKey = rowsFound.MatchString(name) && name != "first" && name != "one"
	for n, k := range f.Calls[f.Instrs[call].Aux].Names {
		if k != "slug" && secretPart.MatchString(k) {
			return "", false, false
		}
		published = published || ac.tellsPublished(f, k, f.Arg(call, n+1))
	}
	return strings.ToLower(c.Name), published, byKey
}

// tellsPublished reports whether a condition finds those rows alone that are published.
func (ac *access) tellsPublished(f *ir.Function, column string, value ir.ID) bool {
	if publishedKey.MatchString(column) {
		return true
	}
	s, ok := constText(f, unrefined(f, value))
	return stateKey.MatchString(column) && (ok && publishedWord.MatchString(s) || !ok && publishedWord.MatchString(f.NameOf(unrefined(f, value))))
}

// asksState reports whether a function asks by itself in which state a row is.
func (ac *access) asksState(f *ir.Function) bool {
	for i := range f.Instrs {
		switch id := ir.ID(i); f.Instrs[i].Op {
		case ir.OpAttr:
			if name := f.NameOf(id); publishedKey.MatchString(name) || stateKey.MatchString(name) {
				return true
			}
		case ir.OpIndex:
			if k, ok := constText(f, f.Arg(id, 1)); ok && (publishedKey.MatchString(k) || stateKey.MatchString(k)) {
				return true
			}
		}
	}
	return false
}
