package claim

import (
	"cmp"
	"slices"
	"strings"
)

// A segmenter finds the claims in an outline.
//
// A node is a claim if it names a weakness and does not rather hold several claims. Headings that name parts of a claim
// ("Impact") belong to the claim before them; those that name parts of a review ("Conclusion") hold no claims, except for
// findings. What a summary lists is looked at last: it repeats claims, or else, where it does not, makes new ones.
type segmenter struct {
	*outline
	signals *signals
	rev     *Review
	subject string
	later   []deferred
	found   []stretch // in any order
}

// A stretch is where a claim stands.
type stretch struct {
	start, end   int
	node, id     int
	label, title string
	ctx          context
	row          []cell // of a table's row, with the columns' names
	claim        *Claim // that JSON in the text makes
}

// A deferred node is looked at when the other claims are known.
type deferred struct {
	node int
	kind LeftoverKind
	ctx  context
}

// A context is what headings above a claim say.
type context struct {
	titles   []string // of headings that say something, the outermost first
	severity string
	safe     bool // below a heading that says that all is well
	findings bool // below a heading that promises findings
	named    bool // below a heading that names a weakness, of which places follow
	depth    int
}

// above are the headings, the closest first.
func (c context) above() []string {
	titles := slices.Clone(c.titles)
	slices.Reverse(titles)
	return titles
}

// maxOutline is how deep an outline is followed; what lies deeper belongs to the node above.
const maxOutline = 40

// segment finds the claims of an outline; subject is that of a mail, "" otherwise.
func segment(rev *Review, o *outline, subject string) {
	s := &segmenter{outline: o, signals: newSignals(o.text), rev: rev, subject: subject}
	if s.oneReport(0) {
		s.claim(0, o.blocks[0].start, o.blocks[len(o.blocks)-1].end, context{})
	} else {
		s.visit(0, context{})
	}
	s.finish()
}

// oneReport says whether all that lies below a node is one report on one weakness: its headings name parts of a claim,
// and nothing else but what may be a part of either ("Summary").
func (s *segmenter) oneReport(node int) bool {
	parts := 0
	for _, k := range s.kids[node] {
		if s.blocks[k-1].kind != headingBlock {
			continue
		}
		switch p := s.class(k, false); {
		case p == "" || p == partFindings:
			return false
		case !p.section():
			parts++
		}
	}
	return parts >= 2
}

// visit looks for claims among what belongs to a node that is none itself.
func (s *segmenter) visit(node int, ctx context) {
	ctx.depth++
	details := false // headings below hold the claims: lists and tables beside them are summaries
	for _, k := range s.kids[node] {
		if s.blocks[k-1].kind == headingBlock && s.class(k, true) == "" && s.signals.evident(s.start(k), s.ends[k]) || s.blocks[k-1].kind == headingBlock && s.class(k, true) == partFindings {
			details = true
		}
	}
	claims, items := 0, 0
	for _, k := range s.kids[node] {
		if s.blocks[k-1].kind == itemBlock && s.blocks[k-1].number != "" {
			items++
			if s.signals.evident(s.start(k), s.ends[k]) {
				claims++
			}
		}
	}
	numbered := items > 1 && 2*claims >= items // a list of which most are claims
	open := -1                                 // the claim that following parts belong to
	for _, k := range s.kids[node] {
		b := &s.blocks[k-1]
		switch {
		case b.kind == headingBlock:
			open = s.heading(k, ctx, open)
		case b.kind == itemBlock && details:
			s.later = append(s.later, deferred{k, Summary, ctx})
		case b.kind == itemBlock:
			open = s.item(k, ctx, open, numbered)
		case b.kind == tableBlock && findingsTable(s.text[b.start:b.end]):
			s.later = append(s.later, deferred{k, Summary, ctx})
		default:
			open = s.leaf(k, ctx, open, details)
		}
	}
}

func (s *segmenter) start(node int) int { return s.blocks[node-1].start }

// heading looks at a heading with all that belongs to it, and returns the claim that parts after it belong to.
func (s *segmenter) heading(k int, ctx context, open int) int {
	p := s.class(k, true)
	if p != "" && open >= 0 && (!p.section() || !s.counts(k) && s.class(k, false) != "" && !s.class(k, false).section()) {
		s.extend(open, s.ends[k])
		return open
	}
	switch p {
	case partFindings:
		ctx.findings = true
		s.under(k, ctx)
		return -1
	case partPraise:
		ctx.safe = true
		s.under(k, ctx)
		return -1
	case partIntroduction, partSummary, partConclusion, partAdvice:
		s.later = append(s.later, deferred{k, LeftoverKind(p), ctx})
		return -1
	}
	return s.node(k, ctx, p == "" && s.counts(k))
}

