package claim

import (
	"cmp"
	"path/filepath"
	"strings"
)

// readProse reads Markdown, plain text and mails.
func readProse(rev *Review) {
	rev.Format = proseFormat(rev.Name, rev.Text)
	var forms []mailForm
	subject := ""
	if m, ok := mailOf(rev.Text); ok {
		rev.Format = Mail
		forms, subject = mailForms(rev.Text, m), m.subject
		for _, f := range forms {
			title := firstLine(rev.Text[f.start:f.end])
			rev.left(Leftover{Kind: f.kind, Title: title, Of: -1, Start: f.start, End: f.end})
		}
	}
	segment(rev, newOutline(rev.Text, blocksOf(rev.Text, forms)), subject)
}

func proseFormat(name, text string) Format {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".md", ".markdown", ".mdx":
		return Markdown
	}
	return Text
}

// embedded makes claims of the JSON in a block, as models answer with, and says whether there were any.
func (s *segmenter) embedded(b *block, ctx context) bool {
	start, end := b.start, b.end
	if b.kind == codeBlock && b.json == 0 {
		fences := fencesOf(s.text[b.start:b.end])
		if len(fences) == 0 {
			return false
		}
		start, end = b.start+fences[0].inner, b.start+fences[0].innerStop
	}
	text := s.text[start:end]
	if content := strings.TrimLeft(text, " \t\r\n"); content == "" || content[0] != '[' && content[0] != '{' {
		return false
	}
	trees, err := parseRelaxed(text)
	inner := &Review{Text: text}
	readTrees(inner, trees)
	if len(inner.Claims) == 0 {
		return false
	}
	for i := range inner.Claims {
		c := &inner.Claims[i]
		c.Start, c.End, c.Above = c.Start+start, c.End+start, ctx.above()
		s.put(stretch{start: c.Start, end: c.End, label: c.Label, title: c.Title, claim: c})
	}
	for _, l := range inner.Leftovers {
		l.Start, l.End = l.Start+start, l.End+start
		s.rev.left(l)
	}
	if err != nil {
		s.rev.left(Leftover{Kind: Unreadable, Title: err.Error(), Of: -1, Start: end, End: end})
	}
	for _, tool := range inner.Tools {
		s.rev.addTool(tool)
	}
	return true
}

// read takes the text of a claim apart.
func (s *segmenter) read(f *stretch) Claim {
	if f.claim != nil {
		return *f.claim
	}
	text := strings.TrimRight(s.text[f.start:f.end], " \t\r\n")
	c := Claim{Start: f.start, End: f.start + len(text), Text: text, Label: f.label}
	r := reading{}
	fs := newFields(&c)
	if f.row != nil {
		for _, x := range f.row {
			r.zones = append(r.zones, zone{x.start - f.start, x.end - f.start, cmp.Or(x.part, partDescription)})
			if x.part != "" {
				fs.set(x.part, "", s.text[x.start:x.end])
			}
		}
		r.title = cmp.Or(f.title, plainTitle(strings.Trim(text, "| ")))
		r.titleEnd = -1
	} else {
		r.zones = zonesOf(text)
		labelledFields(fs, text, r.zones)
		r.title, r.titleEnd = s.titleOf(f, text)
	}
	fs.finish()
	if first, ok := labelOf(text[:lineEnd(text, 0)]); f.row == nil && (r.title == "" || ok && !first.part.section()) {
		said := fs.title
		if len(fs.kinds) > 0 {
			said = cmp.Or(said, fs.kinds[0])
		}
		r.title = cmp.Or(plainTitle(said), r.title)
	}
	if l, ok := labelOf("# " + r.title); ok && l.whole && fs.title == "" { // "Description": what it says is the title
		rest := strings.TrimSpace(text[r.titleEnd:])
		r.title, r.titleEnd = firstSentence(rest), 0
	}
	if s.subject != "" && len(s.found) == 1 && (f.node == 0 || s.blocks[f.node-1].kind == textBlock) && len(table().phrases.find(split(s.subject, false))) > 0 {
		r.title, r.above = plainTitle(s.subject), []string{s.subject}
	}
	if f.ctx.named && in(s.signals.strong, f.start, min(f.start+max(r.titleEnd, 1), f.end)) == 0 { // one of several places of a weakness
		r.title = cut(f.ctx.titles[len(f.ctx.titles)-1]+": "+r.title, maxTitle)
	}
	r.above = append(r.above, f.ctx.above()...)
	c.understand(r)
	c.Severity = cmp.Or(c.Severity, severityMark(r.title), f.ctx.severity)
	return c
}

