package flow

import (
	"slices"
	"testing"
)

// A panic while the findings of one function are made costs those, is told of with the function's bounds, and spares the others'.
func TestSpared(t *testing.T) {
	w := &World{funcs: make([]funcState, 2)}
	done := false
	w.Spared(0, func() { panic("too deep") })
	w.Spared(1, func() { done = true })
	if want := []string{"internal error: too deep"}; !slices.Equal(w.funcs[0].bounds, want) || len(w.funcs[1].bounds) > 0 || !done {
		t.Errorf("bounds %q and %q, the other one's task done: %v", w.funcs[0].bounds, w.funcs[1].bounds, done)
	}
	w.cfg.Debug = func(string) {}
	defer func() {
		if recover() == nil {
			t.Error("who looks for mistakes does not see the panic")
		}
	}()
	w.Spared(0, func() { panic("too deep") })
}
