package flow

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file finds the line at which somebody took out of a list what protects: it stands there still, as a comment, and is where it is
// put back.

// takenOut is the place, inside the list that a hazard says lacks something, of a comment that names what is lacking.
func takenOut(h *hit) (pos, end int32, ok bool) {
	text := h.fn.Module.File.Text
	for _, c := range h.hazard.When {
		if c.Lacks == nil {
			continue
		}
		name := strings.TrimPrefix(*c.Lacks, ".")
		for at := h.pos; at < h.listEnd(); {
			line := text[at:]
			if i := strings.IndexByte(line, '\n'); i >= 0 {
				line = line[:i]
			}
			if i := strings.IndexByte(line, '#'); i >= 0 && strings.Contains(line[i:], name) && strings.TrimSpace(line[:i]) == "" {
				return at + int32(i), at + int32(len(line)), true
			}
			at += int32(len(line)) + 1
		}
	}
	return 0, 0, false
}

// listEnd is where the list that an assignment holds ends.
func (h *hit) listEnd() int32 {
	for i := range h.fn.Instrs {
		if in := &h.fn.Instrs[i]; in.Op == ir.OpSetGlobal && in.Pos == h.pos && len(h.fn.Args(ir.ID(i))) > 0 {
			return max(h.end, h.fn.Instrs[h.fn.Arg(ir.ID(i), 0)].End)
		}
	}
	return h.end
}
