package claim

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// A fence is a code block in a text: the offsets of all of it and of the code within.
type fence struct {
	start, end       int // with the marks
	inner, innerStop int
	info             string // what stands behind the opening marks
}

// fencesOf finds the code blocks between ``` or ~~~. One that is not closed runs to the end of the text.
func fencesOf(t string) []fence {
	var all []fence
	var open fence
	mark := ""
	for at := 0; at < len(t); {
		end := lineEnd(t, at)
		line := strings.TrimLeft(t[at:end], " \t>")
		switch {
		case mark == "":
			if m := fenceMark(line); m != "" {
				mark = m
				open = fence{start: at, inner: end, info: strings.TrimSpace(line[len(m):])}
			}
		case strings.HasPrefix(line, mark) && strings.Trim(line, mark[:1]+" \t\r\n") == "":
			open.innerStop, open.end = at, end
			all = append(all, open)
			mark = ""
		}
		at = end
	}
	if mark != "" {
		open.innerStop, open.end = len(t), len(t)
		all = append(all, open)
	}
	return all
}

// fenceMark is the run of marks that opens a code block, or "".
func fenceMark(line string) string {
	for _, b := range []byte{'`', '~'} {
		n := 0
		for n < len(line) && line[n] == b {
			n++
		}
		if n >= 3 && (b == '~' || strings.IndexByte(line[n:], '`') < 0) {
			return line[:n]
		}
	}
	return ""
}

// foreignLanguages are those of code blocks that show how to attack or what comes out, not the code under review.
var foreignLanguages = map[string]bool{
	"bash": true, "sh": true, "shell": true, "console": true, "http": true, "text": true, "txt": true, "curl": true, "output": true, "diff": false,
	"plaintext": true, "zsh": true, "powershell": true, "terminal": true, "shell session": true, "log": true, "request": true, "response": true,
}

var (
	// numbered is a number of a line at the beginning of a line of code: "12 | x = 1", "12: x", "12 x", "> 12 x".
	numbered = regexp.MustCompile(`^\s*(?:[>→*-]\s*)?([0-9]{1,6})(?:\s?[|:│┃.)\]]|\t|\s)\s?`)

	// inlineCode is code between backticks, of which there may be several.
	inlineCode = regexp.MustCompile("``[^\\n]{1,400}?``|`[^`\\n]{1,400}`|(?i:<code>)[^<\\n]{1,400}(?i:</code>)")

	// route is the way of a URL: it is no code.
	route = regexp.MustCompile(`^(?:(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+)?/[\w/<>{}:.*?=&%~-]*$`)

	// fingerprint is a hash, and no name.
	fingerprint = regexp.MustCompile(`^[0-9a-f]{16,}$`)

	identifier  = regexp.MustCompile(`^[@$]?[\pL_][\pL\pN_]*(?:(?:\.|::|->|#|\?\.)[\pL_$][\pL\pN_]*)*$`)
	callForm    = regexp.MustCompile(`^([@$]?[\pL_][\pL\pN_]*(?:(?:\.|::|->|#|\?\.)[\pL_][\pL\pN_]*)*)\s?\((.*)\)[;:]?$`)
	definedForm = regexp.MustCompile(`^(?:async\s+)?(?:def|class|function|func|fn|public|private|static|void|const|let|var)\s+([\pL_][\pL\pN_.]*)\s*(\()?`)

	// plainSymbol is a word without marks that looks like code: a call, a dotted name, snake_case, CONSTANT_CASE, camelCase.
	plainSymbol = regexp.MustCompile(`[@$]?\b[A-Za-z_][A-Za-z0-9_]*(?:(?:\.|::|->)[A-Za-z_][A-Za-z0-9_]*)*(?:\(\))?`)

	// saidSymbol is a plain word that the text calls a function, an option, a parameter ...
	saidSymbol = regexp.MustCompile(`(?i)\b(?:function|method|class|option|parameter|param|variable|constant|setting|decorator|handler|view|argument|attribute|routine|helper|constructor|property|column|flag)\s+(?:called\s+|named\s+)?["'“]?([A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*)["'”]?(\(\))?`)
	quotedName = regexp.MustCompile(`["'“‘]([@$]?[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*(?:\(\))?)["'”’]`)
)

