package cli

import (
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/touchstone-sec/touchstone/internal/engine"
)

// A progress keeps one line on a terminal up to date, and takes it away in the end. It is the only part of touchstone
// that looks at a clock, and its line is no part of any result. All methods do nothing on nil.
type progress struct {
	mu    sync.Mutex
	w     io.Writer
	width int
	start time.Time
	since func(time.Time) time.Duration
	shown bool
	over  bool
}

// newProgress is nil unless stderr is a terminal.
func (a *app) newProgress() *progress {
	width, ok := a.terminal(a.stderr)
	if !ok {
		return nil
	}
	return &progress{w: a.stderr, width: width, start: time.Now(), since: time.Since}
}

const clearLine = "\r\x1b[K" // to the first column, erase to the end of the line (ECMA-48)

func (p *progress) update(x engine.Progress) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.over {
		return
	}
	line := fmt.Sprintf("%s: %d files, %d functions, %.0f s", x.Phase, x.Files, x.Functions, p.since(p.start).Seconds())
	if p.width > 0 && len(line) >= p.width { // a line that wraps could not be cleared
		line = line[:p.width-1]
	}
	io.WriteString(p.w, clearLine+line)
	p.shown = true
}

// clear takes the line away, for good.
func (p *progress) clear() {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown {
		io.WriteString(p.w, clearLine)
	}
	p.shown, p.over = false, true
}
