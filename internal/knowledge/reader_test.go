package knowledge

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// dump writes what the decoder sees of a tree.
func dump(b *bytes.Buffer, n *yaml.Node, depth int) {
	fmt.Fprintf(b, "%*s%d:%d kind %d %s %q &%s\n", depth, "", n.Line, n.Column, n.Kind, n.ShortTag(), n.Value, n.Anchor)
	if n.Kind == yaml.AliasNode {
		fmt.Fprintf(b, "%*s-> %d:%d\n", depth, "", n.Alias.Line, n.Alias.Column)
		return
	}
	for _, c := range n.Content {
		dump(b, c, depth+1)
	}
}

// compare reports the first difference between the reader's tree and the library's.
func compare(t *testing.T, name string, text string, got *yaml.Node) {
	t.Helper()
	var doc, more yaml.Node
	dec := yaml.NewDecoder(strings.NewReader(text))
	if err := dec.Decode(&doc); err != nil {
		t.Fatalf("%s: the reader accepts what the library does not: %v\n%q", name, err, text)
	}
	if err := dec.Decode(&more); !errors.Is(err, io.EOF) {
		t.Fatalf("%s: the reader sees one document: %v\n%q", name, err, text)
	}
	var a, b bytes.Buffer
	dump(&a, got, 0)
	dump(&b, doc.Content[0], 0)
	if bytes.Equal(a.Bytes(), b.Bytes()) {
		return
	}
	x, y := bytes.Split(a.Bytes(), []byte("\n")), bytes.Split(b.Bytes(), []byte("\n"))
	for i := range x {
		if i >= len(y) || !bytes.Equal(x[i], y[i]) {
			t.Fatalf("%s: the reader has\n%s\nthe library\n%s", name, x[i], y[min(i, len(y)-1)])
		}
	}
	t.Fatalf("%s: the library has more nodes\n%q", name, text)
}

func TestReaderAgreesWithLibrary(t *testing.T) {
	files, err := builtinFiles("python")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if got := readYAML(f.text); got == nil {
			t.Errorf("%s: the reader refuses it, so that it is parsed slowly", f.name)
		} else {
			compare(t, f.name, f.text, got)
		}
	}
}

var readerSeeds = []string{
	"a: 1\nb: [x, 'y', \"z\\n\", {k: v, l: }]\n",
	"a: &x\n  b: c # comment\n  d: *x2\ne: *x\n",
	"a: &x {b: c}\ne:\n  <<: *x\n  f: g\n",
	"- a\n- b: c\n  d: e\n-\n- - f\n  - g\n",
	"k:\n- a\n- b\nl: |\n  text\n    more\n\n  end\nm: >-\n  a\n  b\n\n  c\n",
	"a: 'it''s'\nb: \"two\n  lines\"\nc: [a,\n  b]\n", "a: -1\nb: .5\nc: 2001-01-01\nd: ~\ne: null\nf: true\n",
	"\"quoted key\": x\n'other': y\n", "a: b: c\n", "a:\n   b\n", "{a: b}\n", "a: [b: c]\n", "a: \n# comment\nb: x#y\n",
	"é: è\nx: [é, b]\n", "a: |-\n  x\n", "a: x\n  y\n", "? a\n: b\n", "- &a b\n- *a\n",
}

func FuzzReader(f *testing.F) {
	for _, s := range readerSeeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if got := readYAML(text); got != nil {
			compare(t, "input", text, got)
		}
	})
}
