package flow

import (
	"encoding/binary"
	"slices"
	"strings"
	"sync"

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
	mu      sync.Mutex
	table   *regex.Table         // of the different patterns of all namings
	says    [][]int              // by pattern: the namings whose names it is
	takes   [][]int              // by pattern: the namings whose exceptions it is
	vouches []knowledge.KindMask // by pattern: of rules that take such names for checks
	seen    map[string]*named    // by the patterns that match
	names   map[string]*named    // by name: most stand in many modules
	matched []int
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
		t.mu.Lock()
		defer t.mu.Unlock()
		s.named = make([]*named, len(m.Names))
		for i, name := range m.Names {
			s.named[i] = t.look(name)
		}
	})
	return s.named
}

func (t *nameTable) of(name string) *named {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.look(name)
}

func (t *nameTable) look(name string) *named {
	if name == "" || len(name) > maxName || len(t.says) == 0 {
		return nil
	}
	n, ok := t.names[name]
	if !ok {
		n = t.match(name).about(name)
		t.names[name] = n
	}
	return n
}

func (t *nameTable) match(name string) *named {
	t.matched = t.table.Match(t.matched[:0], name)
	if words := snake(name); words != name {
		for _, p := range t.table.Match(nil, words) {
			if !slices.Contains(t.matched, p) {
				t.matched = append(t.matched, p)
			}
		}
		slices.Sort(t.matched)
	}
	if len(t.matched) == 0 {
		return nil
	}
	t.key = t.key[:0]
	for _, i := range t.matched {
		t.key = binary.AppendUvarint(t.key, uint64(i))
	}
	n, ok := t.seen[string(t.key)]
	if !ok {
		n = t.named(t.matched)
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

// snake is a name of words that begin with capitals (accessToken) as one of words with lines between them: namings are
// written for these.
func snake(name string) string {
	var sb strings.Builder
	for i := 1; i < len(name); i++ {
		if c := name[i]; c >= 'A' && c <= 'Z' && name[i-1] >= 'a' && name[i-1] <= 'z' {
			if sb.Len() == 0 {
				sb.WriteString(name[:i])
			}
			sb.WriteByte('_')
		}
		if sb.Len() > 0 {
			sb.WriteByte(name[i])
		}
	}
	if sb.Len() == 0 {
		return name
	}
	return sb.String()
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

// maxName bounds the texts that are taken for names.
const maxName = 64