// literals are words of code that name nothing.
var literals = map[string]bool{
	"true": true, "false": true, "none": true, "null": true, "nil": true, "undefined": true, "self": true, "this": true,
	"get": true, "post": true, "put": true, "delete": true, "patch": true, "http": true, "https": true, "int": true, "str": true, "string": true,
}

// notSymbols are names of products and formats that are written like identifiers.
var notSymbols = map[string]bool{
	"javascript": true, "typescript": true, "github": true, "gitlab": true, "openstack": true, "mysql": true, "postgresql": true, "mongodb": true,
	"nosql": true, "sqlite": true, "oauth": true, "openid": true, "graphql": true, "restful": true, "devops": true, "macos": true, "ios": true,
	"websocket": true, "websockets": true, "fastapi": true, "springboot": true, "huntr": true, "hackerone": true, "bugcrowd": true, "owasp": true, "sqlalchemy": true, "redos": true,
	"toctou": true, "xpath": true, "youtube": true, "linkedin": true, "stackoverflow": true, "chatgpt": true, "openai": true, "redis": true,
	"e.g": true, "i.e": true, "etc": true, "ipv4": true, "ipv6": true, "dos": true, "ddos": true, "json": true, "xml": true, "owasp.org": true, "mitre.org": true, "wiki": true, "powershell": true, "phpmyadmin": true, "couchdb": true, "dynamodb": true, "iot": true, "idor": true, "api": true,
}

