package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds data that the same function writes as a text and reads again: what comes out is what went in.

// writers are the functions whose texts a reader gives back.
var writers = map[string][]string{
	"json.loads":             {"json.dumps"},
	"pickle.loads":           {"pickle.dumps"},
	"yaml.safe_load":         {"yaml.safe_dump", "yaml.dump"},
	"marshal.loads":          {"marshal.dumps"},
	"ast.literal_eval":       {"builtins.repr", "builtins.str"},
	"urllib.parse.parse_qs":  {"urllib.parse.urlencode"},
	"urllib.parse.parse_qsl": {"urllib.parse.urlencode"},
	"builtins.bytes.fromhex": {"hex"},
	"binascii.unhexlify":     {"binascii.hexlify", "hex"},
	"binascii.a2b_hex":       {"binascii.b2a_hex", "binascii.hexlify", "hex"},
	"zlib.decompress":        {"zlib.compress"},
	"gzip.decompress":        {"gzip.compress"},
	"bz2.decompress":         {"bz2.compress"},
	"lzma.decompress":        {"lzma.compress"},
}

// asBytes are readers that give the bytes of a text, whatever it is.
var asBytes = map[string]bool{
	"builtins.bytes.fromhex": true, "binascii.unhexlify": true, "binascii.a2b_hex": true,
	"zlib.decompress": true, "gzip.decompress": true, "bz2.decompress": true, "lzma.decompress": true,
}

// readBack is what a reader gives of a text that was written in this function; false where it is another text. What the readers of
// data give back of something else than a container, their models say.
func (a *analysis) readBack(id ir.ID, reader string, text ir.ID) (*Val, bool) {
	if text == ir.NoID {
		return nil, false
	}
	for range 4 {
		text = a.unrefined(text)
		in := &a.f.Instrs[text]
		if in.Op != ir.OpCall || len(a.f.Args(text)) < 1 || slices.Contains(a.f.Args(text), ir.NoID) {
			return nil, false
		}
		callee := a.f.Arg(text, 0)
		written := ir.NoID
		if a.f.Instrs[callee].Op == ir.OpAttr && len(a.f.Args(text)) == 1 {
			switch a.f.NameOf(callee) {
			case "encode", "decode":
				text = a.f.Arg(callee, 0)
				continue
			case "hex":
				written = a.f.Arg(callee, 0)
			}
		} else if a.f.Instrs[callee].Op == ir.OpAttr && (a.f.NameOf(callee) == "encode" || a.f.NameOf(callee) == "decode") {
			text = a.f.Arg(callee, 0)
			continue
		}
		refs := a.vals[callee].refs()
		for _, w := range writers[reader] {
			switch {
			case w == "hex" && written != ir.NoID:
				return a.vals[written], true
			case len(a.f.Args(text)) < 2 || len(refs) != 1 || refs[0].Kind != refExtern || refs[0].Name != w:
				continue
			}
			v := a.vals[a.f.Arg(text, 1)]
			if w == "urllib.parse.urlencode" {
				return a.queried(id, v, reader == "urllib.parse.parse_qs")
			}
			if asBytes[reader] {
				return v, true
			}
			if _, exact := a.elements(v); !exact && a.exactDict(v) == nil {
				return nil, false
			}
			return a.copied(id, v, 3, map[int32]int32{}), true
		}
		return nil, false
	}
	return nil, false
}

// queried is what parse_qs or parse_qsl gives of a query string that was made of a dictionary or of pairs.
func (a *analysis) queried(id ir.ID, v *Val, grouped bool) (*Val, bool) {
	if d := a.exactDict(v); d != nil {
		v = a.exactViews(id, d, "items")
	}
	pairs, ok := a.elements(v)
	if !ok || len(pairs) > maxOrdered {
		return nil, false
	}
	list := &Obj{Kind: objList, Class: -1, Type: "builtins.list", Exact: true, Rest: bottom}
	dict := &Obj{Kind: objDict, Class: -1, Type: "builtins.dict", Exact: true, Rest: bottom}
	for i, p := range pairs {
		kv, ok := a.elements(p)
		if !ok || len(kv) != 2 {
			return nil, false
		}
		k, ok := constKey(kv[0])
		if _, dup := dict.get(k); !ok || dup {
			return nil, false
		}
		at := 300 + 2*int32(i)
		value := a.stringOf(kv[1])
		dict = dict.with(k, a.alloc(id, at, &Obj{Kind: objList, Class: -1, Type: "builtins.list", Exact: true, Rest: bottom, Elems: []*Val{value}}))
		list.Elems = append(list.Elems, a.alloc(id, at+1, &Obj{Kind: objTuple, Class: -1, Type: "builtins.tuple", Exact: true, Rest: bottom, Elems: []*Val{kv[0], value}}))
	}
	if grouped {
		return a.alloc(id, 0, dict), true
	}
	return a.alloc(id, 0, list), true
}
