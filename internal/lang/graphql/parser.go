package graphql

import "strings"

// scan splits a schema into names and punctuation; comments are left out, numbers are names, and a text is the token of its mark.
func scan(text string) (tokens []string) {
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c == '#':
			for i < len(text) && text[i] != '\n' {
				i++
			}
		case strings.HasPrefix(text[i:], `"""`):
			end := strings.Index(text[i+3:], `"""`)
			if end < 0 {
				return tokens
			}
			i += 3 + end + 3
			tokens = append(tokens, `"`)
		case c == '"':
			for i++; i < len(text) && text[i] != '"' && text[i] != '\n'; i++ {
				if text[i] == '\\' {
					i++
				}
			}
			i++
			tokens = append(tokens, `"`)
		case isName(c):
			start := i
			for i < len(text) && isName(text[i]) {
				i++
			}
			tokens = append(tokens, text[start:i])
		case strings.IndexByte("{}()[]:!=|&@$", c) >= 0:
			tokens = append(tokens, text[i:i+1])
			i++
		default:
			i++
		}
	}
	return tokens
}

func isName(c byte) bool {
	return c == '_' || c == '.' || c == '-' || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}

type parser struct {
	tokens []string
	at     int
	into   *schema
}

// peek is the next token, "" at the end.
func (p *parser) peek() string {
	if p.at < len(p.tokens) {
		return p.tokens[p.at]
	}
	return ""
}

func (p *parser) next() string {
	t := p.peek()
	p.at++
	return t
}

// definitions reads what stands at the top.
func (p *parser) definitions() {
	for p.at < len(p.tokens) {
		switch p.next() {
		case "type", "interface":
			p.body(func() { p.into.fields = append(p.into.fields, p.fields()...) })
		case "input":
			name := p.peek()
			p.body(func() { p.into.inputs[name] = append(p.into.inputs[name], p.fields()...) })
		case "enum":
			p.into.fixed[p.peek()] = true
			p.body(func() { p.skip("{", "}") })
		case "{":
			p.at--
			p.skip("{", "}")
		}
	}
}

// body goes to the braces of a definition, and reads them; a definition may have none.
func (p *parser) body(read func()) {
	for p.at < len(p.tokens) && p.peek() != "{" {
		switch p.peek() {
		case "type", "interface", "input", "enum", "scalar", "union", "extend", "schema", "directive":
			return
		case "(":
			p.skip("(", ")")
		default:
			p.at++
		}
	}
	if p.peek() == "{" {
		read()
	}
}

// skip passes over what stands between two kinds of brackets, the first of which is next.
func (p *parser) skip(open, end string) {
	for depth := 0; p.at < len(p.tokens); {
		switch p.next() {
		case open:
			depth++
		case end:
			if depth--; depth == 0 {
				return
			}
		}
	}
}

// fields reads the fields between braces, or the arguments between parentheses: name(arguments): Type = value @directive.
func (p *parser) fields() (list []field) {
	p.at++
	for p.at < len(p.tokens) {
		switch t := p.next(); t {
		case "}", ")":
			return list
		case "@":
			p.at++
			if p.peek() == "(" {
				p.skip("(", ")")
			}
		case "{":
			p.at--
			p.skip("{", "}")
		case "[":
			p.at--
			p.skip("[", "]")
		default:
			if !isName(t[0]) {
				continue
			}
			f := field{name: t}
			if p.peek() == "(" {
				f.arguments = p.fields()
			}
			if p.peek() != ":" {
				continue // a value
			}
			for p.at++; p.peek() == "["; {
				p.at++
			}
			f.kind = p.next()
			for p.peek() == "!" || p.peek() == "]" {
				p.at++
			}
			if p.peek() == "=" {
				p.at++
				switch p.peek() {
				case "{":
					p.skip("{", "}")
				case "[":
					p.skip("[", "]")
				default:
					p.at++
				}
			}
			list = append(list, f)
		}
	}
	return list
}
