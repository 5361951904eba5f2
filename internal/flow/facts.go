package flow

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// A Meeting is a sink that the analysis came upon, whether or not data do harm there: who wants to know why there is no
// finding asks for them. Config.Keep collects them.
type Meeting struct {
	Function *ir.Function
	Pos, End int32
	Kinds    []string // of the sink
	Followed bool     // the analysis knows some data that get there, and that they do no harm
}

// meetings are those of all analyses, in which order they may be made; nil collects nothing.
type meetings struct{ at sync.Map } // meetingKey -> *meeting

type meetingKey struct {
	fn       *ir.Function
	pos, end int32
}

type meeting struct {
	mu               sync.Mutex
	kinds            knowledge.KindMask
	followed, harmed bool
}

func (ms *meetings) add(h *hit, followed, harmed bool) {
	if ms == nil || h.fn == nil || h.hazard != nil {
		return
	}
	v, _ := ms.at.LoadOrStore(meetingKey{h.fn, h.pos, h.end}, &meeting{})
	m := v.(*meeting)
	m.mu.Lock()
	m.kinds |= h.kinds
	m.followed, m.harmed = m.followed || followed, m.harmed || harmed
	m.mu.Unlock()
}

// Meetings lists the sinks, by place.
func (w *World) Meetings() (out []Meeting) {
	if w.met == nil {
		return nil
	}
	w.met.at.Range(func(k, v any) bool {
		at, m := k.(meetingKey), v.(*meeting)
		x := Meeting{Function: at.fn, Pos: at.pos, End: at.end, Followed: !m.harmed}
		for _, name := range w.base.Kinds() {
			if k, ok := w.base.Kind(name); ok && m.kinds&k.Mask() != 0 {
				x.Kinds = append(x.Kinds, name)
			}
		}
		out = append(out, x)
		return true
	})
	slices.SortFunc(out, func(a, b Meeting) int {
		return cmp.Or(strings.Compare(a.Function.Module.File.Path, b.Function.Module.File.Path), cmp.Compare(a.Pos, b.Pos), cmp.Compare(a.End, b.End), cmp.Compare(a.Function.ID, b.Function.ID))
	})
	return out
}

// Entries counts the functions that frameworks call.
func (w *World) Entries() (n int) {
	for i := range w.funcs {
		if len(w.funcs[i].entries) > 0 {
			n++
		}
	}
	return n
}
