package flow

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file follows where in HTML a text ends that a program puts together.

// misplaced are the kinds of sink that escaping is made for, and those of data that are escaped for them, but may harm them where
// they are put elsewhere.
type misplaced struct {
	html, htmlMisplaced, command, commandMisplaced, ldap, ldapMisplaced, sql, sqlMisplaced knowledge.KindMask
}

// swapped is data at a place for which they have to be escaped in another way than a kind's usual one: those that are escaped for that
// way alone do harm there, and those that are escaped for this one do none.
func (m *misplaced) swapped(x Atom) Atom {
	switch {
	case x.Kinds&m.ldapMisplaced == 0:
		x.Kinds &^= m.ldap
	case x.Origin.Source != nil: // else callers know how
		x.Kinds |= m.ldap
	}
	return x
}

// elements are tags of HTML.
var elements = map[string]bool{
	"a": true, "abbr": true, "article": true, "aside": true, "audio": true, "b": true, "blockquote": true, "body": true, "br": true, "button": true, "canvas": true,
	"caption": true, "center": true, "circle": true, "code": true, "dd": true, "details": true, "div": true, "dl": true, "dt": true, "em": true, "embed": true,
	"fieldset": true, "figure": true, "figcaption": true, "footer": true, "form": true, "h1": true, "h2": true, "h3": true, "h4": true, "h5": true,
	"g": true, "h6": true, "head": true, "header": true, "hr": true, "html": true, "i": true, "iframe": true, "img": true, "input": true, "label": true, "li": true,
	"line": true, "link": true, "meta": true, "nav": true, "object": true, "ol": true, "option": true, "p": true, "path": true, "polygon": true, "polyline": true, "pre": true, "rect": true, "s": true, "script": true, "section": true, "select": true,
	"span": true, "strong": true, "style": true, "sub": true, "sup": true, "svg": true, "table": true, "tbody": true, "td": true, "text": true, "textarea": true, "tfoot": true, "title": true,
	"th": true, "thead": true, "tr": true, "tspan": true, "u": true, "ul": true, "video": true,
}

// textTags are tags that hold text and hardly anything else.
var textTags = map[string]bool{
	"title": true, "h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true, "p": true, "pre": true, "code": true, "td": true, "th": true, "option": true, "textarea": true,
	"strong": true, "b": true, "em": true, "i": true,
}

// asText reports whether data stand between the tags of a page where it shows text: right behind a tag that holds text.
func (t tagState) asText(before string) bool {
	return t.page && t.text && !t.inTag && !t.script && strings.LastIndexByte(before, '>') > strings.LastIndexByte(before, '<') && strings.LastIndex(before, "</") < strings.LastIndexByte(before, '<')
}

// htmlAttributes are attributes of tags whose values are texts, by themselves: what begins with one of them, before the tag is
// known, is put into a tag later.
var htmlAttributes = map[string]bool{
	"alt": true, "class": true, "content": true, "href": true, "id": true, "name": true, "placeholder": true, "rel": true, "src": true, "style": true,
	"target": true, "title": true, "value": true,
}

// links are attributes whose value is an address that browsers follow, or run.
var links = map[string]bool{"href": true, "action": true, "formaction": true, "xlink:href": true}

// A tagState is where in HTML a text ends.
type tagState struct {
	inTag  bool // between < and >
	quote  byte // of the value of an attribute that is open
	event  bool // that attribute's value is a script: onclick
	link   bool // it is an address that a browser follows: href
	script bool // in the tag of a script, or behind it
	within byte // the quote of a text of that script that is open
	page   bool // in a page of which the beginning is there
	text   bool // right behind a tag that holds text: a title, a heading, a cell
}

// after is the state behind some more text.
func (t tagState) after(s string) tagState {
	if !strings.ContainsAny(s, "<>\"'`") {
		return t
	}
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case t.script && !t.inTag:
			n := strings.Index(strings.ToLower(s[i:]), "</script")
			if n < 0 {
				t.within = quotedAfter(t.within, s[i:])
				return t
			}
			t.script, t.within = false, 0
			i += n
		case t.quote != 0:
			if c == t.quote {
				t.quote = 0
			}
		case !t.inTag && c == '<':
			name := s[i+1:]
			if n := strings.IndexFunc(name, func(r rune) bool { return r == ' ' || r == '>' || r == '\n' }); n > 0 && elements[strings.ToLower(name[:n])] {
				t.inTag, t.script = name[n] != '>', strings.EqualFold(name[:n], "script")
				t.page = t.page || strings.EqualFold(name[:n], "html")
				t.text = textTags[strings.ToLower(name[:n])]
				i += n
			}
		case t.inTag && c == '>':
			t.inTag = false
		case t.inTag && (c == '"' || c == '\'') && i > 0 && s[i-1] == '=':
			t.quote = c
			name := strings.ToLower(s[strings.LastIndexAny(s[:i], " \t\n\"'<")+1 : i-1])
			t.event, t.link = strings.HasPrefix(name, "on"), links[name]
		}
	}
	return t
}

// inScript reports whether data are put into a script of a page as data, not as the script itself: as JSON, or between quotes.
// before is what stands in front of them.
func (t tagState) inScript(before string, x Atom) bool {
	return t.script && !t.inTag && (x.Flags&asJSON != 0 || strings.HasSuffix(before, `"`) || strings.HasSuffix(before, "'"))
}

// spoils reports whether a place in HTML makes escaped data harmful again: scripts read what is between their quotes and everything
// else as code, a value without quotes ends at a space, the browser undoes the escapes of a handler before it runs it, and a link
// may begin with "javascript:": where it is the function itself that knows whose address it is. So does a quote that no escape has taken
// out of what has no brackets any more. before is what stands in front of the data, lacks what is known not to be in them.
func (t tagState) spoils(before string, x Atom, redirects knowledge.KindMask, lacks charset) bool {
	switch {
	case !t.inTag:
		return t.script && t.within == 0 && x.Flags&asJSON == 0
	case t.quote == 0:
		return t.unquoted(before)
	case t.event:
		return x.Flags&asJSON == 0
	case lacks.has('<') && lacks.has('>') && !lacks.has(t.quote):
		return true
	}
	return t.link && x.Origin.Source != nil && x.Origin.Source != librarySource && t.wholeLink(before, x, redirects)
}

// unquoted reports whether data behind a text are the value of an attribute that stands without quotes.
func (t tagState) unquoted(before string) bool {
	return t.inTag && t.quote == 0 && strings.HasSuffix(before, "=")
}

// bare marks data behind a text that ends in "=" where no tag is open yet: " ".join(f"{k}={v}" for ...).
func (t tagState) bare(before string) escaping {
	if !t.inTag && !t.script && strings.HasSuffix(before, "=") {
		return bareValue
	}
	return 0
}

// wholeLink reports whether data behind a text are the beginning of a link.
func (t tagState) wholeLink(before string, x Atom, redirects knowledge.KindMask) bool {
	return x.Lead == leadStart && x.Kinds&redirects != 0 && t.quote != 0 && strings.HasSuffix(before, string(rune(t.quote)))
}

// beginning is the state at the beginning of a text: in a tag, if an attribute stands there.
func beginning(s string) tagState {
	name, _, ok := strings.Cut(strings.TrimLeft(s, " "), "=")
	return tagState{inTag: ok && htmlAttributes[strings.ToLower(name)]}
}
