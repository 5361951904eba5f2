package claim

import (
	"github.com/touchstone-sec/touchstone/internal/regex"
	"strings"
	"unicode"
)

// foreignLanguages are those of code blocks that show how to attack or what comes out, not the code under review.
var foreignLanguages = map[string]bool{
	"bash": true, "sh": true, "shell": true, "console": true, "http": true, "text": true, "txt": true, "curl": true, "output": true,
	"plaintext": true, "zsh": true, "powershell": true, "terminal": true, "shell session": true, "log": true, "request": true, "response": true,
}

var (
	// numbered is a number of a line at the beginning of a line of code: "12 | x = 1", "12: x", "12 x", "> 12 x".
	numbered = regex.NewPattern(`^\s*(?:[>→*-]\s*)?([0-9]{1,6})(?:\s?[|:│┃.)\]]|\t|\s)\s?`)

	// inlineCode is code between backticks, of which there may be several.
	inlineCode = regex.NewPattern("``[^\\n]{1,400}?``|`[^`\\n]{1,400}`|(?i:<code>)[^<\\n]{1,400}(?i:</code>)")

	// route is the way of a URL: it is no code.
	route = regex.NewPattern(`^(?:(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+)?/[\w/<>{}:.*?=&%~-]*$`)

	// payload is what an attacker sends, and no code of the program.
	payload = regex.NewPattern(`(?i)<script|onerror\s*=|alert\(|javascript:|\.\./\.\.|\.\.\\|etc/passwd|'\s*(?:or|and)\s|\bor\s+1\s*=\s*1|union\s+select|--\s*$|\{\{\s*7\s*\*\s*7|169\.254\.|\$(?:ne|gt|where)\b|;\s*(?:id|ls|cat|rm|whoami)\b|!!python|%0[ad]`)

	// fingerprint is a hash, and no name.
	fingerprint = regex.NewPattern(`^[0-9a-f]{16,}$`)

	identifier  = regex.NewPattern(`^[@$]?[\pL_][\pL\pN_]*(?:(?:\.|::|->|#|\?\.)[\pL_$][\pL\pN_]*)*$`)
	callForm    = regex.NewPattern(`^([@$]?[\pL_][\pL\pN_]*(?:(?:\.|::|->|#|\?\.)[\pL_][\pL\pN_]*)*)\s?\((.*)\)[;:]?$`)
	definedForm = regex.NewPattern(`^(?:async\s+)?(?:def|class|function|func|fn|public|private|static|void|const|let|var)\s+([\pL_][\pL\pN_.]*)\s*(\()?`)

	// quotedName is a name in quotes, from the opening one on.
	quotedName = regex.NewPattern(`^["'“‘]([@$]?[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*(?:\(\))?)["'”’]`)
)

// readCode finds the symbols and the quoted code. Zones say which of them only stand in a remedy or an exploit.
func (c *Claim) readCode(zones []zone, fences []fence) {
	z := 0
	for _, f := range fences {
		c.putFence(f, partAt(zones, f.start, &z))
	}
	z = 0
	var marked []zone // what is read already, so that plain words leave it alone
	k := 0
	skip := func(at int) bool {
		for k < len(fences) && fences[k].end <= at {
			k++
		}
		return k < len(fences) && fences[k].start <= at
	}
	for _, m := range inlineCode.FindAllStringIndex(c.Text, -1) {
		if skip(m[0]) {
			continue
		}
		marked = append(marked, zone{start: m[0], end: m[1]})
		text := c.Text[m[0]:m[1]]
		if text[0] == '<' {
			text = text[len("<code>") : len(text)-len("</code>")]
		}
		c.putInline(strings.Trim(text, "` "), m[0], m[1], partAt(zones, m[0], &z))
	}
	var blocks []zone
	for _, f := range fences {
		blocks = append(blocks, zone{start: f.start, end: f.end})
	}
	for _, u := range urlsIn(c.Text) {
		blocks = append(blocks, zone{start: u[0], end: u[1]})
	}
	marked = append(marked, blocks...)
	c.readWords(mergeZones(marked), zones)
	c.readRoutes(mergeZones(blocks), zones)
}

