package knowledge

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	"github.com/touchstone-sec/touchstone/internal/cwe"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// loadRules parses all rules. They come before the models, since they define the kinds of sinks.
func (l *loader) loadRules(files []*file) {
	nodes := make([]*yaml.Node, len(files))
	var wg sync.WaitGroup
	for i, f := range files {
		if f.rule {
			wg.Go(func() { nodes[i] = parseYAML(f, f.text, l.errs) })
		}
	}
	wg.Wait()
	kinds := []string{KeptKind}
	for _, n := range nodes {
		if s := lookup(lookup(n, "flow"), "sink"); s != nil && s.Kind == yaml.ScalarNode {
			kinds = append(kinds, s.Value, misplaced[s.Value])
		}
	}
	var err error
	if l.base.kinds, err = newKindTable(kinds); err != nil {
		l.errs.add(position{}, "%v", err)
		return
	}
	index := map[string]int{} // of l.base.rules
	owner := map[string]*file{}
	for i, n := range nodes {
		if n == nil {
			continue
		}
		r := &Rule{}
		d := newDecoder(files[i], l.base.kinds, l.errs)
		d.decodeTop(n, r)
		j, ok := index[r.ID]
		switch {
		case !ok:
			index[r.ID] = len(l.base.rules)
			l.base.rules = append(l.base.rules, r)
		case owner[r.ID].user == files[i].user:
			d.errorf(n, "there is another rule %q in %s", r.ID, owner[r.ID].name)
		default:
			l.base.rules[j] = r
		}
		owner[r.ID] = files[i]
	}
	slices.SortFunc(l.base.rules, func(a, b *Rule) int { return cmp.Compare(a.ID, b.ID) })
}

// lookup is the value of a key; nil where there is none.
func lookup(n *yaml.Node, key string) *yaml.Node {
	if n == nil || n.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

var (
	ruleID      = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)
	placeholder = regexp.MustCompile(`\{[^}]*\}?`)
	severities  = []string{"low", "medium", "high", "critical"}
	profiles    = []string{"default", "strict", "pedantic"}
	// The scores of CVSS 3.1, section 5: the least of each severity.
	leastScore = map[string]float64{"low": 0.1, "medium": 4, "high": 7, "critical": 9}
	mostScore  = map[string]float64{"low": 3.9, "medium": 6.9, "high": 8.9, "critical": 10}
)

// Rank is how far down the rule's profile stands: 0 what every profile reports, 1 what strict adds, 2 what pedantic adds.
func (r *Rule) Rank() int { return slices.Index(profiles, r.Profile) }

// A Situation is what a program is, and as what it is reviewed.
type Situation struct {
	Application bool // it is a web application
	Library     bool // who calls it is not trusted
	Published   bool // it is a package that others install
	Tests       bool // the place is in test code
	Probing     bool // its users test, attack or crawl the systems of others with it, or speak with devices
}

// Probes reports whether a package whose metadata say that it is for a purpose speaks with any system there is, or with devices, which
// have certificates of their own making or none.
func Probes(purpose string) bool { return probing.MatchString(purpose) }

var probing = regex.NewPattern(`(?i)\b((vuln\w*|security|port|network|host|web|ssl|tls|subdomain)[ -]?scan\w*|scanners?\b|fuzz\w*|pen(etration)?[ -]?test\w*|exploit\w*|brute[ -]?forc\w*|red[ -]?team\w*|` +
	`(post[ -])?exploitation|osint|reconnaissance|recon\b|offensive|hacking|hunt(er|ing)s?\b|man-in-the-middle|mitm\b|intercepting|crawl(er|ing|s)?\b|scrap(er|ing|es?)\b|spiders?\b|web archiv\w*|bug[ -]?bounty|(detect|find|test)\w*( for)?( (known|or|weak|leaked|hidden|common))* (secrets|vulnerabilit\w*)|` +
	`i?devices?\b|cameras?\b|printers?\b|chromecasts?\b|appliances?\b|embedded systems?\b|smart[ -]?(home|tv|plug|meter)s?\b|ipmi\b|redfish\b)`)

// Mocks reports whether a package whose metadata say that it is for a purpose stands in for something else while programs are tested, or is
// a tool with which developers debug them: nobody attacks what it makes, and its passwords open nothing.
func Mocks(purpose string) bool { return mocking.MatchString(purpose) }

var mocking = regex.NewPattern(`(?i)\b(mock(s|ed|ing)?|stub(s|bed|bing)?|fake[sd]?|for ((unit|blackbox|integration) )?test(s|ing)\b.*|test(ing)? (servers?|doubles?|fixtures?)|debug(ging)?[ -]?tool(bar)?s?|for debugging|(remote |visual |python )?debuggers?)\b`)

// RankIn is the rule's rank in a program of such a situation.
func (r *Rule) RankIn(in Situation) int {
	least := r.Rank()
	if in.Application && r.Application != "" {
		least = slices.Index(profiles, r.Application)
	}
	switch {
	case in.Library && r.Library != "":
		least = min(least, slices.Index(profiles, r.Library))
	case in.Published && !in.Library && r.Published != "":
		least = slices.Index(profiles, r.Published)
	}
	if in.Probing && !in.Library && r.Probes != "" {
		least = max(least, slices.Index(profiles, r.Probes))
	}
	if in.Tests && r.Tests != "" {
		least = max(least, slices.Index(profiles, r.Tests))
	}
	return least
}

