package cwe

// A Node is an entry with those below it.
type Node struct {
	Entry    Entry
	Children []*Node // by number
	Again    bool    // it stands elsewhere in the tree, with what is below it, which is not repeated here
	Below    int     // children that the depth cut off
}

// Tree is what lies under an entry, so many levels deep; with a depth below 0, all of it. An entry with several parents
// is unfolded once, at its first place from the top. It is nil for an id that the catalog does not hold.
func (c *Catalog) Tree(id, depth int) *Node {
	e, ok := c.Lookup(id)
	if !ok {
		return nil
	}
	root := &Node{Entry: e}
	seen := map[int]bool{id: true}
	// Level by level, so that what is unfolded does not depend on how deep another branch reaches.
	for level := []*Node{root}; len(level) > 0; depth-- {
		var next []*Node
		for _, n := range level {
			below := c.Children(n.Entry.ID)
			if depth == 0 {
				n.Below = len(below)
				continue
			}
			for _, id := range below {
				child := &Node{Entry: c.entries[id], Again: seen[id] && len(c.Children(id)) > 0}
				n.Children = append(n.Children, child)
				if !seen[id] {
					seen[id] = true
					next = append(next, child)
				}
			}
		}
		level = next
	}
	return root
}

// Pillars are the entries at the top of the hierarchy, ascending: the weaknesses without parents that have children.
func (c *Catalog) Pillars() []int {
	var top []int
	for _, id := range c.ids {
		if len(c.entries[id].Parents) == 0 && len(c.Children(id)) > 0 {
			top = append(top, id)
		}
	}
	return top
}
