package template

import "strings"

// The literal text of a template drives a small state machine over HTML, which says what an output is part of. It is
// not a parser: what matters is whether HTML-escaping keeps data from becoming code there. Where the branches of a
// condition end in different states, the join is the one of which less is known; a state that cannot be joined counts
// as plain text, where escaping suffices.

type htmlMode uint8

const (
	inText htmlMode = iota
	inTagName
	inTag // between attributes
	inAttrName
	afterAttrName
	beforeValue
	inDouble   // a value in double quotes
	inSingle   // in single quotes
	inUnquoted // without quotes
	inRaw      // the content of script, style, title or textarea: up to its end tag
	inComment
	inEndTag // or a declaration: up to ">"
)

type jsMode uint8

const (
	jsCode jsMode = iota
	jsDouble
	jsSingle
	jsTemplate
	jsRegexp
	jsRegexpClass
	jsLine  // a line comment
	jsBlock // a block comment
)

// An htmlState is where the text has come to. It is a comparable value.
type htmlState struct {
	mode  htmlMode
	js    jsMode
	tag   string // the element, lower case; "" where it is not known
	attr  string // the attribute, likewise
	value string // the beginning of its value
	begun bool   // the value has a beginning that is not known
	data  bool   // the script's type says that it is no program
	last  byte   // in a script, the last character that is no space
}

// place says what an output is part of.
type place uint8

const (
	textPlace     place = iota // text, a quoted attribute, a comment, a style sheet
	urlPlace                   // at the start of a URL that a browser follows or runs
	unquotedPlace              // inside a tag, but in no quotes
	scriptPlace                // a script, an event handler, srcdoc
	stringPlace                // a quoted string of a script
)

const maxValue = 64 // of a value's beginning that is kept

// urlAttributes are attributes whose URL a browser follows as a document or runs: "javascript:" is code there.
func urlAttribute(tag, attr string) bool {
	switch attr {
	case "href", "xlink:href":
		return tag != "link" && tag != "image" && tag != "use" && tag != "base"
	case "src":
		return tag == "iframe" || tag == "frame" || tag == "embed" || tag == "script"
	case "action":
		return tag == "form"
	case "formaction":
		return tag == "button" || tag == "input"
	case "data":
		return tag == "object"
	}
	return false
}

func eventAttribute(attr string) bool {
	return len(attr) > 3 && strings.HasPrefix(attr, "on") || strings.HasPrefix(attr, "@") || strings.HasPrefix(attr, "v-on:") ||
		strings.HasPrefix(attr, "x-on:") || strings.HasPrefix(attr, "hx-on:")
}

func (s htmlState) place() place {
	switch s.mode {
	case inTagName, inTag, inAttrName, afterAttrName:
		return unquotedPlace
	case beforeValue, inUnquoted, inDouble, inSingle:
		value := strings.ToLower(strings.TrimLeft(s.value, " \t\r\n"))
		switch {
		case eventAttribute(s.attr), s.attr == "srcdoc" && s.tag == "iframe":
			return scriptPlace
		case urlAttribute(s.tag, s.attr) && strings.HasPrefix(value, "javascript:"):
			return scriptPlace
		case s.mode == beforeValue || s.mode == inUnquoted:
			return unquotedPlace
		case urlAttribute(s.tag, s.attr) && value == "" && !s.begun:
			return urlPlace
		}
	case inRaw:
		if s.tag == "script" && !s.data {
			switch s.js {
			case jsDouble, jsSingle:
				return stringPlace
			case jsBlock:
				return textPlace
			}
			return scriptPlace
		}
	}
	return textPlace
}

// written is the state after an output.
func (s htmlState) written() htmlState {
	switch s.mode {
	case inTagName, inTag, inAttrName, afterAttrName:
		s.mode, s.attr = inAttrName, ""
	case beforeValue:
		s.mode, s.begun = inUnquoted, true
	case inDouble, inSingle, inUnquoted:
		s.begun = true
	case inRaw:
		s.last = 'x'
	}
	return s
}

// join is what is known after either of two ways.
func join(a, b htmlState) htmlState {
	if a == b {
		return a
	}
	between := func(s htmlState) bool {
		return s.mode >= inTagName && s.mode <= beforeValue || s.mode == inUnquoted
	}
	switch {
	case between(a) && between(b):
		a.mode, a.attr, a.value, a.begun = inTag, "", "", false
	case a.mode != b.mode:
		return htmlState{}
	case a.mode == inRaw:
		if a.tag != b.tag {
			return htmlState{}
		}
		a.data = a.data && b.data
		if a.js != b.js {
			a.js = jsCode
		}
		return a
	default:
		if a.attr != b.attr {
			a.attr = ""
		}
		a.begun = a.begun && b.begun
		if a.value != b.value {
			// At the start of the value, if it is on one of the ways.
			if len(b.value) < len(a.value) {
				a.value = b.value
			}
		}
	}
	if a.tag != b.tag {
		a.tag = ""
	}
	return a
}

