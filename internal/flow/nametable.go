package flow

import (
	"encoding/binary"
	"slices"
	"sync"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds what names say, by the patterns of namings.

// named is what all namings together say of one name; nil for most names.
type named struct {
	sources []*knowledge.Naming
	givens  []*knowledge.Naming // with sinks or hazards
	vouches knowledge.KindMask  // what those kinds take for checked that was passed to a function of this name
}

// nameTable answers what is said of names.
type nameTable struct {
	namings []*knowledge.Naming
	mu      sync.RWMutex         // for seen, names and key
	table   *regex.Table         // of the different patterns of all namings
	says    [][]int              // by pattern: the namings whose names it is
	takes   [][]int              // by pattern: the namings whose exceptions it is
	vouches []knowledge.KindMask // by pattern: of rules that take such names for checks
	seen    map[string]*named    // by the patterns that match
	names   map[string]*named    // by name: most stand in many modules
	key     []byte
}

func newNameTable(namings []*knowledge.Naming, vouched []*knowledge.Rule) *nameTable {
	t := &nameTable{namings: namings, seen: map[string]*named{}, names: map[string]*named{}}
	var patterns []*regex.Pattern
	number := map[string]int{}
	of := func(re *regex.Pattern) int {
		i, ok := number[re.String()]
		if !ok {
			i = len(patterns)
			number[re.String()] = i
			patterns = append(patterns, re)
			t.says, t.takes, t.vouches = append(t.says, nil), append(t.takes, nil), append(t.vouches, 0)
		}
		return i
	}
	for i, x := range namings {
		p := of(x.Name)
		t.says[p] = append(t.says[p], i)
		if x.Except != nil {
			p := of(x.Except)
			t.takes[p] = append(t.takes[p], i)
		}
	}
	for _, r := range vouched {
		t.vouches[of(r.Flow.Vouched)] |= r.Flow.Sink.Mask()
	}
	t.table = regex.NewTable(patterns)
	return t
}

// in is what is said of the names of a module, by their numbers.
func (t *nameTable) in(s *moduleState, m *ir.Module) []*named {
	s.asked.Do(func() {
		if s.named = t.all(m.Names); len(s.named) == 0 { // number 0 is no name, in a module without any as well
			s.named = make([]*named, 1)
		}
	})
	return s.named
}

func (t *nameTable) of(name string) *named {
	t.mu.RLock()
	n, ok := t.names[name]
	t.mu.RUnlock()
	if ok {
		return n
	}
	return t.all([]string{name})[0]
}

// all is what is said of each name. Names are matched without the lock: who asks for one that another is matching does it, too.
func (t *nameTable) all(names []string) []*named {
	out := make([]*named, len(names))
	var missing []int
	t.mu.RLock()
	for i, name := range names {
		if name == "" || len(name) > idiom.MaxName {
			continue
		}
		n, ok := t.names[name]
		if out[i] = n; !ok {
			missing = append(missing, i)
		}
	}
	t.mu.RUnlock()
	if len(missing) == 0 {
		return out
	}
	matched := make([][]int, len(missing))
	for k, i := range missing {
		matched[k] = t.match(names[i])
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	for k, i := range missing {
		n, ok := t.names[names[i]]
		if !ok {
			n = t.saying(matched[k]).about(names[i])
			t.names[names[i]] = n
		}
		out[i] = n
	}
	return out
}

// match is the patterns that match a name, or its words.
func (t *nameTable) match(name string) []int {
	matched := t.table.Match(nil, name)
	if words := idiom.Snake(name); words != name {
		for _, p := range t.table.Match(nil, words) {
			if !slices.Contains(matched, p) {
				matched = append(matched, p)
			}
		}
		slices.Sort(matched)
	}
	return matched
}

// saying is what is said of the names that match some patterns, with the lock held.
func (t *nameTable) saying(matched []int) *named {
	if len(matched) == 0 {
		return nil
	}
	t.key = t.key[:0]
	for _, i := range matched {
		t.key = binary.AppendUvarint(t.key, uint64(i))
	}
	n, ok := t.seen[string(t.key)]
	if !ok {
		n = t.named(matched)
		t.seen[string(t.key)] = n
	}
	return n
}

// about leaves out the namings that ask something else of a name.
func (n *named) about(name string) *named {
	if n == nil || !slices.ContainsFunc(n.sources, (*knowledge.Naming).Asks) && !slices.ContainsFunc(n.givens, (*knowledge.Naming).Asks) {
		return n
	}
	speaks := func(list []*knowledge.Naming) (out []*knowledge.Naming) {
		for _, x := range list {
			if x.Speaks(name) {
				out = append(out, x)
			}
		}
		return out
	}
	return &named{sources: speaks(n.sources), givens: speaks(n.givens), vouches: n.vouches}
}

// named is what the namings say of the names that match these patterns.
func (t *nameTable) named(matched []int) (n *named) {
	holds := make([]bool, len(t.namings))
	for _, p := range matched {
		if k := t.vouches[p]; k != 0 {
			if n == nil {
				n = &named{}
			}
			n.vouches |= k
		}
		for _, i := range t.says[p] {
			holds[i] = true
		}
	}
	for _, p := range matched {
		for _, i := range t.takes[p] {
			holds[i] = false
		}
	}
	for i, x := range t.namings {
		if !holds[i] {
			continue
		}
		if n == nil {
			n = &named{}
		}
		if x.Source != nil || x.Clears != knowledge.Untrusted {
			n.sources = append(n.sources, x)
		}
		if len(x.Sinks) > 0 || len(x.Hazards) > 0 {
			n.givens = append(n.givens, x)
		}
	}
	return n
}