// readCode finds the symbols and the quoted code. Zones say which of them only stand in a remedy or an exploit.
func (c *Claim) readCode(zones []zone, fences []fence) {
	z := 0
	proposed := func(offset int) bool {
		switch partAt(zones, offset, &z) {
		case partRemedy, partProof, partReferences:
			return true
		}
		return false
	}
	for _, f := range fences {
		c.putFence(f, proposed(f.start))
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
		c.putInline(strings.Trim(text, "` "), m[0], m[1], proposed(m[0]))
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
func (c *Claim) putFence(f fence, proposed bool) {
	language, rest, _ := strings.Cut(strings.ToLower(f.info), " ")
	q := Quote{Code: strings.TrimRight(c.Text[f.inner:f.innerStop], " \t\r\n"), Start: f.start, End: f.end}
	q.Proposed = proposed || foreignLanguages[strings.TrimRight(language, ":{")]
	if all := filesIn(f.info); len(all) > 0 && (strings.ContainsAny(f.info, ":=/ ") || rest != "") {
		name := all[0]
		q.File = fileOf(f.info[name[0]:name[1]])
		if spans, _ := linesAfter(f.info, name[1]); len(spans) > 0 {
			q.Line = spans[0].first
		}
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
func (c *Claim) putInline(code string, start, end int, proposed bool) {
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
		if len(c.Quotes) < maxQuotes && looksLikeCode(code) {
			c.Quotes = append(c.Quotes, Quote{Code: code, Proposed: proposed, Start: start, End: end})
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

func (c *Claim) putSymbol(s Symbol) {
	if s.Name == "" || len(s.Name) > 200 {
		return
	}
	for _, sep := range []string{"::", "->", "?.", "#"} {
		s.Name = strings.ReplaceAll(s.Name, sep, ".")
	}
	for i := range c.Symbols {
		if have := &c.Symbols[i]; have.Name == s.Name {
			have.Call = have.Call || s.Call
			have.Marked = have.Marked || s.Marked
			have.Proposed = have.Proposed && s.Proposed
			return
		}
	}
	if len(c.Symbols) < maxSymbols {
		c.Symbols = append(c.Symbols, s)
	}
}

// readWords finds symbols among the words outside of code.
func (c *Claim) readWords(marked, zones []zone) {
	for _, form := range []*regexp.Regexp{plainSymbol, quotedName, saidSymbol} {
		k, z := 0, 0
		for _, m := range form.FindAllStringSubmatchIndex(c.Text, -1) {
			start, end := m[0], m[1]
			if len(m) > 2 {
				start, end = m[2], m[3]
			}
			for k < len(marked) && marked[k].end <= start {
				k++
			}
			if k < len(marked) && marked[k].start < end || partOfPath(c.Text, start, end) {
				continue
			}
			word := c.Text[start:end]
			if form == plainSymbol && opensCall(c.Text, end) {
				word += "()"
			}
			if !symbolLike(word) && (form != saidSymbol || !saidName(c.Text[m[0]:start], word)) {
				continue
			}
			name, call := strings.CutSuffix(word, "()")
			p := partAt(zones, start, &z)
			c.putSymbol(Symbol{
				Name: strings.TrimLeft(name, "@$"), Call: call, Marked: form == quotedName,
				Proposed: p == partRemedy || p == partProof || p == partReferences, Start: start, End: end,
			})
		}
	}
}

// opensCall says whether the arguments of a call follow: "eval(x", but not "user(s)".
func opensCall(t string, at int) bool {
	return at+1 < len(t) && t[at] == '(' && t[at+1] != ' ' && t[at+1] != ')' && !strings.HasPrefix(t[at:], "(s)") && !strings.HasPrefix(t[at:], "(es)")
}

// partOfPath says whether a word stands in a path, an address or a name with hyphens.
func partOfPath(t string, start, end int) bool {
	return end < len(t) && strings.IndexByte("/\\@", t[end]) >= 0 || start > 0 && strings.IndexByte("/\\@-.", t[start-1]) >= 0 ||
		isPath(t[start:end])
}

// saidName says whether a plain word is a name because of what stands before it: "function named x", "class Config".
func saidName(before, word string) bool {
	before = strings.ToLower(before)
	return strings.Contains(before, "named ") || strings.Contains(before, "called ") ||
		strings.HasPrefix(before, "class ") && unicode.IsUpper(rune(word[0]))
}

// symbolLike says whether a word without marks looks like a name in code.
func symbolLike(word string) bool {
	name, call := strings.CutSuffix(word, "()")
	name = strings.TrimLeft(name, "@$")
	low := strings.ToLower(name)
	if name == "" || fingerprint.MatchString(low) || notSymbols[low] || literals[low] || strings.HasPrefix(low, "cwe_") {
		return false
	}
	if call || strings.Contains(name, "::") || strings.Contains(name, "->") {
		return true
	}
	if strings.Trim(name, "_") != "" && strings.Contains(strings.Trim(name, "_"), "_") || strings.HasPrefix(name, "__") {
		return true
	}
	if strings.Contains(name, ".") {
		return dotted(name)
	}
	return camel(name)
}

// domains end names of hosts, not of attributes.
var domains = map[string]bool{
	"com": true, "org": true, "net": true, "io": true, "dev": true, "local": true, "gov": true, "edu": true, "co": true, "de": true, "example": true, "test": true, "internal": true, "g": true, "e": true, "js": true,
}

// dotted says whether words joined by dots are a way through code and not a host or the end of a sentence.
func dotted(name string) bool {
	parts := strings.Split(name, ".")
	if domains[strings.ToLower(parts[len(parts)-1])] {
		return false
	}
	for i, p := range parts {
		if len(p) < 2 {
			return false
		}
		if i > 0 && unicode.IsUpper(rune(p[0])) && !unicode.IsUpper(rune(parts[i-1][0])) && !strings.Contains(name, "_") && len(parts) == 2 && !camel(p) {
			return false // "the end.The next": a space is missing
		}
	}
	return true
}

// camel says whether a word has a capital after a small letter, as camelCase and PascalCase do, and a further small one.
func camel(name string) bool {
	for i := 1; i+1 < len(name); i++ {
		if 'A' <= name[i] && name[i] <= 'Z' && 'a' <= name[i-1] && name[i-1] <= 'z' {
			return true
		}
	}
	return false
}

// mergeZones sorts stretches and joins those that overlap.
func mergeZones(zones []zone) []zone {
	slices.SortFunc(zones, func(a, b zone) int { return a.start - b.start })
	var out []zone
	for _, z := range zones {
		if n := len(out); n > 0 && z.start < out[n-1].end {
			out[n-1].end = max(out[n-1].end, z.end)
			continue
		}
		out = append(out, z)
	}
	return out
}