// text advances the state over literal text.
func (s htmlState) text(t string) htmlState {
	for i := 0; i < len(t); {
		c := t[i]
		switch s.mode {
		case inText:
			n := strings.IndexByte(t[i:], '<')
			if n < 0 {
				return s
			}
			i += n + 1
			switch {
			case strings.HasPrefix(t[i:], "!--"):
				s.mode = inComment
				i += 3
			case i < len(t) && (t[i] == '/' || t[i] == '!' || t[i] == '?'):
				s.mode = inEndTag
			case i == len(t) || isLetter(t[i]):
				s = htmlState{mode: inTagName}
			}
			continue
		case inTagName:
			n := wordEnd(t[i:])
			s.tag = clip(s.tag + strings.ToLower(clip(t[i:i+n])))
			if i += n; i < len(t) {
				s.mode = inTag
			}
			continue
		case inTag, inAttrName, afterAttrName:
			switch {
			case c == '>':
				s = s.opened()
			case c == '/':
				s.mode = inTag
			case isSpace(c):
				if s.mode == inAttrName {
					s.mode = afterAttrName
				}
			case c == '=' && s.mode != inTag:
				s.mode, s.value, s.begun = beforeValue, "", false
			default:
				n := wordEnd(t[i:])
				if n == 0 {
					n = 1
				}
				if s.mode != inAttrName {
					s.attr = ""
				}
				s.attr = clip(s.attr + strings.ToLower(clip(t[i:i+n])))
				s.mode = inAttrName
				i += n
				continue
			}
		case beforeValue:
			switch {
			case isSpace(c):
			case c == '"':
				s.mode = inDouble
			case c == '\'':
				s.mode = inSingle
			case c == '>':
				s = s.opened()
			default:
				s.mode = inUnquoted
				continue
			}
		case inUnquoted:
			n := strings.IndexAny(t[i:], " \t\r\n\f>")
			if n < 0 {
				n = len(t) - i
			}
			s.value = clip(s.value + clip(t[i:i+n]))
			if i += n; i < len(t) {
				s = s.valued()
			}
			continue
		case inDouble, inSingle:
			quote := byte('"')
			if s.mode == inSingle {
				quote = '\''
			}
			n := strings.IndexByte(t[i:], quote)
			if n < 0 {
				s.value = clip(s.value + clip(t[i:]))
				return s
			}
			s.value = clip(s.value + clip(t[i:i+n]))
			s = s.valued()
			i += n
		case inComment:
			n := strings.Index(t[i:], "-->")
			if n < 0 {
				return s
			}
			s.mode = inText
			i += n + 2
		case inEndTag:
			n := strings.IndexByte(t[i:], '>')
			if n < 0 {
				return s
			}
			s.mode = inText
			i += n
		case inRaw:
			if c == '<' && strings.HasPrefix(t[i:], "</") && len(t)-i-2 >= len(s.tag) && strings.EqualFold(t[i+2:i+2+len(s.tag)], s.tag) {
				s = htmlState{mode: inEndTag}
				break
			}
			if s.tag != "script" || s.data {
				n := strings.IndexByte(t[i+1:], '<')
				if n < 0 {
					return s
				}
				i += n
				break
			}
			i += s.script(t[i:]) - 1
		}
		i++
	}
	return s
}

// valued is the state after an attribute's value.
func (s htmlState) valued() htmlState {
	if s.tag == "script" && s.attr == "type" {
		s.data = !s.begun && !program(strings.ToLower(strings.TrimSpace(s.value)))
	}
	s.mode, s.attr, s.value, s.begun = inTag, "", "", false
	return s
}

// opened is the state after a start tag.
func (s htmlState) opened() htmlState {
	switch s.tag {
	case "script", "style", "title", "textarea":
		return htmlState{mode: inRaw, tag: s.tag, data: s.data}
	}
	return htmlState{}
}

// program reports whether a script of this type runs.
func program(kind string) bool {
	kind, _, _ = strings.Cut(kind, ";")
	switch kind {
	case "", "module", "text/babel", "text/jsx", "text/typescript":
		return true
	}
	return strings.HasSuffix(kind, "javascript") || strings.HasSuffix(kind, "ecmascript") || strings.HasSuffix(kind, "jscript")
}

// script advances over one piece of a script and gives its length, at least 1.
func (s *htmlState) script(t string) int {
	c := t[0]
	next := byte(0)
	if len(t) > 1 {
		next = t[1]
	}
	switch s.js {
	case jsCode:
		switch {
		case c == '"':
			s.js = jsDouble
		case c == '\'':
			s.js = jsSingle
		case c == '`':
			s.js = jsTemplate
		case c == '/' && next == '/':
			s.js = jsLine
			return 2
		case c == '/' && next == '*':
			s.js = jsBlock
			return 2
		case c == '/' && strings.IndexByte("(,=:[!&|?{};+-*%<>~^\x00", s.last) >= 0:
			s.js = jsRegexp
		}
		if !isSpace(c) {
			s.last = c
		}
	case jsDouble, jsSingle, jsTemplate:
		switch {
		case c == '\\' && next != 0:
			return 2
		case c == '"' && s.js == jsDouble, c == '\'' && s.js == jsSingle, c == '`' && s.js == jsTemplate,
			c == '\n' && s.js != jsTemplate:
			s.js = jsCode
		}
	case jsRegexp:
		switch {
		case c == '\\' && next != 0 && next != '\n':
			return 2
		case c == '[':
			s.js = jsRegexpClass
		case c == '/' || c == '\n':
			s.js, s.last = jsCode, 'x'
		}
	case jsRegexpClass:
		switch {
		case c == '\\' && next != 0 && next != '\n':
			return 2
		case c == ']':
			s.js = jsRegexp
		case c == '\n':
			s.js = jsCode
		}
	case jsLine:
		if c == '\n' {
			s.js = jsCode
		}
	case jsBlock:
		if c == '*' && next == '/' {
			s.js = jsCode
			return 2
		}
	}
	return 1
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// wordEnd is the length of a tag's or attribute's name.
func wordEnd(t string) int {
	if n := strings.IndexAny(t, " \t\r\n\f/>="); n >= 0 {
		return n
	}
	return len(t)
}

// clip keeps what is compared with; longer names and values mean nothing.
func clip(s string) string { return s[:min(len(s), maxValue)] }
