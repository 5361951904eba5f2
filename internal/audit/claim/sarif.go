package claim

import (
	"cmp"
	"net/url"
	"path"
	"strconv"
	"strings"
)

// isSARIF says whether a document is a SARIF log.
func isSARIF(n *node) bool {
	if n.get("runs") == nil || n.get("runs").kind != arrayNode {
		return false
	}
	if strings.Contains(n.get("$schema").str(), "sarif") || strings.HasPrefix(n.get("version").str(), "2.") {
		return true
	}
	for i := range n.get("runs").list() {
		if n.get("runs").items[i].get("tool", "driver") != nil {
			return true
		}
	}
	return false
}

// sarifRun is what the results of a run refer to.
type sarifRun struct {
	run   *node
	tool  string
	rules map[string]*node // by id
	parts []*node          // the driver, then the extensions
	bases map[string]string
}

// readSARIF makes a claim of every result, whatever it lacks, so that a claim's Index is the result's number.
func readSARIF(rev *Review, log *node) {
	for i := range log.get("runs").list() {
		run := newSARIFRun(&log.get("runs").items[i])
		rev.addTool(run.tool)
		results := run.run.get("results").list()
		for k := range results {
			c := run.claim(&results[k])
			c.Run, c.Result = i, k
			rev.add(c)
		}
	}
}

func newSARIFRun(n *node) *sarifRun {
	r := &sarifRun{run: n, tool: n.get("tool", "driver", "name").str(), rules: map[string]*node{}, bases: map[string]string{}}
	r.parts = append(r.parts, n.get("tool", "driver"))
	extensions := n.get("tool", "extensions").list()
	for i := range extensions {
		r.parts = append(r.parts, &extensions[i])
	}
	for _, part := range r.parts {
		rules := part.get("rules").list()
		for i := range rules {
			if id := rules[i].get("id").str(); r.rules[id] == nil {
				r.rules[id] = &rules[i]
			}
		}
	}
	if bases := n.get("originalUriBaseIds"); bases != nil && bases.kind == objectNode {
		for _, id := range bases.keys {
			r.bases[id] = r.base(bases, id, 0)
		}
	}
	return r
}

// base is the folder that a base id stands for, relative to the root: "" for bases that are roots themselves, as an
// absolute path is where the tool ran and no part of the project.
func (r *sarifRun) base(bases *node, id string, depth int) string {
	uri := bases.get(id, "uri").str()
	if above := bases.get(id, "uriBaseId").str(); above != "" && depth < 10 {
		return path.Join(r.base(bases, above, depth+1), fileOf(uri))
	}
	if uri == "" || strings.Contains(uri, ":") || strings.HasPrefix(uri, "/") {
		return ""
	}
	return fileOf(uri)
}

// rule is the description of a result's rule, nil where there is none.
func (r *sarifRun) rule(result *node) *node {
	part := r.parts[0]
	if i := result.get("rule", "toolComponent", "index"); i != nil && i.int()+1 < len(r.parts) {
		part = r.parts[i.int()+1]
	} else if name := result.get("rule", "toolComponent", "name").str(); name != "" {
		for _, p := range r.parts {
			if p.get("name").str() == name {
				part = p
			}
		}
	}
	id := cmp.Or(result.get("ruleId").str(), result.get("rule", "id").str())
	for _, index := range []*node{result.get("ruleIndex"), result.get("rule", "index")} {
		rules := part.get("rules").list()
		if index != nil && index.kind == numberNode && !strings.HasPrefix(index.text, "-") && index.int() < len(rules) {
			rule := &rules[index.int()]
			if id == "" || rule.get("id").str() == id || strings.HasPrefix(id, rule.get("id").str()+"/") {
				return rule
			}
		}
	}
	for id != "" { // "CA1000/1" is a sub-rule of "CA1000"
		if rule := r.rules[id]; rule != nil {
			return rule
		}
		id = id[:max(strings.LastIndexByte(id, '/'), 0)]
	}
	return nil
}

