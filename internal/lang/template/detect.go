package template

import (
	"path"
	"regexp"
	"strings"
)

// Detect says of which dialect a file is, by its name and, where many are written so, by its tags; false where it is
// no template. A program that renders the file knows better.
func Detect(name, text string) (Dialect, bool) {
	name = strings.ToLower(name)
	switch path.Ext(name) {
	case ".jinja", ".jinja2", ".j2":
		return Jinja2, true
	case ".mako", ".mak":
		return Mako, true
	case ".html", ".htm", ".xhtml", ".xml", ".svg", ".tmpl", ".txt", ".tpl", ".stpl":
		return detectByTags(text)
	}
	return 0, false
}

var (
	djangoTags = map[string]bool{
		"load": true, "url": true, "static": true, "csrf_token": true, "blocktrans": true, "blocktranslate": true,
		"endblocktrans": true, "translate": true, "empty": true, "ifequal": true, "ifnotequal": true, "ifchanged": true,
		"verbatim": true, "spaceless": true, "regroup": true, "firstof": true, "cycle": true, "now": true, "widthratio": true,
		"templatetag": true, "endcomment": true, "localize": true, "lorem": true, "get_current_language": true,
	}
	jinjaTags = map[string]bool{
		"set": true, "macro": true, "endmacro": true, "import": true, "from": true, "call": true, "endcall": true, "raw": true,
		"endraw": true, "do": true, "endset": true,
	}
	makoTags     = regexp.MustCompile(`<%(?:inherit|include|namespace|def|block|page|text|doc|call|!|[a-z]+:|\s)`)
	djangoFilter = regexp.MustCompile(`\|\w+:["'\w]`)
	jinjaCall    = regexp.MustCompile(`\w\(`)
	erbMarks     = regexp.MustCompile(`<%[=@#-]`)
	pageTemplate = regexp.MustCompile(`\b(?:xmlns:)?(?:tal|metal)(?::[a-z-]+)?\s*=\s*["']`)
	outsideJS    = regexp.MustCompile(`(?is)<script\b.*?</script`)
)

func detectByTags(text string) (Dialect, bool) {
	tags, outputs := strings.Contains(text, "{%"), strings.Contains(text, "{{")
	if bottleMarks(text) {
		return Bottle, true
	}
	erb := strings.Contains(text, "<%") && erbMarks.MatchString(text)
	if !tags && !erb && makoMarks(text) {
		return Mako, true
	}
	if !tags && !outputs {
		if erb || !strings.Contains(text, "${") || pageTemplate.MatchString(text) {
			return 0, false // TAL (Zope, Chameleon) escapes what it writes in ${}
		}
		return Mako, strings.Contains(outsideJS.ReplaceAllString(text, ""), "${")
	}
	var n evidence
	for pos := 0; ; {
		i := strings.IndexByte(text[pos:], '{')
		if i < 0 || pos+i+1 >= len(text) {
			break
		}
		pos += i + 1
		if c := text[pos]; c != '%' && c != '{' {
			continue
		}
		inner := text[pos+1 : min(len(text), pos+maxTag)]
		if end := strings.Index(inner, map[byte]string{'%': "%}", '{': "}}"}[text[pos]]); end >= 0 {
			n.count(text[pos] == '%', inner[:end])
			pos += end + 2
		}
	}
	switch {
	case n.tornado > 0 && n.django == 0 && !n.ends:
		return Tornado, true
	case n.django > n.jinja, n.django == n.jinja && n.djangoMarks > n.jinjaMarks:
		return Django, true
	}
	return Jinja2, true
}

// maxTag bounds what is looked at of one tag.
const maxTag = 400

