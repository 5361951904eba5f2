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
	Followed bool     // the analysis knows the data that get there, as far as they do harm
	Cleared  bool     // it knows all that gets there, and that nothing of it does harm
	Defences []Defence
}

// meetings are those of all analyses, in which order they may be made; nil collects nothing.
type meetings struct{ at sync.Map } // meetingKey -> *meeting

type meetingKey struct {
	fn       *ir.Function
	pos, end int32
	kinds    knowledge.KindMask // of the sink
}

type meeting struct {
	mu      sync.Mutex
	harmed  bool // data of a source do harm
	passed  bool // so do data of a parameter: callers decide
	stopped bool // data of a source got there through a parameter, and do no harm
	open    bool
	by      []Defence
}

func (ms *meetings) of(h *hit) *meeting {
	v, _ := ms.at.LoadOrStore(meetingKey{h.fn, h.pos, h.end, h.sink.Kinds}, &meeting{})
	return v.(*meeting)
}

// meet takes down what became of the data in a register that reach a sink.
func (a *analysis) meet(h *hit, from ir.ID, harmed, passed bool) {
	if h.fn == nil || h.hazard != nil {
		return
	}
	m := a.w.met.of(h)
	m.mu.Lock()
	defer m.mu.Unlock()
	m.harmed, m.passed = m.harmed || harmed, m.passed || passed
	if m.harmed || m.passed || m.open {
		return
	}
	c := a.clear(from, h.kinds)
	m.open = c.open
	for _, d := range c.by {
		if !slices.Contains(m.by, d) {
			m.by = append(m.by, d)
		}
	}
}

// brought takes down that a caller's data got to a sink of what it calls.
func (ms *meetings) brought(h *hit, harmed bool) {
	if ms == nil || h.fn == nil || h.hazard != nil {
		return
	}
	m := ms.of(h)
	m.mu.Lock()
	m.harmed, m.stopped = m.harmed || harmed, m.stopped || !harmed
	m.mu.Unlock()
}

// Meetings lists the sinks, by place.
func (w *World) Meetings() (out []Meeting) {
	if w.met == nil {
		return nil
	}
	w.met.at.Range(func(k, v any) bool {
		at, m := k.(meetingKey), v.(*meeting)
		x := Meeting{Function: at.fn, Pos: at.pos, End: at.end, Followed: !m.harmed && (!m.passed || m.stopped), Cleared: !m.harmed && !m.passed && !m.open}
		if x.Cleared {
			x.Defences = m.by
			slices.SortFunc(x.Defences, func(a, b Defence) int {
				return cmp.Or(cmp.Compare(a.Pos, b.Pos), cmp.Compare(a.End, b.End), strings.Compare(a.What, b.What))
			})
		}
		for _, name := range w.base.Kinds() {
			if k, ok := w.base.Kind(name); ok && at.kinds&k.Mask() != 0 {
				x.Kinds = append(x.Kinds, name)
			}
		}
		out = append(out, x)
		return true
	})
	slices.SortFunc(out, func(a, b Meeting) int {
		return cmp.Or(strings.Compare(a.Function.Module.File.Path, b.Function.Module.File.Path), cmp.Compare(a.Pos, b.Pos), cmp.Compare(a.End, b.End), cmp.Compare(a.Function.ID, b.Function.ID), slices.Compare(a.Kinds, b.Kinds))
	})
	return out
}

// Called reports whether frameworks call any function.
func (w *World) Called() bool {
	for i := range w.funcs {
		if len(w.funcs[i].entries) > 0 {
			return true
		}
	}
	return false
}
