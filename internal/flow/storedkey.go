package flow

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds stores of keys and values (Redis, caches): what comes out under a key is what the program has put in under it. Of a key
// that is put together its beginning counts: f"cart:{user}".

// keyMark is before the name of a key, where other names are columns.
const keyMark = "=>"

// keyOpen is behind the beginning of a key that is put together.
const keyOpen = "\x00"

// keyName is the name by which what stands under a key is known; "" where nothing is known of it.
func (m *modelCall) keyName(p knowledge.Port) string {
	v, _, ok := m.port(p)
	if !ok {
		return ""
	}
	if s, isText := v.text(); isText {
		return keyMark + s
	}
	if v != nil && v.prefix() != "" {
		return keyMark + v.prefix() + keyOpen
	}
	return ""
}

// keptUnderKey is what comes out of such a store; nothing is said of what stands under keys that are not known.
func (m *modelCall) keptUnderKey(v *Val, p knowledge.Port) *Val {
	name := m.keyName(p)
	return v.withTaint(mapAtoms(v.taint(), func(x Atom) Atom {
		switch {
		case !x.stored():
		case name == "":
			x.Kinds = 0
		default:
			x.Origin = m.a.w.funcs[x.Origin.Fn.ID].column(x.Origin, key{'[', name})
		}
		return x
	}))
}

// recordOf is a mapping with data under keys that are the program's own.
func (a *analysis) recordOf(id ir.ID, values []Atom) *Val {
	return a.alloc(id, 44, &Obj{Kind: objDict, Class: -1, Type: "builtins.dict", Rest: tainted(values)})
}

// under is a name under which data that harm a kind of sink are kept that may be this key.
func (k keptNames) under(name string, kind knowledge.Kind) (string, bool) {
	if k[name].kinds.Has(kind) {
		return name, true
	}
	begin, open := strings.CutSuffix(name, keyOpen)
	first := "" // of several the first in alphabetical order
	for other, kept := range k {
		if !strings.HasPrefix(other, keyMark) || !kept.kinds.Has(kind) || first != "" && other >= first {
			continue
		}
		if of, isOpen := strings.CutSuffix(other, keyOpen); isOpen && strings.HasPrefix(begin, of) || open && strings.HasPrefix(of, begin) {
			first = other
		}
	}
	return first, first != ""
}

// storeKey is the name of the key under which stored data were found, "" for those of a database.
func (o *Origin) storeKey() string {
	for ; o.Parent != nil; o = o.Parent {
		if strings.HasPrefix(o.Key.Name, keyMark) {
			return o.Key.Name
		}
	}
	return ""
}