// makoMarks reports whether there are tags or control lines of Mako.
func makoMarks(text string) bool {
	if strings.Contains(text, "<%") && makoTags.MatchString(text) {
		return true
	}
	if !strings.Contains(text, "${") {
		return false
	}
	for line := range strings.Lines(text) {
		line = strings.TrimLeft(line, " \t")
		if strings.HasPrefix(line, "##") {
			return true
		}
		if rest, ok := strings.CutPrefix(line, "%"); ok && strings.HasSuffix(strings.TrimSpace(rest), ":") {
			switch firstWord(rest) {
			case "if", "for", "while", "try:":
				return true
			}
		}
	}
	return false
}

// evidence counts what only one dialect has: tags, and in second place marks within them.
type evidence struct {
	django, jinja, tornado  int
	djangoMarks, jinjaMarks int
	ends                    bool // endif, endblock: not of Tornado
}

func (n *evidence) count(isTag bool, inner string) {
	dashed := inner != "" && (inner[0] == '-' || inner[len(inner)-1] == '-')
	if dashed {
		n.jinjaMarks++
	}
	inner = strings.Trim(inner, "-+ \t\r\n")
	if isTag {
		word, rest := inner, ""
		if i := strings.IndexAny(inner, " \t\r\n"); i >= 0 {
			word, rest = inner[:i], strings.TrimLeft(inner[i:], " \t\r\n")
		}
		switch {
		case word == "end" || word == "module" || word == "apply" || word == "autoescape" && rest == "None",
			(word == "raw" || word == "comment") && rest != "" && rest[0] != '"':
			n.tornado++
		case djangoTags[word]:
			n.django++
		case jinjaTags[word]:
			n.jinja++
		case word == "include" && strings.Contains(rest, " with ") && strings.Contains(rest, "="):
			n.djangoMarks++
		}
		n.ends = n.ends || word == "endif" || word == "endblock" || word == "endfor"
	}
	switch {
	case djangoFilter.MatchString(inner):
		n.django++
	case strings.Contains(inner, "forloop."), inner == "block.super":
		n.djangoMarks++
	case jinjaCall.MatchString(inner), strings.Contains(inner, "loop.index"), strings.Contains(inner, " is "):
		n.jinjaMarks++
	}
}

// form is what kind of text a template makes.
type form uint8

const (
	plainForm form = iota
	htmlForm
	xmlForm
)

var (
	markup       = regexp.MustCompile(`(?i)<(?:!doctype|/?(?:html|head|body|div|span|p|a|b|i|ul|ol|li|h[1-6]|table|tr|td|th|form|input|select|option|button|img|br|hr|script|style|link|meta|nav|section|label|svg|pre|strong|em)[\s>/])`)
	templateEnds = map[string]bool{".jinja": true, ".jinja2": true, ".j2": true, ".mako": true, ".mak": true, ".tmpl": true}
)

// formOf tells by the name, without the ending that only says that it is a template, or else by the tags in the text.
func formOf(name, text string) form {
	name = strings.ToLower(name)
	if templateEnds[path.Ext(name)] {
		name = strings.TrimSuffix(name, path.Ext(name))
	}
	switch path.Ext(name) {
	case ".html", ".htm", ".xhtml", ".svg", ".tpl", ".stpl":
		return htmlForm
	case ".xml", ".rss", ".atom":
		return xmlForm
	case ".txt", ".text", ".sql", ".py", ".conf", ".cfg", ".ini", ".yml", ".yaml", ".json", ".toml", ".sh", ".md", ".rst",
		".tex", ".css", ".js", ".ts", ".c", ".h", ".cpp", ".service", ".env", ".csv", ".properties":
	default:
		if markup.MatchString(text) {
			return htmlForm
		}
	}
	return plainForm
}

// escapesByDefault says whether the dialect's usual framework escapes in a file of this name.
func escapesByDefault(name string, d Dialect) bool {
	switch d {
	case Django, Tornado, Bottle:
		return true
	case Mako:
		return false
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".html", ".htm", ".xml", ".xhtml", ".svg", ".tpl", ".stpl":
		return true
	}
	return false
}