func (r *sarifRun) claim(result *node) Claim {
	rule := r.rule(result)
	c := Claim{Start: result.start, End: result.end, Tool: r.tool}
	c.Rule = cmp.Or(result.get("ruleId").str(), result.get("rule", "id").str(), rule.get("id").str())
	more := propertiesOf(&c, result.get("properties"))
	c.Text = more.added(r.message(result.get("message"), rule))
	said := newFields(&Claim{}) // labels in the text, which say more than what the tool says of the rule
	zones := zonesOf(c.Text)
	labelledFields(said, c.Text, zones)
	for _, s := range said.c.Symbols {
		c.putSymbol(s)
	}
	c.Severity = cmp.Or(
		c.Severity, said.c.Severity, property(result, "security-severity"), property(rule, "security-severity"),
		property(rule, "severity"), result.get("level").str(), rule.get("defaultConfiguration", "level").str(),
	)
	c.Confidence = cmp.Or(c.Confidence, said.c.Confidence, property(rule, "confidence"), property(rule, "precision"))
	r.places(&c, result)
	r.weaknesses(&c, result, rule)
	c.Remedy = cmp.Or(c.Remedy, result.get("fixes").first().get("description", "text").str())
	c.RuleText = ruleText(rule)
	read := reading{title: cmp.Or(plainTitle(firstLine(said.title)), firstLine(c.Text)), rule: ruleName(c.Rule, rule), zones: zones}
	if c.Text == "" { // the rule's message stands for the result's
		c.Text = cmp.Or(rule.get("fullDescription", "text").str(), rule.get("shortDescription", "text").str(), rule.get("name").str())
		read.title, read.zones = firstLine(c.Text), nil
	}
	c.understand(read)
	c.Quotes = append(c.Quotes, more.quotes...)
	switch result.get("kind").str() {
	case "pass", "notApplicable":
		c.Safe = true
	}
	return c
}

// propertiesOf reads what tools and models keep among the properties of a result, by the names of the keys: severity,
// function, description, code. Places are those of the standard's own fields.
func propertiesOf(c *Claim, properties *node) *jsonFinding {
	f := &jsonFinding{fields: newFields(&Claim{})}
	if properties != nil && properties.kind == objectNode {
		f.object(properties, "", 1)
	}
	c.Severity, c.Confidence, c.Remedy, c.Label, c.Symbols = f.c.Severity, f.c.Confidence, f.c.Remedy, f.c.Label, f.c.Symbols
	return f
}

// added is a message with the texts that the properties add to it, each behind its label.
func (f *jsonFinding) added(message string) string {
	var b strings.Builder
	b.WriteString(message)
	for _, p := range [...]part{partDescription, partImpact, partProof} {
		for _, x := range f.chunks {
			text := strings.TrimSpace(x.text)
			if x.part != p || text == "" || strings.Contains(b.String(), text) {
				continue
			}
			if b.Len() > 0 {
				b.WriteString("\n\n")
				b.WriteString(strings.ToUpper(string(p[:1])) + string(p[1:]) + ": ")
			}
			b.WriteString(text)
		}
	}
	return b.String()
}

// message is a text with its placeholders ({0}) filled in.
func (r *sarifRun) message(m, rule *node) string {
	text := cmp.Or(m.get("text").str(), m.get("markdown").str())
	if id := m.get("id").str(); text == "" && id != "" {
		text = rule.get("messageStrings", id, "text").str()
	}
	var pairs []string
	for i, x := range m.get("arguments").list() {
		pairs = append(pairs, "{"+strconv.Itoa(i)+"}", x.str())
	}
	return strings.NewReplacer(pairs...).Replace(text) // all at once: an argument may have braces of its own
}

func (r *sarifRun) places(c *Claim, result *node) {
	add := func(locations *node, role Role) {
		list := locations.list()
		for i := range list {
			r.place(c, &list[i], role)
		}
	}
	add(result.get("locations"), Main)
	if len(c.Places) == 0 {
		if uri := result.get("analysisTarget"); uri != nil {
			r.place(c, &node{kind: objectNode, keys: []string{"physicalLocation"}, items: []node{
				{kind: objectNode, keys: []string{"artifactLocation"}, items: []node{*uri}}}}, Main)
		}
	}
	add(result.get("relatedLocations"), Related)
	for _, flows := range [][]node{result.get("codeFlows").list(), result.get("stacks").list()} {
		for i := range flows {
			threads := flows[i].get("threadFlows").list()
			for k := range threads {
				steps := threads[k].get("locations").list()
				for s := range steps {
					r.place(c, steps[s].get("location"), Step)
				}
			}
		}
	}
}

func (r *sarifRun) place(c *Claim, location *node, role Role) {
	if len(c.Places) >= maxPlaces {
		return
	}
	physical := location.get("physicalLocation")
	artifact := physical.get("artifactLocation")
	if i := artifact.get("index"); i != nil && artifact.get("uri") == nil {
		if list := r.run.get("artifacts").list(); i.kind == numberNode && i.int() < len(list) {
			artifact = list[i.int()].get("location")
		}
	}
	p := Place{Role: role, File: fileOf(artifact.get("uri").str())}
	if base := r.bases[artifact.get("uriBaseId").str()]; base != "" && p.File != "" {
		p.File = path.Join(base, p.File)
	}
	region := physical.get("region")
	p.Line, p.Last = region.get("startLine").int(), region.get("endLine").int()
	p.Column, p.Stop = region.get("startColumn").int(), region.get("endColumn").int()
	p.Last = max(p.Last, p.Line)
	logical := location.get("logicalLocations").list()
	for i := range logical {
		name := cmp.Or(logical[i].get("fullyQualifiedName").str(), logical[i].get("name").str())
		if p.Function == "" && name != "" {
			p.Function = name
		}
	}
	if p.File == "" && p.Line == 0 && p.Function == "" {
		return
	}
	if code := region.get("snippet", "text").str(); code != "" && role == Main {
		c.Quotes = append(c.Quotes, Quote{Code: code, File: p.File, Line: p.Line})
	}
	c.Places = append(c.Places, p)
}

