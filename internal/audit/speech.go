package audit

import (
	_ "embed"
	"maps"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/audit/claim"
	"github.com/touchstone-sec/touchstone/internal/cwe"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// The words that any claim may hold, and the identifiers that any program may.
//
//go:embed common.txt
var commonText string

//go:embed identifiers.txt
var identifierText string

//go:embed tools.txt
var toolText string

// listed are the words of an embedded text, without its comments.
func listed(text string) (words []string) {
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, "#") {
			words = append(words, strings.Fields(line)...)
		}
	}
	return words
}

// speech tells the words of a claim that name something of the program under review from those that any claim of its
// kind could hold: names of libraries, of the language, of weaknesses.
type speech struct {
	common map[string]bool // identifiers, in lower case
	stems  map[string]bool // of words
	plain  map[string]bool // those of them that names are made up of
	tools  map[string]bool // names of particular things that any program may use
	often  map[string]int  // texts -> places that claims of this very text point to
}

// newSpeech takes the names that models speak of for common ones.
func newSpeech(b *knowledge.Base) *speech {
	s := &speech{common: map[string]bool{}, stems: map[string]bool{}, plain: map[string]bool{}, tools: map[string]bool{}, often: map[string]int{}}
	for _, w := range listed(commonText) {
		s.stems[stem(w)], s.plain[stem(w)] = true, true
	}
	for _, r := range b.Rules() {
		for _, text := range []string{r.Title, r.Summary, r.Message, r.Why, r.Description} {
			for _, w := range wordsOf(text) {
				s.stems[stem(w)] = true
			}
		}
	}
	for _, id := range cwe.Default().IDs() {
		e, _ := cwe.Lookup(id)
		for _, w := range wordsOf(e.Name) {
			s.stems[stem(w)] = true
		}
	}
	for _, n := range b.FunctionNames() {
		for _, w := range wordsOf(n) {
			s.common[w] = true
		}
	}
	for _, t := range b.Types() {
		for _, w := range wordsOf(t.Name) {
			s.common[w] = true
		}
		for name := range t.Attributes {
			s.common[strings.ToLower(name)] = true
		}
		for name := range t.Methods {
			s.common[strings.ToLower(name)] = true
		}
	}
	for _, w := range listed(toolText) {
		s.tools[w] = true
	}
	for _, w := range listed(identifierText) {
		s.common[w], s.plain[stem(w)] = true, true
	}
	return s
}

var (
	// routes are paths of addresses: "/users/<id>".
	routes = regex.NewPattern("(?:^|[\\s`'\"(])(/[A-Za-z][\\w\\-./<>{}:]*)")
	// codeLike are names that only code has: with an underscore, with a capital letter inside, with a dot before or
	// parentheses behind.
	codeLike = regex.NewPattern(`[A-Za-z]\w*_\w+|_\w+|[a-z]+[A-Z]\w*|[A-Z][a-z]+[A-Z]\w*|[A-Za-z]\w*(?:\.[A-Za-z]\w*)*\(|\w+\.[a-z_]\w+|[A-Za-z_]\w*\.(?:py|html?|js|ini|cfg|ya?ml|json|txt|env|sh|xml|db|sqlite)\b`)
	marked   = regex.NewPattern("`([^`\n]{1,200})`|'([^'\n ]{2,60})'|\"([^\"\n ]{2,60})\"")
	// remedies begin the part of a claim that says what should be there instead.
	remedies = regex.NewPattern(`(?i)(\b(use|using|consider|should|recommend\w*|instead|rather than|replace|e\.g\.|such as|for example|like|fix|remediation|mitigation|prefer|implement|must be|need(s)? to|could|payload|attacker)\b|\bensure\b)`)
	sentence = regex.NewPattern(`[.!?;:]\s+|\n+`)
)

// mentions are the names in a claim that should stand where it points to, in lower case and sorted.
type mentions struct {
	own    []string // that hardly another program has
	parts  []string // those of them that the claim says are there outright: functions, routes
	common []string // that any program has, where the claim says outright that this place does: the function called "login"
	tools  []string // particular things that it says the place uses
	calls  []string // functions that the claim writes with parentheses, whatever their names
	denied []string // that the claim says are missing, or that are settings: no wonder if they are not there
	// spelled are the words inside those of own, whose capitals show them.
	spelled map[string][]string
	classes map[string]bool // those of own that are written as classes are: reviews make up functions, hardly classes
}

var (
	// pointed are words that a claim calls a part of the program.
	pointed = regex.NewPattern("(?i)['\"`]?\\b([a-z_]\\w+)\\b['\"`]?\\s+(?:\\w+\\s+)?(?:endpoint|function|view|route|handler|method|parameter|param|argument|variable|field|cookie|column|template|page|class|model|form|action|button|screen|header|query|table|api|command|task)s?\\b|\\b(?:endpoint|function|view|route|handler|method|parameter|param|argument|variable|field|cookie)s?\\s+(?:named |called )?['\"`]([a-z_]\\w+)['\"`]")
	called  = regex.NewPattern(`([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)\(`)
	// denials begin the part of a sentence that says what is not there.
	denials = regex.NewPattern(`(?i)\b(without|no|not|n't|lacks?|lacking|missing|absence|absent|never|instead|neither|nor|fails?|doesn't|isn't|unless|disabled?|omit\w*)\b`)
	setting = regex.NewPattern(`^[A-Z][A-Z0-9_]*$`)
)

