package claim

import (
	"cmp"
	"strings"
)

// A chunk is a text of a finding, which becomes a part of the claim's text.
type chunk struct {
	part part
	name string
	text string
}

// finding makes a claim of an object.
func (r *jsonReader) finding(n *node, o outer) {
	c := Claim{Start: n.start, End: n.end, Tool: o.tool}
	f := &jsonFinding{fields: newFields(&c)}
	f.object(n, "", 0)
	if f.place.File == "" && len(f.places) == 0 {
		f.place.File = o.file
	}
	f.finish()
	c.Places = append(c.Places, f.steps...)
	read := reading{}
	f.text(&c, &read)
	read.rule = strings.Join([]string{c.Rule, f.ruleName}, "\n")
	c.understand(read)
	c.Quotes = append(c.Quotes, f.quotes...)
	r.rev.addTool(c.Tool)
	if c.Text == "" {
		r.rev.left(Leftover{Kind: Unreadable, Title: cut(oneLine(r.rev.Text[n.start:n.end]), maxTitle), Of: -1, Start: n.start, End: n.end})
		return
	}
	r.rev.add(c)
}

type jsonFinding struct {
	*fields
	chunks   []chunk
	quotes   []Quote
	steps    []Place
	ruleName string
}

const maxNesting = 6

// object takes the fields of an object, and of those in it. in is the key that it stands under.
func (f *jsonFinding) object(n *node, in string, depth int) {
	for i, key := range n.keys {
		f.value(&n.items[i], key, in, depth)
	}
}

func (f *jsonFinding) value(x *node, key, in string, depth int) {
	name := plainName(key)
	p := keyPart(key)
	switch {
	case x.kind == nullNode || depth > maxNesting:
	case p == partCWE:
		f.c.weaknessValue(x, f.rule)
	case x.kind == arrayNode:
		f.list(x, key, name, p, depth)
	case x.kind == objectNode:
		f.nested(x, key, name, depth)
	case in == "end" && p == partLine || in == "end location" && (p == partLine || name == "row"):
		f.place.Last = x.int()
	case in == "end" && p == partColumn || in == "end location" && p == partColumn:
		f.place.Stop = x.int()
	case name == "row":
		f.set(partLine, "line", x.text)
	case in == "rule" && p == partDescription, in == "rule" && p == partTitle:
		f.ruleName += x.text + "\n"
	case in == "rule" && p == partLabel:
		f.c.Rule = cmp.Or(f.c.Rule, x.text)
	case p == partEvidence && ruleID(x.text):
		f.c.Rule = cmp.Or(f.c.Rule, x.text)
	case p == partLine && strings.ContainsAny(x.text, "\n=("), p == partEvidence:
		f.quote(x.text)
	case p == partColumn || p == partStop || p == partLine || p == partLast || p == partFile || p == partLocation || p == partSeverity ||
		p == partConfidence || p == partLabel || p == partRule || p == partTool:
		f.set(p, name, x.text)
	case p == partFunction:
		f.set(p, name, x.text)
		if x.kind == textNode {
			f.chunks = append(f.chunks, chunk{p, name, x.text})
		}
	case x.kind == textNode && (p == partTitle || p == partKind || p == partDescription || p == partImpact || p == partProof || p == partRemedy):
		if p == partKind && (name == "test name" || name == "check name") {
			f.ruleName += x.text + "\n"
			return
		}
		f.set(p, name, x.text)
		f.chunks = append(f.chunks, chunk{p, name, x.text})
	}
}

// list takes a list: of lines, of places, of steps, of texts.
func (f *jsonFinding) list(x *node, key, name string, p part, depth int) {
	switch {
	case steps[name]:
		for i := range x.items {
			f.steps = append(f.steps, nodePlaces(&x.items[i], Step)...)
		}
		return
	case name == "line range":
		f.lineRange(x)
		return
	}
	if p == partLine && len(x.items) == 2 && x.items[0].kind == numberNode {
		f.lineRange(x)
		return
	}
	if key == "tags" {
		f.c.weaknessFields(&node{kind: objectNode, keys: []string{"tags"}, items: []node{*x}}, true)
		return
	}
	for i := range x.items {
		item := &x.items[i]
		switch {
		case item.kind == objectNode && (p == partLocation || p == partFile || name == "locations"):
			f.places = append(f.places, nodePlaces(item, Main)...)
		case item.kind == textNode || item.kind == numberNode:
			f.value(item, key, "", depth+1)
		case item.kind == objectNode && p != "":
			f.object(item, name, depth+1)
		}
	}
}

