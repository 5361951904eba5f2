package declare

import (
	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/settings"
)

// This file reads values.

func text(l flow.Literal) (string, bool) {
	if l.Kind == flow.LiteralConst && l.Const.Kind == ir.Str {
		return l.Const.Str, true
	}
	return "", false
}

func truth(l flow.Literal) bool {
	return l.Kind == flow.LiteralConst && l.Const.Kind == ir.Bool && l.Const.Int != 0
}

// isEllipsis reports whether a literal is the "..." that stands in the place of a default where there is none.
func isEllipsis(l flow.Literal) bool {
	return l.Kind == flow.LiteralConst && l.Const.Kind == ir.Ellipsis
}

func number(l flow.Literal) (float64, bool) {
	if l.Kind != flow.LiteralConst {
		return 0, false
	}
	switch l.Const.Kind {
	case ir.Int:
		return float64(l.Const.Int), true
	case ir.Float:
		return l.Const.Float, true
	}
	return 0, false
}

// value is a literal as a value.
func value(l flow.Literal) settings.Value {
	switch l.Kind {
	case flow.LiteralAbsent:
		return settings.Value{}
	case flow.LiteralConst:
		switch l.Const.Kind {
		case ir.Ellipsis: // "has to be given"
			return settings.Value{}
		case ir.None:
			return settings.Value{Kind: settings.Null}
		case ir.Bool:
			return settings.ValueOf(l.Const.Int != 0)
		case ir.Int:
			return settings.ValueOf(l.Const.Int)
		case ir.Float:
			return settings.ValueOf(l.Const.Float)
		case ir.Str, ir.Bytes:
			return settings.ValueOf(l.Const.Str)
		}
	case flow.LiteralList, flow.LiteralMap:
		v := settings.Value{Kind: settings.List, Keys: l.Keys}
		if l.Kind == flow.LiteralMap {
			v.Kind = settings.Map
		}
		for _, x := range l.Items {
			v.Items = append(v.Items, value(x))
		}
		return v
	}
	return settings.Value{Kind: settings.Unknown, Raw: l.Start}
}
