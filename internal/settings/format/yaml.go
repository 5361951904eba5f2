package format

import (
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/touchstone-sec/touchstone/internal/settings"
)

// The bounds of what one file may expand to by its aliases, and of its nesting.
const (
	maxYAMLSteps = 100_000
	maxYAMLDepth = 64
)

// readYAML reads the documents of a file one by one, so that a broken one costs no other. Of a broken one the lines that
// are broken are left out (yaml_mend.go), or else the blocks at its top are read, each by itself: what is broken is a problem.
//
// Of what is nested, the scalars are settings, and lists of nothing but scalars; the parts of the path are the keys, and
// the indices of lists. Pairs that stand for variables of the environment become such (environ.go).
func readYAML(r *reading) {
	y := &yamlReading{reading: r, plain: withoutTemplates(r.text)}
	y.template = y.plain != r.text
	for i, doc := range documents(y.plain) {
		y.reading.document = i
		if err := y.document(doc); err != nil && !y.mend(doc) {
			y.blocks(doc, err)
		}
	}
}

type yamlReading struct {
	*reading
	plain    string // with what templates fill in replaced, byte for byte
	template bool   // something was
	part     span   // of the text that is being parsed
	steps    int
	bounded  bool
	starts   []int // of the part's lines
	line     int   // cursor: a line, from 1, a column in it and the offset of that
	column   int
	offset   int
}

// documents are the parts of the text between the lines that part documents.
func documents(t string) []span {
	var docs []span
	start, content := 0, false
	for at := 0; at < len(t); {
		end := lineEnd(t, at)
		line := strings.TrimRight(t[at:end], " \t\r")
		marker := strings.HasPrefix(line, "---") && (len(line) == 3 || isSpace(line[3]))
		if marker && content {
			docs = append(docs, span{start, at})
			start = at
		}
		content = content || marker || line != "" && line[0] != '#' && line[0] != '%'
		at = end + 1
	}
	return append(docs, span{start, len(t)})
}

// document reads one document, or a part of one.
func (y *yamlReading) document(s span) error {
	var root yaml.Node
	if err := yaml.Unmarshal([]byte(y.plain[s.pos:s.end]), &root); err != nil {
		return err
	}
	y.part, y.starts, y.line, y.column, y.offset = s, lineStarts(y.plain, s), 1, 1, s.pos
	if root.Kind == yaml.DocumentNode && len(root.Content) > 0 {
		n := root.Content[0]
		y.system = systemOf(y.file.Path, n)
		var path []string
		if y.system == "kubernetes" {
			path = []string{scalarAt(n, "kind")}
		}
		y.walk(n, path, span{})
		y.system = ""
	}
	return nil
}

// blocks reads what a broken document has at its top: a block is a line that is not indented with all lines below it
// that are.
func (y *yamlReading) blocks(doc span, whole error) {
	var blocks []span
	start := doc.pos
	for at := doc.pos; at < doc.end; {
		end := lineEnd(y.plain, at)
		if c := y.plain[at]; at > start && !isSpace(c) && c != '#' && c != '-' && c != '}' && c != ']' {
			blocks = append(blocks, span{start, at})
			start = at
		}
		at = end + 1
	}
	if len(blocks) == 0 {
		y.broken(doc, whole)
		return
	}
	for _, b := range append(blocks, span{start, doc.end}) {
		if err := y.document(b); err != nil {
			y.broken(b, err)
		}
	}
}

var yamlError = regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)`)

// broken notes what the parser says of a part.
func (y *yamlReading) broken(s span, err error) {
	at := s.pos
	for n := errorLine(err); n > 1 && at < s.end; n-- {
		at = lineEnd(y.plain, at) + 1
	}
	y.note(min(at, s.end), err)
}

// note notes what the parser says, at an offset. It names anchors, but no values.
func (y *yamlReading) note(at int, err error) {
	if !y.named && y.template {
		return // what it becomes may be whole
	}
	message := err.Error()
	if m := yamlError.FindStringSubmatch(message); m != nil {
		message = m[2]
	}
	y.problem(at, "the YAML is broken: %s", message)
}

// walk takes over a node and all below it. The key is where its name stands.
func (y *yamlReading) walk(n *yaml.Node, path []string, key span) {
	if y.steps++; y.steps > maxYAMLSteps || len(path) > maxYAMLDepth {
		if !y.bounded {
			y.bounded = true
			y.problem(y.place(n).pos, "nesting and aliases expand too far; what is beyond is not read")
		}
		return
	}
	switch n.Kind {
	case yaml.AliasNode:
		y.walk(n.Alias, path, key)
	case yaml.ScalarNode:
		at := y.place(n)
		y.setting(path, y.scalar(n), key, at)
		if y.system == "kubernetes" && n.Style&yaml.LiteralStyle != 0 {
			y.inner(path, at)
		}
	case yaml.MappingNode:
		y.mapping(n, path)
	case yaml.SequenceNode:
		if isEnvironment(path) && y.pairs(n, path) {
			return
		}
		if !onlyScalars(n) {
			for i, c := range n.Content {
				y.walk(c, child(path, strconv.Itoa(i)), key)
			}
			return
		}
		v := settings.Value{Kind: settings.List}
		at := y.place(n)
		for _, c := range n.Content {
			v.Items = append(v.Items, y.scalar(c))
			at.end = max(at.end, y.place(c).end)
		}
		y.setting(path, v, key, at)
	}
}

func (y *yamlReading) mapping(n *yaml.Node, path []string) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		if k.Kind != yaml.ScalarNode {
			continue
		}
		if k.Tag == "!!merge" {
			y.walk(v, path, y.place(k)) // what stands beside it comes later in the file, as a rule, and wins
			continue
		}
		at := y.place(k)
		if v.Kind == yaml.ScalarNode && isEnvironment(path) {
			y.environment(k.Value, path, y.scalar(v), at, y.place(v))
			continue
		}
		y.walk(v, child(path, k.Value), at)
	}
}

func onlyScalars(n *yaml.Node) bool {
	for _, c := range n.Content {
		if c.Kind != yaml.ScalarNode {
			return false
		}
	}
	return true
}

// scalar is the value of a scalar node.
func (y *yamlReading) scalar(n *yaml.Node) settings.Value {
	v := settings.Value{Kind: settings.Text, Raw: n.Value}
	if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) == 0 {
		switch n.ShortTag() {
		case "!!bool":
			v.Kind = settings.Bool
		case "!!int", "!!float":
			v.Kind = settings.Number
		case "!!null":
			v.Kind = settings.Null
		default:
			switch strings.ToLower(n.Value) {
			case "yes", "no", "on", "off": // YAML 1.1
				v.Kind = settings.Bool
			}
		}
	}
	if y.template && v.Kind == settings.Text {
		if at := y.place(n); y.of(at) != y.plain[at.pos:at.end] {
			v.Raw = y.of(at)
		}
	}
	return v
}

// scalarAt is the scalar that a mapping has by a name, "" where there is none.
func scalarAt(n *yaml.Node, name string) string {
	if c := nodeAt(n, name); c != nil && c.Kind == yaml.ScalarNode {
		return c.Value
	}
	return ""
}

func nodeAt(n *yaml.Node, name string) *yaml.Node {
	if n.Kind == yaml.MappingNode {
		for i := 0; i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == name {
				return n.Content[i+1]
			}
		}
	}
	return nil
}