// names lists the names of the program that a claim speaks of: what it says of the remedy or of an attack does not count.
func (s *speech) names(c *claim.Claim) mentions {
	if s.often[c.Title+"\n"+c.Text] > 1 {
		return mentions{}
	}
	spelled, classes, tools := map[string][]string{}, map[string]bool{}, map[string]bool{}
	own, outright, common, denied, calls := map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}
	add := func(text string, sure, missing bool) {
		for _, id := range idents.FindAllString(text, -1) {
			w := strings.ToLower(id)
			switch {
			case len(w) <= 2 || number(w):
			case s.common[w]:
				if sure && !missing {
					common[w] = true
				}
			case missing || setting.MatchString(id):
				denied[w] = true
			default:
				if spelled[w] = parts(id); upper(id[0]) && len(spelled[w]) > 1 {
					classes[w] = true
				}
				own[w] = true
				outright[w] = outright[w] || sure
			}
		}
	}
	for _, part := range sentence.Split(c.Title+"\n"+c.Text, -1) {
		if at := remedies.FindStringIndex(part); at != nil {
			part = part[:at[0]]
		}
		from := len(part)
		for _, at := range denials.FindAllStringIndex(part, -1) {
			if !strings.HasPrefix(part[at[1]:], "(") { // a function may be called so
				from = at[0]
				break
			}
		}
		for _, w := range wordsOf(part[:from]) {
			if s.tools[w] {
				tools[w] = true
			}
		}
		for _, m := range routes.FindAllStringSubmatch(part, -1) {
			for _, id := range idents.FindAllString(m[1], -1) {
				if w := strings.ToLower(id); len(w) > 2 && !s.common[w] && !number(w) {
					own[w], outright[w] = true, true
				}
			}
		}
		each := func(re *regex.Pattern, sure bool) {
			for _, m := range re.FindAllStringSubmatchIndex(part, -1) {
				for g := min(2, len(m)-2); g < len(m); g += 2 {
					if m[g] >= 0 && !(re == pointed && s.stems[stem(strings.ToLower(part[m[g]:m[g+1]]))]) {
						add(part[m[g]:m[g+1]], sure, m[g] >= from)
					}
				}
			}
		}
		each(codeLike, false)
		each(marked, false)
		each(called, true)
		for _, m := range called.FindAllStringSubmatchIndex(part, -1) {
			if name := lastName(part[m[2]:m[3]]); m[2] < from && len(name) > 1 {
				calls[strings.ToLower(name)] = true
			}
		}
		each(pointed, true)
	}
	for _, y := range c.Symbols {
		if !y.Proposed && (y.Marked || y.Call) {
			add(y.Name, false, true)
		}
	}
	for _, q := range c.Quotes {
		if !q.Proposed {
			add(q.Code, false, true)
		}
	}
	for w := range own {
		delete(denied, w)
	}
	for w, sure := range outright {
		if !sure {
			delete(outright, w)
		}
	}
	return mentions{own: sortedKeys(own), parts: sortedKeys(outright), common: sortedKeys(common), tools: sortedKeys(tools), calls: sortedKeys(calls), denied: sortedKeys(denied), spelled: spelled, classes: classes}
}

// general reports whether the words of a name are such as claims about any program hold.
func (s *speech) general(words []string) bool {
	return len(words) > 1 && !slices.ContainsFunc(words, func(p string) bool { return len(p) > 2 && !number(p) && !s.plain[stem(p)] })
}

func sortedKeys(m map[string]bool) []string { return slices.Sorted(maps.Keys(m)) }

var idents = regex.NewPattern(`\w+`)

// topics lists the stems of the words by which a claim says what part of the program it means ("the upload view", "orders of
// other customers"), sorted: all but those that a claim about any program may hold.
func (s *speech) topics(c *claim.Claim) []string {
	if s.often[c.Title+"\n"+c.Text] > 1 {
		return nil
	}
	seen := map[string]bool{}
	for _, part := range sentence.Split(c.Title+"\n"+c.Text, -1) {
		if at := remedies.FindStringIndex(part); at != nil {
			part = part[:at[0]]
		}
		for _, id := range identifiers.FindAllString(part, -1) {
			for _, w := range parts(id) {
				if st := stem(w); len(w) > 2 && !s.stems[st] && !s.common[w] && !number(w) {
					seen[st] = true
				}
			}
		}
	}
	return sortedKeys(seen)
}

var identifiers = regex.NewPattern(`[A-Za-z_]\w+`)

// count takes down how many places claims of the same words point to: a scanner's message says nothing of any of them.
func (s *speech) count(list []claim.Claim) {
	type at struct{ text, place string }
	seen := map[at]bool{}
	for i := range list {
		c := &list[i]
		text := c.Title + "\n" + c.Text
		place := ""
		if len(c.Places) > 0 {
			place = c.Places[0].String()
		}
		if !seen[at{text, place}] {
			seen[at{text, place}] = true
			s.often[text]++
		}
	}
}

func number(w string) bool { return strings.Trim(w, "0123456789_") == "" }