// under looks for claims below a heading or item, which is listed itself where none of them stands under it.
func (s *segmenter) under(k int, ctx context) {
	ctx.titles = append(slices.Clone(ctx.titles), s.title(k))
	ctx.severity = cmp.Or(severityIn(s.title(k)), ctx.severity)
	found, later := len(s.found), len(s.later)
	s.visit(k, ctx)
	if len(s.found) == found && len(s.later) == later {
		kind := Other
		if ctx.safe {
			kind = Praise
		}
		start, end := s.own(k)
		s.rev.left(Leftover{Kind: kind, Title: s.title(k), Of: -1, Start: start, End: end})
	}
}

// counts says whether a heading has the number of a finding.
func (s *segmenter) counts(k int) bool { return s.blocks[k-1].number != "" }

// node looks at a heading or item that names no part of anything.
func (s *segmenter) node(k int, ctx context, sure bool) int {
	start, end := s.start(k), s.ends[k]
	switch {
	case ctx.depth < maxOutline && s.splits(k):
		ctx.named = ctx.named || s.signals.named(s.titleSpan(k))
		s.under(k, ctx)
	case ctx.safe:
		if !s.signals.denies(start, end) {
			s.leave(k, Praise)
			return -1
		}
		s.claim(k, start, end, ctx)
	case s.signals.evident(start, end) || s.signals.denies(start, end) || ctx.named && s.located(k) || sure && (ctx.findings || in(s.signals.places, start, end) > 0 || s.fields(k)):
		s.claim(k, start, end, ctx)
		return len(s.found) - 1
	default:
		s.leave(k, Other)
	}
	return -1
}

// fields says whether a node has labels that only claims have.
func (s *segmenter) fields(k int) bool {
	for _, kid := range s.kids[k] {
		if l, ok := labelOf(s.text[s.start(kid):min(s.blocks[kid-1].end, lineEnd(s.text, s.start(kid)))]); ok && (l.part == partSeverity || l.part == partRemedy || l.part == partImpact || l.part == partCWE) {
			return true
		}
	}
	return false
}

// splits says whether a node holds claims rather than is one.
func (s *segmenter) splits(k int) bool {
	named := s.signals.named(s.titleSpan(k))
	sections, parts, claims, evident, items, located := 0, 0, 0, 0, 0, 0
	for _, kid := range s.kids[k] {
		b := &s.blocks[kid-1]
		p := part("")
		if b.kind == headingBlock || b.kind == itemBlock {
			p = s.class(kid, false)
		}
		start, end := s.titleSpan(kid)
		switch {
		case b.kind == headingBlock && p == partFindings:
			return true
		case b.kind == headingBlock && p.section():
			sections++
		case b.kind == headingBlock && p != "":
			parts++
		case b.kind == headingBlock && (s.signals.named(start, end) || in(s.signals.places, start, end) > 0 || b.number != "") && s.signals.evident(s.start(kid), s.ends[kid]):
			claims++
		case b.kind == tableBlock && !named && findingsTable(s.text[b.start:b.end]):
			claims++
		case b.kind == itemBlock && p == "":
			items++
			if s.located(kid) {
				located++
			}
			if s.signals.named(s.start(kid), s.ends[kid]) || in(s.signals.denied, s.start(kid), s.ends[kid]) > 0 {
				evident++
			}
		case b.kind == itemBlock:
			parts++
		}
	}
	switch {
	case claims > 1 || claims == 1 && !named || located > 1 && located == items && parts == 0:
		return true
	case named || parts > 0:
		return false
	case sections > 0:
		return true
	}
	start, end := s.own(k)
	if s.blocks[k-1].kind == itemBlock && s.signals.named(start, end) {
		return false
	}
	return evident > 0 && 2*evident >= items
}

// located says whether an item begins with a place and goes on to say something of it.
func (s *segmenter) located(k int) bool {
	b := &s.blocks[k-1]
	if b.kind != itemBlock {
		return false
	}
	line := s.text[b.text:min(lineEnd(s.text, b.text), b.end)]
	files := filesIn(cut(line, maxPath))
	if len(files) == 0 || strings.Trim(line[:files[0][0]], " *_`[(\"'") != "" {
		return false
	}
	_, end := linesAfter(line, files[0][1])
	return len(split(cut(line[end:], maxTitle), false)) > 2
}

// titleSpan is the first line of a node.
func (s *segmenter) titleSpan(k int) (start, end int) {
	b := &s.blocks[k-1]
	return b.start, min(lineEnd(s.text, b.text), b.end)
}

