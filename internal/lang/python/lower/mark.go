package lower

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/lang/python/syntax"
)

// mark takes a statement down for its form; of says what it is about, and may be nil.
func (fn *funcLowerer) mark(form string, s, of syntax.Node) {
	r := s.Range()
	m := ir.Mark{Form: form, Function: fn.f, Pos: r.Pos, End: r.End}
	for _, old := range fn.l.mod.Marks[max(0, len(fn.l.mod.Marks)-maxFinallyCopies):] {
		if old.Form == form && old.Pos == m.Pos {
			return // in a finally clause, which is lowered once for each way out
		}
	}
	if of != nil {
		r := of.Range()
		m.Text = fn.l.mod.File.Text[r.Pos:r.End]
	}
	fn.l.mod.Marks = append(fn.l.mod.Marks, m)
}

// markHandler marks a handler of exceptions that does nothing.
func (fn *funcLowerer) markHandler(h *syntax.ExceptHandler) {
	if len(h.Body) != 1 {
		return
	}
	form := ""
	switch h.Body[0].(type) {
	case *syntax.Pass:
		form = "except-pass"
	case *syntax.Continue:
		form = "except-continue"
	default:
		return
	}
	var of syntax.Node
	if h.Type != nil {
		of = h.Type
	}
	fn.mark(form, h, of)
}

// markMethod marks the first line of a special method of the language.
func (fn *funcLowerer) markMethod(s *syntax.FunctionDef) {
	if !strings.HasPrefix(s.Name, "__") || !strings.HasSuffix(s.Name, "__") {
		return
	}
	r, end := s.Range(), len(fn.l.mod.File.Text)
	if n := strings.IndexByte(fn.l.mod.File.Text[r.Pos:], '\n'); n >= 0 {
		end = int(r.Pos) + n
	}
	fn.l.mod.Marks = append(fn.l.mod.Marks, ir.Mark{Form: "method", Function: fn.f, Pos: r.Pos, End: int32(min(end, int(r.End))), Text: s.Name})
}

// markLines marks the lines with characters of the Unicode Bidirectional Algorithm (UAX #9, explicit formatting and
// isolates), which show a text in another order than the one in which Python reads it.
func (l *lowerer) markLines(body *ir.Function) {
	text := l.mod.File.Text
	for from := 0; from < len(text); {
		i := strings.IndexByte(text[from:], bidirectional[0])
		if i < 0 {
			return
		}
		pos := from + i
		if c, size := utf8.DecodeRuneInString(text[pos:]); !strings.ContainsRune(bidirectional, c) {
			from = pos + size
			continue
		}
		end := len(text)
		if n := strings.IndexByte(text[pos:], '\n'); n >= 0 {
			end = pos + n
		}
		if strings.IndexFunc(text[pos:end], isRead) >= 0 { // or else nothing is there to be shown in another order
			l.mod.Marks = append(l.mod.Marks, ir.Mark{Form: "bidirectional", Function: body, Pos: int32(pos), End: int32(end)})
		}
		from = end
	}
}

func isRead(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }

// All of these begin with the same byte of UTF-8.
const bidirectional = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
