package claim

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// A node is a value of a JSON document, with where it stands.
type node struct {
	kind       nodeKind
	text       string   // of a string its value, of a number or boolean as written
	keys       []string // of an object
	items      []node   // of an array, or the values of an object
	start, end int
}

type nodeKind uint8

const (
	nullNode nodeKind = iota
	textNode
	numberNode
	boolNode
	arrayNode
	objectNode
)

// maxDepth is how deep a document may be nested.
const maxDepth = 200

var errDepth = fmt.Errorf("nested more than %d deep", maxDepth)

// parseTrees reads the JSON values that stand one after another in a text: a document is one, JSON Lines are several. With an
// error, what was read before it is returned too, a value that was broken off with what it held so far.
func parseTrees(text string) ([]node, error) {
	r := &treeReader{d: json.NewDecoder(strings.NewReader(text)), text: text}
	r.d.UseNumber()
	var all []node
	for {
		n, err := r.value(0)
		if errors.Is(err, io.EOF) && n.kind == nullNode {
			return all, nil
		}
		all = append(all, n)
		if err != nil {
			return all, err
		}
	}
}

type treeReader struct {
	d    *json.Decoder
	text string
}

func (r *treeReader) value(depth int) (node, error) {
	start := r.next()
	token, err := r.d.Token()
	if err != nil {
		return node{}, err
	}
	n := node{start: start, end: int(r.d.InputOffset())}
	switch v := token.(type) {
	case string:
		n.kind, n.text = textNode, v
	case json.Number:
		n.kind, n.text = numberNode, v.String()
	case bool:
		n.kind, n.text = boolNode, strconv.FormatBool(v)
	case json.Delim:
		if depth == maxDepth {
			return n, errDepth
		}
		n.kind = arrayNode
		if v == '{' {
			n.kind = objectNode
		}
		err = r.fill(&n, depth)
	}
	return n, err
}

// fill reads the rest of an array or object, as far as it goes.
func (r *treeReader) fill(n *node, depth int) error {
	for r.d.More() {
		key := ""
		if n.kind == objectNode {
			token, err := r.d.Token()
			if err != nil {
				n.end = int(r.d.InputOffset())
				return unexpected(err)
			}
			key, _ = token.(string)
		}
		item, err := r.value(depth + 1)
		if err == nil || item.kind != nullNode {
			if n.kind == objectNode {
				n.keys = append(n.keys, key)
			}
			n.items = append(n.items, item)
		}
		if err != nil {
			n.end = int(r.d.InputOffset())
			return unexpected(err)
		}
	}
	_, err := r.d.Token()
	n.end = int(r.d.InputOffset())
	return unexpected(err)
}

func unexpected(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// next is where the next value begins.
func (r *treeReader) next() int {
	at := int(r.d.InputOffset())
	for at < len(r.text) && strings.IndexByte(" \t\r\n,:", r.text[at]) >= 0 {
		at++
	}
	return at
}

// get finds the value of a key, or of a way of keys; nil where there is none. Of a key that stands twice the last counts.
func (n *node) get(way ...string) *node {
	for _, key := range way {
		if n == nil || n.kind != objectNode {
			return nil
		}
		var found *node
		for i := len(n.keys) - 1; i >= 0 && found == nil; i-- {
			if n.keys[i] == key {
				found = &n.items[i]
			}
		}
		n = found
	}
	return n
}

// list are the elements of an array.
func (n *node) list() []node {
	if n == nil || n.kind != arrayNode {
		return nil
	}
	return n.items
}

// str is the text of a string, number or boolean, "" of anything else.
func (n *node) str() string {
	if n == nil {
		return ""
	}
	return n.text
}

// int is a number, or a string that is one; 0 of anything else.
func (n *node) int() int {
	i, err := strconv.Atoi(strings.TrimSpace(n.str()))
	if err != nil || i < 0 {
		return 0
	}
	return i
}
