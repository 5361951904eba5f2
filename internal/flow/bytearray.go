package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds bytearrays: texts in pieces, which the program adds to, cuts off and replaces.

const bytearrayType = "builtins.bytearray"

// byteArray makes one of what it begins with.
func (a *analysis) byteArray(id ir.ID, v *Val) *Val {
	o := &Obj{Kind: objOther, Class: -1, Type: bytearrayType, Exact: true, Rest: bottom}
	if v != nil && !v.isConst(ir.Int) {
		o.Elems = []*Val{a.stringOf(v)}
	}
	return a.alloc(id, 0, o)
}

// pieceArray is the bytearray that a value is; nil where it is none, or may be something else.
func (a *analysis) pieceArray(v *Val) *Obj {
	if len(v.refs()) != 1 || v.Refs[0].Kind != refObject {
		return nil
	}
	if o := a.obj(v.Refs[0].ID); o != nil && o.Type == bytearrayType && o.Kind == objOther {
		return o
	}
	return nil
}

// pieceText is what a bytearray holds; any other value is itself.
func (a *analysis) pieceText(v *Val) *Val {
	o := a.pieceArray(v)
	switch {
	case o == nil:
		return v
	case !o.Exact:
		return tainted(a.deep(v))
	}
	text := a.concat(append(slices.Clone(o.Elems), constVal(ir.Const{Kind: ir.Bytes})))
	if s, ok := text.text(); ok {
		return constVal(ir.Const{Kind: ir.Bytes, Str: s})
	}
	return text
}

// addPiece puts something behind what a bytearray holds; after a cut it is all.
func (a *analysis) addPiece(v, piece *Val, cut bool) {
	o := a.pieceArray(v)
	if o == nil {
		return
	}
	n := *o
	switch {
	case cut && !o.Multi:
		n.Exact, n.Rest, n.Elems = true, bottom, nil
		if piece != nil {
			n.Elems = []*Val{a.stringOf(a.pieceText(piece))}
		}
	case o.Exact && len(o.Elems) < maxOrdered:
		n.Elems = append(o.Elems[:len(o.Elems):len(o.Elems)], a.stringOf(a.pieceText(piece)))
	default:
		n = *o.withRest(a.pieceText(piece))
	}
	a.setObj(v.Refs[0].ID, &n)
}

// byteArrayMethod is a method of a bytearray; those that do not change it are the methods of what it holds.
func (a *analysis) byteArrayMethod(id, recvID ir.ID, recv *Val, name string, c *callArgs) (*Val, bool) {
	if a.pieceArray(recv) == nil {
		return nil, false
	}
	switch name {
	case "extend", "append", "insert":
		if len(c.pos) > 0 {
			a.addPiece(recv, c.pos[len(c.pos)-1].val, false)
		}
		return nil, true
	case "clear":
		a.addPiece(recv, nil, true)
		return nil, true
	case "copy":
		return a.byteArray(id, a.pieceText(recv)), true
	}
	return a.builtinMethod(id, recvID, a.pieceText(recv), name, c)
}

// setPieces is b[low:high] = v of a bytearray, and its deletion (v nil).
func (a *analysis) setPieces(obj, v *Val, slice ir.ID) bool {
	if a.pieceArray(obj) == nil {
		return false
	}
	if b := a.f.Args(slice); b[0] == ir.NoID && b[1] == ir.NoID && b[2] == ir.NoID {
		a.addPiece(obj, v, true)
	} else if v != nil {
		a.addPiece(obj, v, false)
	}
	return true
}