func (r *Rule) finish(d *decoder, n *yaml.Node) {
	at := func(key string) *yaml.Node {
		if v := lookup(n, key); v != nil {
			return v
		}
		return n
	}
	switch folder := path.Base(path.Dir(d.file.name)); {
	case !ruleID.MatchString(r.ID):
		d.errorf(at("id"), "id %q is not of the form words-with-hyphens", r.ID)
	case path.Base(d.file.name) == "rule.yaml" && folder != r.ID:
		d.errorf(at("id"), "id %q is not the name of its folder, %q", r.ID, folder)
	}
	if r.Profile == "" {
		r.Profile = profiles[0]
	}
	if !slices.Contains(profiles, r.Profile) {
		d.errorf(at("profile"), "profile %q is none of %s", r.Profile, strings.Join(profiles, ", "))
	}
	for _, once := range [...]struct{ key, one string }{{"one", r.One}, {"once", r.Once}} {
		if once.one != "" && !slices.Contains(ones, once.one) {
			d.errorf(at(once.key), "%s %q is none of %s", once.key, once.one, strings.Join(ones, ", "))
		}
	}
	if len(r.Spares) > 0 && len(r.Imports) == 0 {
		d.errorf(at("spares"), "spares without imports to spare something of")
	}
	for _, elsewhere := range []struct{ key, profile string }{{"application", r.Application}, {"library", r.Library}, {"published", r.Published}, {"probes", r.Probes}, {"tests", r.Tests}} {
		if elsewhere.profile != "" && !slices.Contains(profiles, elsewhere.profile) {
			d.errorf(at(elsewhere.key), "profile %q is none of %s", elsewhere.profile, strings.Join(profiles, ", "))
		}
	}
	r.Outside, r.Meant, r.Within, r.Around, r.Abroad, r.Faint, r.Itself, r.Instead = folded(r.Outside), folded(r.Meant), folded(r.Within), folded(r.Around), folded(r.Abroad), folded(r.Faint), folded(r.Itself), folded(r.Instead)
	if r.Own != nil {
		r.Own.In, r.Own.Reads = folded(r.Own.In), folded(r.Own.Reads)
		r.Own.Decides, r.Own.Refuses = r.Own.Decides.Within(`(?i)`, ``), r.Own.Refuses.Within(`(?i)`, ``)
	}
	if r.Flow != nil {
		r.Flow.Checked = r.Flow.Checked.Within(`(?i)`, ``)
		r.Flow.Handed = folded(r.Flow.Handed)
		r.Flow.Tested = folded(r.Flow.Tested)
		r.Flow.Mode = r.Flow.Mode.Within(`(?i)`, ``)
		r.Flow.Unanswered = folded(r.Flow.Unanswered)
		r.Flow.Vouched = folded(r.Flow.Vouched)
	}
	r.Chosen = r.Chosen.Within(`(?i)`, ``)
	for _, e := range []*Evidence{r.Evidence, r.Labels} {
		if e != nil {
			e.Names, e.Except, e.Passed, e.Unless = e.Names.Within(`(?i)`, ``), e.Except.Within(`(?i)`, ``), e.Passed.Within(`(?i)`, ``), e.Unless.Within(`(?i)`, ``)
		}
	}
	if !slices.Contains(severities, r.Severity) {
		d.errorf(at("severity"), "severity %q is none of %s", r.Severity, strings.Join(severities, ", "))
	} else if r.Score < leastScore[r.Severity] || r.Score > mostScore[r.Severity] {
		d.errorf(at("score"), "score %g is not that of severity %s: %g to %g", r.Score, r.Severity,
			leastScore[r.Severity], mostScore[r.Severity])
	}
	for _, t := range []struct{ key, text string }{{"title", r.Title}, {"summary", r.Summary}, {"message", r.Message},
		{"why", r.Why}, {"description", r.Description}, {"remedy", r.Remedy}} {
		if t.text == "" {
			d.errorf(n, "the rule has no %s", t.key)
		}
	}
	for _, p := range placeholder.FindAllString(r.Message, -1) {
		if p != "{source}" && p != "{sink}" {
			d.errorf(at("message"), "%s is neither {source} nor {sink}", p)
		}
	}
	for _, u := range r.References {
		if !strings.HasPrefix(u, "https://") {
			d.errorf(at("references"), "reference %q is no https URL", u)
		}
	}
	r.checkCWE(d, at)
	if !d.file.user {
		r.testdata = path.Join(strings.TrimPrefix(path.Dir(d.file.name), "knowledge/"), "testdata")
	}
}

func (f *Flow) finish(d *decoder, n *yaml.Node) {
	if lookup(n, "sink") == nil {
		d.errorf(n, "the flow has no sink")
	}
	f.Column = f.Column.Within(`(?i)`, ``)
}

// checkCWE holds a rule's weaknesses against the catalog's mapping usage. The built-in rules are held against it by a
// test, so that a start of the program need not read the catalog.
func (r *Rule) checkCWE(d *decoder, at func(string) *yaml.Node) {
	if !d.file.user {
		return
	}
	d.checkWeakness(at("cwe"), r.CWE, r.Mapping)
	for _, id := range r.Also {
		d.checkWeakness(at("also"), id, "other")
	}
}

func (d *decoder) checkWeakness(n *yaml.Node, id int, mapping string) {
	switch e, ok := cwe.Lookup(id); {
	case !ok || e.Kind != cwe.Weakness:
		d.errorf(n, "CWE-%d is no weakness of the catalog %s", id, cwe.Version)
	case e.Usage == cwe.AllowedWithReview && mapping == "":
		d.errorf(n, "mapping is missing: CWE-%d is Allowed-with-Review, so say why no closer weakness fits", id)
	case e.Usage != cwe.Allowed && e.Usage != cwe.AllowedWithReview:
		d.errorf(n, "CWE-%d (%s) must not be used for mapping: its usage is %s", id, e.Name, e.Usage)
	}
}