// putFence takes a code block.
func (c *Claim) putFence(f fence, p part) {
	language, rest, _ := strings.Cut(strings.ToLower(f.info), " ")
	q := Quote{Code: strings.TrimRight(c.Text[f.inner:f.innerStop], " \t\r\n"), Start: f.start, End: f.end}
	q.Proposed = p.proposes() || p == partImpact || foreignLanguages[strings.TrimRight(language, ":{")]
	if all := filesIn(f.info); len(all) > 0 && (strings.ContainsAny(f.info, ":=/ ") || rest != "") {
		name := all[0]
		q.File = fileOf(f.info[name[0]:name[1]])
		if spans, _ := linesAfter(f.info, name[1]); len(spans) > 0 {
			q.Line = spans[0].first
		}
	}
	if language == "diff" || language == "patch" {
		q.Code = before(q.Code)
		q.Proposed = false
	}
	code, line := unnumber(q.Code)
	q.Code = code
	if line > 0 {
		q.Line = line
	}
	if strings.TrimSpace(q.Code) != "" && len(c.Quotes) < maxQuotes {
		c.Quotes = append(c.Quotes, q)
	}
}

// before is the code that a diff changes: its lines without those that it adds.
func before(diff string) string {
	var b strings.Builder
	for line := range strings.Lines(diff) {
		switch {
		case strings.HasPrefix(line, "+"), strings.HasPrefix(line, "---"), strings.HasPrefix(line, "@@"), strings.HasPrefix(line, "diff "), strings.HasPrefix(line, "index "):
		case line[0] == '-' || line[0] == ' ':
			b.WriteString(line[1:])
		default:
			b.WriteString(line)
		}
	}
	return strings.TrimRight(b.String(), "\n")
}

// unnumber takes the numbers of lines off code of which every line that is not empty has one, and they ascend.
func unnumber(code string) (string, int) {
	first, last, n := 0, 0, 0
	for line := range strings.Lines(code) {
		if strings.TrimSpace(line) == "" {
			continue
		}
		m := numbered.FindStringSubmatch(strings.TrimRight(line, "\r\n") + " ")
		if m == nil || number(m[1]) <= last {
			return code, 0
		}
		last = number(m[1])
		if first == 0 {
			first = last
		}
		n++
	}
	if n == 0 || n == 1 && !strings.ContainsAny(code[:min(len(code), 10)], "|:\t") {
		return code, 0
	}
	var b strings.Builder
	for line := range strings.Lines(code) {
		if m := numbered.FindString(strings.TrimRight(line, "\r\n")); m != "" && strings.TrimSpace(line) != "" {
			b.WriteString(line[len(m):])
		} else {
			b.WriteString("\n")
		}
	}
	return strings.TrimRight(b.String(), "\n"), first
}

// putInline takes what stands between backticks.
func (c *Claim) putInline(code string, start, end int, p part) {
	proposed := p.proposes()
	switch {
	case code == "" || literals[strings.ToLower(code)] || isPlace(code):
	case firstWeakness(code) != nil || !strings.ContainsFunc(code, unicode.IsLetter) || route.MatchString(code):
	case fingerprint.MatchString(code):
	case identifier.MatchString(code):
		c.putSymbol(Symbol{Name: strings.TrimLeft(code, "@$"), Marked: true, Proposed: proposed, Start: start, End: end})
	default:
		if m := callForm.FindStringSubmatch(code); m != nil {
			c.putSymbol(Symbol{Name: strings.TrimLeft(m[1], "@$"), Call: true, Marked: true, Proposed: proposed, Start: start, End: end})
			if strings.TrimSpace(m[2]) == "" || strings.Trim(m[2], ". …") == "" {
				return
			}
		} else if m := definedForm.FindStringSubmatch(code); m != nil {
			c.putSymbol(Symbol{Name: m[1], Call: m[2] != "", Marked: true, Proposed: proposed, Start: start, End: end})
		}
		if len(c.Quotes) < maxQuotes && looksLikeCode(code) && !urlForm.MatchString(code) {
			c.Quotes = append(c.Quotes, Quote{Code: code, Proposed: proposed || p == partImpact || payload.MatchString(code), Start: start, End: end})
		}
	}
}

// isPlace says whether a text is a file, with lines or without, and nothing else.
func isPlace(s string) bool {
	m := filesIn(s)
	if len(m) == 0 || m[0][0] != 0 {
		return false
	}
	_, end := linesAfter(s, m[0][1])
	return end == len(s)
}

// looksLikeCode says whether a text has marks that prose does not have.
func looksLikeCode(s string) bool {
	return strings.ContainsAny(s, "()=[]{}<>+%*/\\@$_") || strings.Contains(s, ".")
}
