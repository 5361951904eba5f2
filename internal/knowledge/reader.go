package knowledge

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// A reader parses the YAML that the built-in files are written in, about twenty times as fast as the library: block and
// flow collections, the five kinds of scalars, comments, anchors. Whatever is beyond that (tags, several documents,
// complex keys, plain scalars of several lines, tabs, explicit indentation) it refuses, and the library parses the file.
// It gives the library's own nodes, with tag, value, line and column alike; a test compares the trees of all files, and
// a fuzz target those of any text that the reader accepts. Files of users go to the library in any case.
//
// A node of nil means refusal, on every level.
type reader struct {
	s         string
	pos       int
	line      int // from 1
	lineStart int
	anchors   map[string]*yaml.Node
	nodes     []yaml.Node // to be handed out
	depth     int
}

const maxReaderDepth = 100

// readYAML gives the root of the document; nil where the reader refuses, or where there is none.
func readYAML(text string) *yaml.Node {
	r := &reader{s: text, line: 1, anchors: map[string]*yaml.Node{}}
	strange := func(c rune) bool { return c != '\n' && !unicode.IsPrint(c) }
	if strings.ContainsFunc(r.s, strange) || !utf8.ValidString(r.s) {
		return nil
	}
	if r.nextContent() < 0 {
		return nil
	}
	n := r.block(-1)
	if n == nil || r.nextContent() >= 0 {
		return nil
	}
	return n
}

// node makes a node at a position of the current line.
func (r *reader) node(kind yaml.Kind, at int) *yaml.Node {
	if len(r.nodes) == 0 {
		r.nodes = make([]yaml.Node, min(256, len(r.s)/64+8))
	}
	n := &r.nodes[0]
	r.nodes = r.nodes[1:]
	*n = yaml.Node{Kind: kind, Line: r.line, Column: utf8.RuneCountInString(r.s[r.lineStart:at]) + 1}
	return n
}

func (r *reader) null() *yaml.Node {
	n := r.node(yaml.ScalarNode, r.pos)
	n.Tag = "!!null"
	return n
}

// at is the byte at the position; 0 at the end.
func (r *reader) at(pos int) byte {
	if pos < len(r.s) {
		return r.s[pos]
	}
	return 0
}

// blank reports whether a space, a line's end or the text's end is at a position.
func (r *reader) blank(pos int) bool { c := r.at(pos); return c == ' ' || c == '\n' || c == 0 }

func (r *reader) newline() {
	r.pos++
	r.line++
	r.lineStart = r.pos
}

// endOfLine skips spaces and a comment; false where something else follows.
func (r *reader) endOfLine() bool {
	start := r.pos
	for r.at(r.pos) == ' ' {
		r.pos++
	}
	if r.at(r.pos) == '#' && (r.pos > start || r.pos == r.lineStart) {
		for r.pos < len(r.s) && r.s[r.pos] != '\n' {
			r.pos++
		}
	}
	return r.pos == len(r.s) || r.s[r.pos] == '\n'
}

// nextContent goes to the next character that is neither space nor comment, over line ends, and returns its column from
// 0; -1 at the end.
func (r *reader) nextContent() int {
	for r.endOfLine() {
		if r.pos == len(r.s) {
			return -1
		}
		r.newline()
	}
	return r.pos - r.lineStart
}

// block reads the node that begins here, in a line of its own or after a "-", below a node of the indentation parent.
func (r *reader) block(parent int) *yaml.Node {
	if r.depth++; r.depth > maxReaderDepth {
		return nil
	}
	defer func() { r.depth-- }()
	indent := r.pos - r.lineStart
	switch {
	case r.at(r.pos) == '-' && r.blank(r.pos+1):
		return r.sequence(indent)
	case r.startsKey():
		return r.mapping(indent)
	}
	return r.value(parent, false)
}

// startsKey reports whether the line goes on with a key and a colon.
func (r *reader) startsKey() bool {
	save := *r
	defer func() { *r = save }()
	return r.key(false) != nil
}

// key reads a key and its colon.
func (r *reader) key(flow bool) *yaml.Node {
	var n *yaml.Node
	switch c := r.at(r.pos); c {
	case '"', '\'':
		line := r.line
		if n = r.quoted(c); n == nil || r.line != line {
			return nil
		}
		for r.at(r.pos) == ' ' {
			r.pos++
		}
	default:
		n = r.plain(flow)
	}
	if n == nil || r.at(r.pos) != ':' || !r.blank(r.pos+1) {
		return nil
	}
	r.pos++
	return n
}

func (r *reader) mapping(indent int) *yaml.Node {
	n := r.node(yaml.MappingNode, r.pos)
	n.Tag = "!!map"
	for {
		key := r.key(false)
		if key == nil {
			return nil
		}
		value := r.value(indent, true)
		if value == nil {
			return nil
		}
		n.Content = append(n.Content, key, value)
		if next := r.nextContent(); next < indent {
			return n
		} else if next > indent || r.at(r.pos) == '-' && r.blank(r.pos+1) {
			return nil
		}
	}
}

