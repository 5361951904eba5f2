package omission

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds views that show rows to everybody where nearly all views beside them ask who calls: that somebody has forgotten
// the guard shows in their neighbours.

var (
	// contentTable are tables and classes of what a site shows to all its visitors.
	contentTable = regex.NewPattern(`(?i)^(?:\w*_)?\w*(product|item|article|post|blog|categor(y|ie)|tag|page|faq|news|event|menu|catalog(ue)?|recipe|movie|film|book|countr(y|ie)|cit(y|ie)|zone|region|language|currenc(y|ie)|price|tariff|plan|course|lesson|topic|genre|brand|banner|slide|setting|config|stat(u|istic)?|version|release|firmware|download|part|song|album|venue|room|hotel|flight|route|station|stop|quiz|poll|option|comment|review|rating|feature|link|shortlink|url|sponsor|offer|job|vacanc(y|ie)|photo|image|video|show|game|species|breed|pet)s?$`)
	// secretPart are parts of addresses that only those know whom somebody has told them.
	secretPart = regex.NewPattern(`(?i)^(\w*_)?(token|code|key|secret|signature|sig|slug|uuid|hash|share\w*|link|digest)$`)
	// personalData are columns and entries of people, which no site shows to all its visitors.
	personalData = regex.NewPattern(`(?i)^(?:\w*_)?(lat|lon|lng|latitude|longitude|diagnosis|patients?|phone|mobile|e_?mail|address|street|iban|salary|balance|dues|birth\w*|dob|ssn|passport|insurance\w*|medications?|symptoms?|prescriptions?)$`)
	findsRows    = regex.NewPattern(`^find(_one)?$`)
)

// openReadings are those views, found once.
func (ac *Checks) openReadings() map[int32]bool {
	ac.readingOnce.Do(func() { ac.openRead = ac.findOpenReadings() })
	return ac.openRead
}

func (ac *Checks) findOpenReadings() map[int32]bool {
	type views struct {
		guarded int
		open    []*ir.Function
	}
	beside, all := map[int32]*views{}, 0
	open := 0
	for _, f := range ac.functions {
		if f.Kind != ir.Def || !slices.ContainsFunc(ac.w.Entries(f), func(e *flow.Entry) bool { return e.Handler.Answers() || e.Handler.Listens() }) {
			continue
		}
		m := beside[f.Module.ID]
		if m == nil {
			m = &views{}
			beside[f.Module.ID] = m
		}
		switch {
		case ac.known(f):
			m.guarded++
			all++
		case ac.deed(f.ID, 0).verifies || ac.startsSession(f): // a login
		case ac.unasked(f) && ac.within(f.ID, 1, ac.readsRow):
			m.open = append(m.open, f)
			open++
		}
	}
	out := map[int32]bool{}
	for _, m := range beside {
		if m.guarded < minNeighbours && (all < 3*minNeighbours || 5*open > all) || m.guarded >= minNeighbours && 3*len(m.open) > m.guarded || len(m.open) > 1 {
			continue
		}
		for _, f := range m.open {
			if !ac.forVisitors(f) && ac.within(f.ID, 1, ac.tellsOfPerson) {
				out[f.ID] = true
			}
		}
	}
	return out
}

// minNeighbours is how many views of a module must have a guard for one without to stand out among them.
const minNeighbours = 3

// readsRow reports whether an instruction reads rows of a table, or documents, that are not what a site is there to show.
func (ac *Checks) readsRow(f *ir.Function, id ir.ID) bool {
	switch f.Instrs[id].Op {
	case ir.OpConst:
		s, ok := idiom.ConstText(f, id)
		if !ok || len(s) < 16 || !readingSQL.MatchString(s) || strings.Contains(strings.ToLower(s), "count(") {
			return false
		}
		t := idiom.TableOf.FindStringSubmatch(s)
		return t != nil && !contentTable.MatchString(t[1])
	case ir.OpCall:
		name := f.NameOf(f.Arg(id, 0))
		if findsRows.MatchString(name) {
			if table := idiom.CollectionOf(f, id); table != "" {
				return !contentTable.MatchString(table) && !ac.names.Identity.MatchString(table)
			}
		}
		if !rowsAsked.MatchString(name) && name != "get" && name != "get_object_or_404" && name != "get_list_or_404" {
			return false
		}
		c := ac.queried(f, id)
		for _, x := range f.Args(id)[1:] {
			if m := ac.queried(f, x); c == nil && m != nil {
				c = m
			}
		}
		return c != nil && ac.w.Knowledge().Type(ac.w.ExternBase(c.ID)).IsKept() && !contentTable.MatchString(c.Name)
	}
	return false
}

var readingSQL = regex.NewPattern(`(?is)^\s*select\s.*\sfrom\s`)

// forVisitors reports whether a view is there for everybody, as its name, its address or what it asks of the rows say, or finds
// them by what only some know.
func (ac *Checks) forVisitors(f *ir.Function) bool {
	public := ac.names.Public.MatchString
	if public(f.Name) || f.Class != nil && public(f.Class.Name) || slices.ContainsFunc(ac.addresses(f), public) {
		return true
	}
	if slices.ContainsFunc(f.Params, func(p ir.Param) bool { return secretPart.MatchString(p.Name) }) {
		return true
	}
	return ac.within(f.ID, 1, func(g *ir.Function, id ir.ID) bool {
		switch g.Instrs[id].Op {
		case ir.OpConst:
			s, ok := idiom.ConstText(g, id)
			return ok && (len(s) <= idiom.MaxName && secretPart.MatchString(s) || len(s) <= idiom.MaxStatement && (idiom.ShownOpenly.MatchString(s) || liveAlone.MatchString(s)))
		case ir.OpAttr:
			return idiom.ShownOpenly.MatchString(g.NameOf(id))
		case ir.OpCall:
			return slices.ContainsFunc(g.Calls[g.Instrs[id].Aux].Names, idiom.ShownOpenly.MatchString)
		}
		return false
	})
}

// tellsOfPerson reports whether an instruction speaks of what is known of a person.
func (ac *Checks) tellsOfPerson(f *ir.Function, id ir.ID) bool {
	switch f.Instrs[id].Op {
	case ir.OpAttr:
		return personalData.MatchString(f.NameOf(id))
	case ir.OpConst:
		s, ok := idiom.ConstText(f, id)
		if !ok || len(s) <= idiom.MaxName && personalData.MatchString(s) {
			return ok
		}
		columns, _ := idiom.ParseReading(s)
		return slices.ContainsFunc(columns, personalData.MatchString)
	}
	return false
}

// liveAlone are texts by which rows are chosen that are shown.
var liveAlone = regex.NewPattern(`(?i)^(live|open|active)$|=\s*'(live|open|active)'`)
