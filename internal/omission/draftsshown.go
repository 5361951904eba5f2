package omission

import (
	"regexp"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
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
func (ac *Checks) draftsShown() (views []*ir.Function, places map[int32]ir.ID) {
	places = map[int32]ir.ID{}
	published := map[string]bool{}
	var open []*ir.Function
	for _, f := range ac.functions {
		if f.Kind != ir.Def || !ac.answersRequests(f) || ac.rules(f) || ac.deed(f.ID, 0).asks || ac.deed(f.ID, 0).proven {
			continue
		}
		open = append(open, f)
		for j := range f.Instrs {
			if table, shown, byKey := ac.rowShown(f, ir.ID(j)); shown || table != "" && byKey && ac.asksState(f) && slices.ContainsFunc(f.Consts, saysPublished) {
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
			table, shown, byKey := ac.rowShown(f, id)
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

// saysPublished reports whether a constant is the state of a row that everybody may see: row["state"] != "published".
func saysPublished(c ir.Const) bool {
	return c.Kind == ir.Str && publishedWord.MatchString(c.Str) && !strings.EqualFold(c.Str, "approved")
}

// rowShown is what showsRow says of a call, or of the one statement of the function of the program that it is of, in a view that changes
// nothing.
func (ac *Checks) rowShown(f *ir.Function, call ir.ID) (table string, published, byKey bool) {
	if table, published, byKey = ac.showsRow(f, call); table != "" || f.Instrs[call].Op != ir.OpCall || ac.own(f).changes {
		return table, published, byKey
	}
	for _, g := range ac.calledBy(f, call) {
		for i := range g.Instrs {
			t, shown, key := ac.showsRow(g, ir.ID(i))
			if t != "" && table != "" {
				return "", false, false
			}
			if t != "" {
				table, published, byKey = t, shown, key
			}
		}
	}
	return table, published, byKey
}

// showsRow is the table of which a call reads rows, whether only published ones, and whether by their key; "" for none.
func (ac *Checks) showsRow(f *ir.Function, call ir.ID) (table string, published, byKey bool) {
	if f.Instrs[call].Op != ir.OpCall {
		return "", false, false
	}
	if s, n := idiom.PassedStatement(f, f.Args(call)); n > 0 {
		if t := idiom.TableOf.FindStringSubmatch(s); t != nil && readingSQL.MatchString(s) {
			return strings.ToLower(t[1]), publishedOnly.MatchString(s), idiom.LookupByID.MatchString(s)
		}
		return "", false, false
	}
	name := f.NameOf(f.Arg(call, 0))
	if collection := idiom.CollectionOf(f, call); collection != "" && len(f.Args(call)) > 1 && findsRows.MatchString(name) {
		filter := idiom.Unrefined(f, f.Arg(call, 1))
		if f.Instrs[filter].Op != ir.OpDict {
			return "", false, false
		}
		for args := f.Args(filter); len(args) > 1; args = args[2:] {
			k, _ := idiom.ConstText(f, args[0])
			if k != "slug" && secretPart.MatchString(k) { // who knows that has been told it
				return "", false, false
			}
			published = published || ac.tellsPublished(f, k, args[1])
			byKey = byKey || idiom.DocumentKey.MatchString(k) || k == "slug"
		}
		return collection, published, byKey && name == "find_one"
	}
	if !rowsAsked.MatchString(name) && !rowsFound.MatchString(name) {
		return "", false, false
	}
	c := ac.rowClass(f, call)
	if c == nil || !ac.w.Knowledge().Type(ac.w.ExternBase(c.ID)).IsKept() {
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
func (ac *Checks) tellsPublished(f *ir.Function, column string, value ir.ID) bool {
	if publishedKey.MatchString(column) {
		return true
	}
	s, ok := idiom.ConstText(f, idiom.Unrefined(f, value))
	return stateKey.MatchString(column) && (ok && publishedWord.MatchString(s) || !ok && publishedWord.MatchString(f.NameOf(idiom.Unrefined(f, value))))
}

// asksState reports whether a function asks by itself in which state a row is.
func (ac *Checks) asksState(f *ir.Function) bool {
	for i := range f.Instrs {
		switch id := ir.ID(i); f.Instrs[i].Op {
		case ir.OpAttr:
			if name := f.NameOf(id); publishedKey.MatchString(name) || stateKey.MatchString(name) {
				return true
			}
		case ir.OpIndex:
			if k, ok := idiom.ConstText(f, f.Arg(id, 1)); ok && (publishedKey.MatchString(k) || stateKey.MatchString(k)) {
				return true
			}
		}
	}
	return false
}
