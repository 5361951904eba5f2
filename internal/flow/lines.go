package flow

import (
	"strings"
)

// This file holds lines that are put together in pieces: parts.extend([name, b": ", value, b"\r\n"]), b"".join(parts).

// inLines marks the data of the pieces of a text that stand in a line, as concat does of texts that are put one behind the other:
// a piece that ends the line comes behind them. Without such a piece they are what they were.
func (a *analysis) inLines(pieces []*Val) []*Val {
	for last := len(pieces) - 1; last > 0; last-- {
		if s, ok := pieces[last].text(); !ok || !strings.Contains(s, "\r\n") {
			continue
		}
		var out []*Val
		for i, p := range pieces[:last] {
			if p == bottom || len(p.taint()) == 0 {
				continue
			}
			before, _ := pieces[max(0, i-1)].text()
			if strings.HasSuffix(before, "\r\n\r\n") {
				break // the body
			}
			if wholeLine(before, pieces[i+1:]) {
				continue
			}
			if out == nil {
				out = append(out, pieces...)
			}
			out[i] = p.withTaint(flagged(p.Taint, inLine))
		}
		if out != nil {
			return out
		}
		return pieces
	}
	return pieces
}

// wholeLine reports whether data stand in a line with nothing else: they are no header, but a chunk behind its length, or a line
// that was handed over.
func wholeLine(before string, after []*Val) bool {
	if !strings.HasSuffix(before, "\r\n") || len(after) == 0 {
		return false
	}
	s, ok := after[0].text()
	return ok && strings.HasPrefix(s, "\r\n")
}