// item looks at an item of a list.
func (s *segmenter) item(k int, ctx context, open int, numbered bool) int {
	if p := s.class(k, false); p != "" && p != partFindings && (open >= 0 || !s.signals.named(s.start(k), s.ends[k])) && p != partTitle && p != partKind {
		if open >= 0 {
			s.extend(open, s.ends[k])
		} else {
			s.leave(k, Other)
		}
		return open
	}
	return s.node(k, ctx, numbered && s.blocks[k-1].number != "")
}

// leaf looks at a paragraph, a code block, a quotation or a table.
func (s *segmenter) leaf(k int, ctx context, open int, details bool) int {
	b := &s.blocks[k-1]
	text := s.text[b.start:b.end]
	if b.apart {
		open = -1
	}
	if open < 0 && !ctx.safe && s.embedded(b, ctx) {
		return -1
	}
	l, labelled := labelOf(text[:lineEnd(text, 0)])
	if open >= 0 && (b.kind != textBlock || labelled && !l.part.section() && l.part != partTitle) {
		s.extend(open, b.end)
		return open
	}
	switch {
	case closing(text):
		s.leave(k, Conclusion)
		return -1
	case b.kind != textBlock && b.kind != quoteBlock:
		s.leave(k, Other)
	case ctx.safe && s.signals.denies(b.start, b.end):
		s.claim(k, b.start, b.end, ctx)
	case ctx.safe:
		s.leave(k, Praise)
	case details:
		s.leave(k, Introduction)
	case open >= 0 && !s.startsClaim(b, open):
		s.extend(open, b.end)
		return open
	case s.signals.named(b.start, b.end) && (ctx.findings || in(s.signals.numbers, b.start, b.end) > 0 || in(s.signals.places, b.start, b.end) > 0 || symbolIn(text) || len(ctx.titles) > 0) || s.signals.denies(b.start, b.end):
		s.claim(k, b.start, b.end, ctx)
		return len(s.found) - 1
	default:
		kind := Other
		if len(s.found) == 0 {
			kind = Introduction
		}
		s.leave(k, kind)
	}
	return -1
}

// startsClaim says whether a paragraph behind a claim is a claim of its own: it names a weakness, and gives a number or
// a place of its own.
func (s *segmenter) startsClaim(b *block, open int) bool {
	if s.signals.denies(b.start, b.end) && in(s.signals.places, b.start, b.end) > 0 {
		return true
	}
	if !s.signals.named(b.start, b.end) || advises(s.text[b.start:b.end]) {
		return false
	}
	return in(s.signals.numbers, b.start, b.end) > 0 || in(s.signals.places, b.start, b.end) > 0 && in(s.signals.places, s.found[open].start, s.found[open].end) > 0
}

func symbolIn(text string) bool {
	if strings.Contains(text, "`") {
		return true
	}
	text = cut(text, 2000)
	for _, m := range namesIn(text) {
		if symbolLike(text[m[0]:m[1]]) {
			return true
		}
	}
	return false
}

// closing says whether a paragraph concludes a review or takes leave.
func closing(text string) bool {
	text = strings.ToLower(strings.TrimLeft(cut(text, 80), "*_ \t>"))
	for _, words := range [...]string{
		"in conclusion", "in summary", "overall,", "overall ", "to summarize", "to summarise", "in short", "to conclude", "please let me know", "let me know", "these issues", "these vulnerabilities", "these findings",
		"the above", "all of these", "addressing these", "by addressing", "it is important to", "it's important to", "note that this", "insgesamt", "zusammenfassend", "en conclusion", "en résumé", "en conclusión", "en resumen", "总之", "以上",
		"conclusion:", "summary:", "i hope this", "hope this", "thank you", "thanks", "best regards", "regards", "cheers", "sincerely",
	} {
		if strings.HasPrefix(text, words) {
			return true
		}
	}
	return false
}

// severityIn is the severity that a heading names, "" where none.
func severityIn(title string) string {
	for _, w := range split(title, false) {
		switch w.text {
		case "critical", "high", "medium", "low", "informational", "info", "minor", "major", "moderate":
			return w.text
		}
	}
	return ""
}

func (s *segmenter) leave(k int, kind LeftoverKind) {
	s.rev.left(Leftover{Kind: kind, Title: s.title(k), Of: -1, Start: s.start(k), End: s.ends[k]})
}

func (s *segmenter) extend(claim, end int) {
	s.found[claim].end = max(s.found[claim].end, end)
}

// claim makes a claim of a stretch of text that begins with a node; its text is read when all claims are known.
func (s *segmenter) claim(k, start, end int, ctx context) {
	f := stretch{start: start, end: end, node: k, ctx: ctx, id: len(s.found)}
	if k > 0 {
		f.label, f.title = s.blocks[k-1].number, s.title(k)
	}
	s.found = append(s.found, f)
}
