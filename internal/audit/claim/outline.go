package claim

import "strings"

// An outline is the tree that headings and lists make of the blocks of a text. Node 0 is the root; node i+1 is block i.
type outline struct {
	text   string
	blocks []block
	kids   [][]int
	ends   []int // offset behind all that belongs to a node
}

func newOutline(t string, blocks []block) *outline {
	o := &outline{text: t, blocks: blocks, kids: make([][]int, len(blocks)+1), ends: make([]int, len(blocks)+1)}
	stack := []openNode{{rank: -1}}
	for i := range blocks {
		b := &blocks[i]
		rank := b.rank
		if b.kind == headingBlock && rank == rankLine && partHeading(t, b) {
			rank = rankLeaf // "**Impact**" belongs to what is open
		}
		if b.kind == itemBlock && b.number != "" {
			rank = restarted(stack, rank, number(b.number), bold(t, b))
		}
		for len(stack) > 1 {
			top := &stack[len(stack)-1]
			if top.rank < rank && !(rank == rankLeaf && closes(blocks, stack, b)) {
				break
			}
			stack = stack[:len(stack)-1]
		}
		parent := &stack[len(stack)-1]
		o.kids[parent.node] = append(o.kids[parent.node], i+1)
		if rank == rankLeaf {
			parent.labelled = parent.labelled || b.kind == headingBlock
			parent.loose = parent.loose || b.loose && b.kind == textBlock
			continue
		}
		open := openNode{node: i + 1, rank: rank, number: number(b.number), bold: bold(t, b)}
		if n := len(o.kids[parent.node]); n > 1 && b.kind == itemBlock {
			if before := o.kids[parent.node][n-2]; blocks[before-1].kind == itemBlock {
				open.later = true
				open.before = parent.lastLoose
			}
		}
		stack = append(stack, open)
	}
	for i := len(blocks); i >= 0; i-- {
		o.ends[i] = len(t)
		if i > 0 {
			o.ends[i] = blocks[i-1].end
		}
		if n := len(o.kids[i]); n > 0 {
			o.ends[i] = max(o.ends[i], o.ends[o.kids[i][n-1]])
		}
	}
	return o
}

// An openNode is a node that blocks may still belong to.
type openNode struct {
	node, rank, number int
	bold               bool // its text begins in bold
	labelled           bool // it holds a heading that names a part of it
	loose              bool // it holds a paragraph of its own
	later              bool // it is not the first item of its list
	before             bool // the items before it held paragraphs of their own
	lastLoose          bool // of the parent: whether its last item did
}

func bold(t string, b *block) bool { return strings.HasPrefix(t[b.text:], "**") }

// closes says whether a paragraph ends the item on top of the stack: it stands behind an empty line, is not indented
// further than the item, and the item is a dash, or a number in a list whose items hold no such paragraphs.
func closes(blocks []block, stack []openNode, b *block) bool {
	top := &stack[len(stack)-1]
	if top.node == 0 || blocks[top.node-1].kind != itemBlock || !b.loose || b.kind != textBlock {
		return false
	}
	item := &blocks[top.node-1]
	if b.indent > item.indent+1 {
		return false
	}
	if item.number == "" {
		return true
	}
	if !top.later || top.before {
		stack[len(stack)-2].lastLoose = true
		return false
	}
	return true
}

// restarted is the rank of a numbered item: one deeper where it begins a new list inside of the item before it, under a
// heading that names a part of that ("**Steps**"). Where both lists could go on, the item looks like those of its own.
func restarted(stack []openNode, rank, n int, bold bool) int {
	for i := len(stack) - 1; i > 0; i-- {
		switch top := &stack[i]; {
		case top.rank == rank+1 && top.number > 0 && n == top.number+1:
			if above := &stack[i-1]; above.rank == rank && n == above.number+1 && bold == above.bold && bold != top.bold {
				return rank
			}
			return rank + 1
		case top.rank == rank && n == 1 && top.labelled:
			return rank + 1
		case top.rank <= rank:
			return rank
		}
	}
	return rank
}

// partHeading says whether a line that serves as a heading names a part of a claim.
func partHeading(t string, b *block) bool {
	l, ok := labelOf(t[b.start:b.end])
	return !b.record && b.number == "" && ok && !l.part.section() && !l.names()
}

// title is the first line of a node, without marks and numbering.
func (o *outline) title(node int) string {
	if node == 0 {
		return ""
	}
	b := &o.blocks[node-1]
	return plainTitle(o.text[b.text:min(lineEnd(o.text, b.text), b.end)])
}

// own is the text of a node itself, without what belongs to it.
func (o *outline) own(node int) (start, end int) {
	if node == 0 {
		return 0, 0
	}
	return o.blocks[node-1].start, o.blocks[node-1].end
}

// class is what the name of a heading or item says it is: a part of a review, a part of a claim, or "" for anything
// else. sections says that names of both are rather those of a review.
func (o *outline) class(node int, sections bool) part {
	b := &o.blocks[node-1]
	if b.record {
		return ""
	}
	line := o.text[b.text:min(lineEnd(o.text, b.text), b.end)]
	name := strings.TrimRight(plainName(strings.TrimLeft(line, "#*_ ")), " 0123456789")
	if b.kind == headingBlock && sections {
		if p := labels().sectionNamed(name); p != "" {
			return p
		}
	}
	if p := labels().partNamed(name); p != "" && b.kind == headingBlock {
		return p
	}
	if b.kind == headingBlock {
		line = "# " + line
	}
	if l, ok := labelOf(line); ok && !(b.kind == headingBlock && (b.number != "" || l.names())) {
		return l.part
	}
	return ""
}