// labelledFields sets the fields that stand in lines of their own.
func labelledFields(fs *fields, text string, zones []zone) {
	for _, z := range zones {
		switch z.part {
		case partSeverity, partConfidence, partLabel, partRule, partTool, partTitle, partKind, partFunction, partFile, partLine:
			line := text[z.start:z.end]
			l, ok := labelOf(line)
			if !ok || l.part != z.part {
				continue
			}
			if z.part == partFile { // read with the rest of the text, unless it has no extension
				if value := strings.Trim(strings.TrimSpace(line[l.value:]), "`*\"'"); len(filesIn(value)) > 0 || strings.ContainsAny(value, " \n") || !strings.Contains(value, "/") {
					continue
				}
			}
			if z.part == partLine && len(linesIn(line)) > 0 { // read with the rest of the text
				continue
			}
			line, _, _ = strings.Cut(line, "</")
			value, more, several := strings.Cut(line[l.value:], ", **") // "**Severity:** high, **Confidence:** low"
			fs.set(z.part, l.name, value)
			for several {
				var next string
				next, more, several = strings.Cut(more, ", **")
				if l, ok := labelOf("**" + next); ok && short(l.part) {
					fs.set(l.part, l.name, next[max(l.value-2, 0):])
				}
			}
			if z.part == partKind && (strings.Contains(l.name, "weakness") || strings.Contains(l.name, "cwe")) {
				value := strings.Trim(strings.TrimSpace(line[l.value:]), "*_`")
				if name := cleanName(endOfName(value), true); name != "" && firstWeakness(value) == nil {
					fs.c.putWeakness(Weakness{Name: name, Start: z.start + l.value, End: z.end})
				}
			}
		}
	}
}

// titleOf is the title of a claim and where it ends in its text: the heading, or of an item and a paragraph what is bold
// at its beginning, or its first words up to a colon, a dash or the end of the sentence.
func (s *segmenter) titleOf(f *stretch, text string) (string, int) {
	if f.node == 0 {
		return "", 0
	}
	b := &s.blocks[f.node-1]
	begin := max(b.text-f.start, 0)
	end := min(lineEnd(text, min(begin, len(text))), len(text))
	if begin >= end {
		return plainTitle(text[:end]), end
	}
	if b.kind == headingBlock {
		return plainTitle(text[begin:end]), end
	}
	if b.kind == textBlock { // the first sentence that names something
		title, stop := "", 0
		eachSentence(text, begin, len(text), func(start, end int) {
			if title == "" && s.signals.named(f.start+start, f.start+end) {
				title, stop = plainTitle(text[start:end]), end
			}
		})
		if title != "" && stop-begin > 2*maxTitle || title != "" && strings.Contains(text[begin:stop], ". ") {
			return title, 0
		}
	}
	line := text[begin:end]
	stop := len(line)
	if bold, ok := strings.CutPrefix(line, "**"); ok && strings.Contains(bold, "**") {
		stop = 2 + strings.Index(bold, "**")
	} else if i := titleStop(line); i > 0 {
		stop = i
	}
	if in(s.signals.strong, f.start, f.start+begin+stop) == 0 && in(s.signals.strong, f.start, f.start+end) > 0 { // the name follows
		stop = len(line)
		if i := strings.Index(line, ". "); i > 0 {
			stop = i
		}
	}
	return plainTitle(line[:stop]), begin + stop
}

// titleStop is where the first words of a line end, 0 where it has no end to them.
func titleStop(line string) int {
	best := 0
	from := 0
	if m := firstWeakness(line); m != nil && strings.Trim(line[:m[0]], " *_`[(") == "" {
		from = min(m[1]+2, len(line)) // "CWE-89: SQL injection - ..."
	}
	for _, mark := range []string{": ", " - ", " – ", " — ", ". ", "："} {
		i := strings.Index(line[from:], mark) + from
		if i > from && i < maxTitle && (best == 0 || i < best) && strings.Count(line[:i], "(") <= strings.Count(line[:i], ")") {
			best = i
		}
	}
	return best
}

// firstSentence is the beginning of a text up to the first end of a sentence or line.
func firstSentence(text string) string {
	text = text[:lineEnd(text, 0)]
	if i := strings.Index(text, ". "); i > 0 {
		text = text[:i+1]
	}
	return plainTitle(text)
}

// severityMark is a severity in brackets or before a colon in a title: "[HIGH] ...", "(Medium)".
func severityMark(title string) string {
	for _, w := range split(title, false) {
		switch w.text {
		case "critical", "high", "medium", "low":
			before := w.start > 0 && strings.IndexByte("[(", title[w.start-1]) >= 0
			after := w.end < len(title) && strings.IndexByte("]):", title[w.end]) >= 0
			if before && after || w.start == 0 && after || strings.HasPrefix(title[w.end:], " severity") || strings.HasPrefix(title[w.end:], " Severity") {
				return w.text
			}
		}
	}
	return ""
}