// weaknesses are those that fields of the result and of its rule give; the text's own come when it is read.
func (r *sarifRun) weaknesses(c *Claim, result, rule *node) {
	taxa := result.get("taxa").list()
	for i := range taxa {
		r.taxon(c, &taxa[i], false)
	}
	c.weaknessFields(result.get("properties"), false)
	if _, ok := parseWeakness(c.Rule); ok {
		c.addWeakness(c.Rule, false)
	}
	relations := rule.get("relationships").list()
	for i := range relations {
		r.taxon(c, relations[i].get("target"), true)
	}
	c.weaknessFields(rule.get("properties"), true)
}

// taxon takes a reference to an entry of a taxonomy that is CWE, by name or by the id itself.
func (r *sarifRun) taxon(c *Claim, ref *node, rule bool) {
	id := ref.get("id").str()
	taxonomies := r.run.get("taxonomies").list()
	component := ref.get("toolComponent", "name").str()
	if i := ref.get("toolComponent", "index"); i != nil && i.int() < len(taxonomies) {
		component = cmp.Or(component, taxonomies[i.int()].get("name").str())
		taxa := taxonomies[i.int()].get("taxa").list()
		if k := ref.get("index"); id == "" && k != nil && k.int() < len(taxa) {
			id = taxa[k.int()].get("id").str()
		}
	}
	if strings.EqualFold(component, "CWE") || strings.HasPrefix(strings.ToUpper(id), "CWE") {
		c.addWeakness(id, rule)
	}
}

// property is a text among the properties of a result or rule.
func property(n *node, key string) string {
	return n.get("properties", key).str()
}

func (n *node) first() *node {
	if list := n.list(); len(list) > 0 {
		return &list[0]
	}
	return nil
}

// ruleText is all that a tool says of a rule in general.
func ruleText(rule *node) string {
	var parts []string
	add := func(s string) {
		if s = strings.TrimSpace(s); s != "" {
			for _, p := range parts {
				if p == s {
					return
				}
			}
			parts = append(parts, s)
		}
	}
	add(rule.get("name").str())
	for _, key := range []string{"shortDescription", "fullDescription", "help"} {
		add(cmp.Or(rule.get(key, "text").str(), rule.get(key, "markdown").str()))
	}
	tags := rule.get("properties", "tags").list()
	for i := range tags {
		add(tags[i].str())
	}
	return strings.Join(parts, "\n")
}

// ruleName is what a rule is called, without its lengthy help.
func ruleName(id string, rule *node) string {
	return strings.Join([]string{id, rule.get("name").str(), rule.get("shortDescription", "text").str()}, "\n")
}

// fileOf makes a path of a URI: file://, percent-encoding and backslashes go, "./" too. A URL of another scheme that
// shows a file of a repository gives the file's path in it.
func fileOf(uri string) string {
	uri = strings.TrimSpace(uri)
	if rest, ok := cutFold(uri, "file:"); ok {
		uri = strings.TrimLeft(rest, "/")
		if !drive(uri) {
			uri = "/" + uri
		}
		if decoded, err := url.PathUnescape(uri); err == nil {
			uri = decoded
		}
	} else if decoded, err := url.PathUnescape(uri); err == nil && !strings.ContainsAny(uri, `\ `) {
		uri = decoded
	}
	if strings.IndexByte(uri, '/') >= 0 {
		uri = escapes.Replace(uri)
	}
	uri = strings.ReplaceAll(uri, `\`, "/")
	if uri == "" {
		return ""
	}
	slash := strings.HasSuffix(uri, "/")
	uri = path.Clean(uri)
	if slash && uri != "/" {
		uri += "/"
	}
	return uri
}

// escapes are those of Markdown that names of files need.
var escapes = strings.NewReplacer(`\_`, "_", `\.`, ".", `\-`, "-", `\[`, "[", `\]`, "]", `\(`, "(", `\)`, ")")

// drive says whether a path begins with the letter of a Windows drive.
func drive(p string) bool { return len(p) > 2 && asciiLetter(p[0]) && p[1] == ':' }

func cutFold(s, prefix string) (rest string, ok bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return s, false
	}
	return s[len(prefix):], true
}
