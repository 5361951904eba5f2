package flow

import (
	"cmp"
	"slices"
)

// A readSet lists what an analysis has read of the World. The same is read again and again, by loops and by what is called
// in many places: a small cache drops most of that as it comes, and kept lists nothing twice.
type readSet struct {
	list   []cellID
	recent [256]int32 // by a hash: where it stands in the list, counted from one
}

func (s *readSet) reset() {
	s.list = s.list[:0]
	clear(s.recent[:])
}

func (s *readSet) add(r cellID) {
	h := uint32(r.id)*31 + uint32(r.kind)*7 + uint32(len(r.name))
	if n := len(r.name); n > 0 {
		h += uint32(r.name[0])*131 + uint32(r.name[n-1])*17 + uint32(r.name[n/2])*61
	}
	at := &s.recent[h%uint32(len(s.recent))]
	if *at > 0 && s.list[*at-1] == r {
		return
	}
	s.list = append(s.list, r)
	*at = int32(len(s.list))
}

// kept is the list, for longer than the analysis lasts.
func (s *readSet) kept() []cellID {
	if len(s.list) > len(s.recent)/4 {
		slices.SortFunc(s.list, func(a, b cellID) int {
			if c := cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.id, b.id)); c != 0 {
				return c
			}
			return cmp.Compare(a.name, b.name)
		})
		s.list = slices.Compact(s.list)
		clear(s.recent[:])
	}
	return slices.Clone(s.list)
}