func (f *jsonFinding) lineRange(x *node) {
	if n := len(x.items); n > 0 && x.items[0].int() > 0 {
		f.lines = append(f.lines[:0], lines{first: x.items[0].int(), last: max(x.items[0].int(), x.items[n-1].int())})
	}
}

// nested takes an object within a finding.
func (f *jsonFinding) nested(x *node, key, name string, depth int) {
	switch {
	case keyPart(key) == partTool:
		f.c.Tool = cmp.Or(f.c.Tool, x.get("name").str())
	case keyPart(key) == partOther: // the author, the package ...
	case key == "rule":
		rule := f.rule
		f.rule = true
		f.object(x, "rule", depth+1)
		f.rule = rule
	case name == "metadata":
		rule := f.rule
		f.rule = true
		for i, k := range x.keys {
			if keyPart(k) == partCWE {
				f.c.weaknessValue(&x.items[i], true)
			}
		}
		f.rule = rule
	default:
		f.object(x, name, depth+1)
	}
}

// quote takes code; the numbers of lines that some tools put before them go.
func (f *jsonFinding) quote(code string) {
	code = strings.Trim(code, "\r\n")
	if inside, ok := strings.CutPrefix(code, "```"); ok {
		_, inside, _ = strings.Cut(inside, "\n")
		code = strings.TrimRight(strings.TrimSuffix(strings.TrimRight(inside, " \n"), "```"), "\r\n")
	}
	code, line := unnumber(code)
	if strings.TrimSpace(code) != "" && len(f.quotes) < maxQuotes {
		f.quotes = append(f.quotes, Quote{Code: code, Line: line})
	}
}

// nodePlaces are the places in an object that describes one, or in a text.
func nodePlaces(x *node, role Role) []Place {
	var places []Place
	if x.kind == textNode {
		places = placesIn(x.text)
	} else {
		f := &jsonFinding{fields: newFields(&Claim{})}
		f.object(x, "", 1)
		f.finish()
		places = f.c.Places
	}
	for i := range places {
		places[i].Role = role
	}
	return places
}

// text puts the texts of a finding together, the title first, with a zone for each.
func (f *jsonFinding) text(c *Claim, r *reading) {
	var b strings.Builder
	put := func(text string, p part) {
		text = strings.TrimSpace(text)
		if text == "" || strings.Contains(b.String(), text) && p != partRemedy {
			return
		}
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		start := b.Len()
		b.WriteString(text)
		if p == partDescription {
			for _, z := range zonesOf(text) {
				r.zones = append(r.zones, zone{z.start + start, z.end + start, z.part})
			}
		} else {
			r.zones = append(r.zones, zone{start, b.Len(), p})
		}
	}
	title := f.title
	if title == "" && len(f.kinds) > 0 {
		title = f.kinds[0]
	}
	put(title, partTitle)
	r.titleEnd = b.Len()
	for _, k := range f.kinds {
		put(k, partKind)
		r.titleEnd = b.Len()
	}
	for _, p := range [...]part{partDescription, partFunction, partImpact, partProof, partRemedy} {
		for _, x := range f.chunks {
			if x.part == p {
				put(x.text, p)
			}
		}
	}
	c.Text = b.String()
	if r.titleEnd == 0 { // the message is all there is
		r.title = firstLine(c.Text)
	} else {
		r.title = plainTitle(firstLine(c.Text))
	}
	c.Remedy = strings.TrimSpace(c.Remedy)
}

// ruleID says whether a value is the id of a rule ("S105", "B608") and no code.
func ruleID(s string) bool {
	letters := 0
	for letters < len(s) && asciiLetter(s[letters]) {
		letters++
	}
	return letters > 0 && letters < 6 && len(s) > letters && len(s) < 12 && strings.Trim(s[letters:], "0123456789") == ""
}

// toolOf is the tool that wrote a document, as far as the document says so or has a shape that only one tool writes.
func toolOf(n *node) string {
	for _, way := range [][]string{{"tool", "name"}, {"tool"}, {"scanner"}, {"model"}, {"generator"}} {
		if x := n.get(way...); x != nil && x.kind == textNode {
			return x.text
		}
	}
	first := n.get("results").first()
	switch {
	case first.get("test_id") != nil && first.get("issue_text") != nil:
		return "bandit"
	case first.get("check_id") != nil && first.get("extra") != nil:
		return "semgrep"
	case n.get("Issues") != nil && n.get("GosecVersion") != nil || n.get("Golang errors") != nil:
		return "gosec"
	case n.first().get("end_location") != nil && n.first().get("noqa_row") != nil:
		return "ruff"
	}
	return ""
}
