package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file says what a log writes of the arguments that stand beside its message: one that is quoted (%r), as texts inside a container are, or
// written as a number (%d) holds no line break.

// isArgs reports whether a port is the positional arguments past the named ones.
func (m *modelCall) isArgs(p knowledge.Port) bool {
	return p.Base == knowledge.PortArgs || p.Base == knowledge.PortParam && m.fn.Params[p.Index].Star
}

// isKwargs reports whether a port is the arguments by name past the named ones.
func (m *modelCall) isKwargs(p knowledge.Port) bool {
	return p.Base == knowledge.PortKwargs || p.Base == knowledge.PortParam && m.fn.Params[p.Index].StarStar
}

// written is what of the arguments' data is written as it is; all of it where the message, the parameter before them, is not
// known.
func (m *modelCall) written(atoms []Atom) []Atom {
	var format string
	for i := range m.fn.Params {
		if m.fn.Params[i].Star {
			break
		}
		format, _ = m.params[i].val.text()
	}
	if t, ok := m.writtenByName(format); ok {
		return t
	}
	verbs := verbsOf(format)
	known := len(verbs) == len(m.args)
	if len(m.args) == 0 || !known && !slices.ContainsFunc(m.args, m.a.inOneLine) {
		return atoms
	}
	harmless := m.a.w.lineKinds
	var out []Atom
	for i, x := range m.args {
		quoted := known && verbs[i] != 's' || m.a.inOneLine(x)
		out = joinTaint(out, mapAtoms(m.a.deep(m.a.unlessWordless(x.val)), func(x Atom) Atom {
			if quoted && !x.is(knowledge.Secret) {
				x.Kinds &^= harmless
			}
			return x
		}))
	}
	return out
}

// writtenByName is the data of the entries that a message names of the one dictionary beside it: "topic %(topic)s". False where it names none.
func (m *modelCall) writtenByName(format string) (t []Atom, ok bool) {
	if len(m.args) != 1 || !strings.Contains(format, "%(") {
		return nil, false
	}
	for {
		_, rest, more := strings.Cut(format, "%(")
		if !more {
			return t, true
		}
		name, after, closed := strings.Cut(rest, ")")
		if !closed {
			return nil, false
		}
		after = strings.TrimLeft(after, "#0- +.123456789hlL")
		if format = after; strings.HasPrefix(after, "s") {
			t = joinTaint(t, m.a.said(m.a.indexKey(m.args[0].val, key{'[', name})).taint())
		}
	}
}

// inOneLine reports whether an argument that is written as a text has no line ends.
func (a *analysis) inOneLine(x argv) bool {
	return a.displayed(x.val) || a.encoded(x.id) || a.safeWritten(x.val)&a.w.lineKinds != 0
}

// verbsOf lists the letters of a format's placeholders; none where one has a name or takes its width from an argument.
func verbsOf(format string) []byte {
	var out []byte
	for {
		i := strings.IndexByte(format, '%')
		if i < 0 {
			return out
		}
		format = strings.TrimLeft(format[i+1:], "#0- +.123456789hlL")
		switch {
		case format == "" || format[0] == '(' || format[0] == '*':
			return nil
		case format[0] != '%':
			out = append(out, format[0])
		}
		format = format[1:]
	}
}