func (r *reader) sequence(indent int) *yaml.Node {
	n := r.node(yaml.SequenceNode, r.pos)
	n.Tag = "!!seq"
	for {
		r.pos++ // the minus
		var item *yaml.Node
		after := r.pos
		for r.at(r.pos) == ' ' {
			r.pos++
		}
		if r.at(r.pos) == '-' && r.blank(r.pos+1) || r.startsKey() {
			item = r.block(indent)
		} else {
			r.pos = after
			item = r.value(indent, false)
		}
		if item == nil {
			return nil
		}
		n.Content = append(n.Content, item)
		next := r.nextContent()
		minus := next >= 0 && r.at(r.pos) == '-' && r.blank(r.pos+1)
		switch {
		case next < indent || next == indent && !minus:
			return n
		case next > indent:
			return nil
		}
	}
}

// value reads what follows a colon or a minus, in the same line or below. A sequence below a key may stand at the
// key's own indentation.
func (r *reader) value(indent int, ofKey bool) *yaml.Node {
	after := *r // where an empty value stands
	for r.at(r.pos) == ' ' {
		r.pos++
	}
	anchor, line, column := "", r.line, 0
	if r.at(r.pos) == '&' {
		column = r.node(0, r.pos).Column
		if anchor = r.name(); anchor == "" {
			return nil
		}
		for r.at(r.pos) == ' ' {
			r.pos++
		}
		if r.startsKey() {
			return nil // the anchor is the key's
		}
	}
	var n *yaml.Node
	if r.endOfLine() {
		next := r.nextContent()
		switch {
		case next > indent || next == indent && ofKey && r.at(r.pos) == '-' && r.blank(r.pos+1):
			if n = r.block(indent); n == nil || n.Anchor != "" || n.Kind == yaml.AliasNode && anchor != "" {
				return nil
			}
		case anchor != "":
			return nil
		default:
			*r = after
			return r.null()
		}
	} else if n = r.inline(indent); n == nil {
		return nil
	}
	if anchor != "" {
		if n.Kind == yaml.AliasNode || r.anchors[anchor] != nil {
			return nil
		}
		n.Anchor, n.Line, n.Column = anchor, line, column
		r.anchors[anchor] = n
	}
	return n
}

// inline reads a value that begins here and, a collection apart, fills the rest of the line.
func (r *reader) inline(indent int) *yaml.Node {
	var n *yaml.Node
	switch c := r.at(r.pos); c {
	case '[', '{':
		n = r.flow()
	case '"', '\'':
		n = r.quoted(c)
	case '|', '>':
		return r.literal(indent, c)
	case '*':
		n = r.alias()
	default:
		n = r.plain(false)
	}
	if n == nil || !r.endOfLine() {
		return nil
	}
	return n
}

// name reads the name of an anchor or alias after its sign.
func (r *reader) name() string {
	start := r.pos + 1
	for r.pos = start; ; r.pos++ {
		c := r.at(r.pos)
		if c != '_' && c != '-' && (c|0x20 < 'a' || c|0x20 > 'z') && (c < '0' || c > '9') {
			break
		}
	}
	if !r.blank(r.pos) && !strings.ContainsRune(",]}", rune(r.at(r.pos))) {
		return ""
	}
	return r.s[start:r.pos]
}

func (r *reader) alias() *yaml.Node {
	n := r.node(yaml.AliasNode, r.pos)
	n.Value = r.name()
	if n.Alias = r.anchors[n.Value]; n.Alias == nil {
		return nil
	}
	return n
}

// flow reads a collection in brackets or braces.
func (r *reader) flow() *yaml.Node {
	if r.depth++; r.depth > maxReaderDepth {
		return nil
	}
	defer func() { r.depth-- }()
	braces := r.at(r.pos) == '{'
	n := r.node(yaml.SequenceNode, r.pos)
	n.Tag = "!!seq"
	closing := byte(']')
	if braces {
		n.Kind, n.Tag, closing = yaml.MappingNode, "!!map", '}'
	}
	r.pos++
	for {
		if r.nextContent() < 0 {
			return nil
		}
		if r.at(r.pos) == closing {
			r.pos++
			return n
		}
		if braces {
			if key := r.key(true); key == nil || r.nextContent() < 0 {
				return nil
			} else {
				n.Content = append(n.Content, key)
			}
		}
		item := r.flowItem()
		if item == nil {
			return nil
		}
		n.Content = append(n.Content, item)
		if r.nextContent() < 0 {
			return nil
		}
		if r.at(r.pos) == ',' {
			r.pos++
		} else if r.at(r.pos) != closing {
			return nil
		}
	}
}

// flowAnchor reads an anchor inside a collection and the item that it stands for.
func (r *reader) flowAnchor() *yaml.Node {
	line, column := r.line, r.node(0, r.pos).Column
	anchor := r.name()
	if anchor == "" || r.at(r.pos) != ' ' || r.nextContent() < 0 || r.at(r.pos) == '&' {
		return nil
	}
	n := r.flowItem()
	if n == nil || n.Kind == yaml.AliasNode || r.anchors[anchor] != nil {
		return nil
	}
	n.Anchor, n.Line, n.Column = anchor, line, column
	r.anchors[anchor] = n
	return n
}

func (r *reader) flowItem() *yaml.Node {
	switch c := r.at(r.pos); c {
	case '[', '{':
		return r.flow()
	case '"', '\'':
		return r.quoted(c)
	case '*':
		return r.alias()
	case '&':
		return r.flowAnchor()
	}
	return r.plain(true)
}
