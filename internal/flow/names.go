package flow

import (
	"strings"
	"sync"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// namesRead are the attributes that a program's code reads, and its constant texts: under one of them an option is read,
// whatever object it is read from.
type namesRead struct {
	once  sync.Once
	names map[string]bool
	texts map[string]int       // how often a text stands in the code
	first map[memberRead]place // where an attribute of another one is read first
	// each are the files that read options by what they are called: getattr(CONF, option.name)
	each map[*source.File]bool
}

// A memberRead is the reading of group.name.
type memberRead struct{ group, name string }

type place struct {
	fn  *ir.Function
	pos int32
	end int32
}

// maxOptionName bounds the texts that may be names of options.
const maxOptionName = 80

// reading looks at the whole program, when it is asked first.
func (w *World) reading() *namesRead {
	w.read.once.Do(func() {
		w.read.names, w.read.first, w.read.each = map[string]bool{}, map[memberRead]place{}, map[*source.File]bool{}
		seen := map[string]int{}
		w.read.texts = seen
		for _, f := range w.prog.Functions {
			if w.modules[f.Module.ID].test {
				continue
			}
			for i := range f.Instrs {
				switch in := &f.Instrs[i]; in.Op {
				case ir.OpAttr:
					w.read.attribute(f, ir.ID(i))
				case ir.OpCall:
					if args := f.Args(ir.ID(i)); len(args) > 2 && f.NameOf(args[0]) == "getattr" && ownNames[f.NameOf(args[2])] {
						w.read.each[f.Module.File] = true
					}
				case ir.OpConst:
					if c := &f.Consts[in.Aux]; c.Kind == ir.Str && len(c.Str) <= maxOptionName {
						if seen[c.Str]++; seen[c.Str] > 1 {
							w.read.names[c.Str] = true
						}
						if end := ending(c.Str); end != "" {
							w.read.names[end] = true
						}
					}
				}
			}
		}
	})
	return &w.read
}

// ownNames are the attributes of an option that say what it is called.
var ownNames = map[string]bool{"name": true, "dest": true}

// ending is the end of a name that a text is, behind something that is filled in: "_use_ssl", "%s_use_ssl", "{}_use_ssl".
func ending(s string) string {
	for _, mark := range []string{"%s", "}"} {
		if i := strings.LastIndex(s, mark); i >= 0 {
			s = s[i+len(mark):]
		}
	}
	if strings.HasPrefix(s, "_") {
		return s
	}
	return ""
}

func (r *namesRead) attribute(f *ir.Function, id ir.ID) {
	name := f.NameOf(id)
	r.names[name] = true
	at := place{f, f.Instrs[id].Pos, f.Instrs[id].End}
	if base := idiom.Unrefined(f, f.Arg(id, 0)); f.Instrs[base].Op == ir.OpAttr {
		if k := (memberRead{f.NameOf(base), name}); r.first[k].fn == nil {
			r.first[k] = at
		}
	}
}

// Names reports whether code that is no test reads an attribute of a name, or has the name, or its end, as a text besides
// the place that declares an option of it; or reads the options of the file where it is declared one by one.
func (w *World) Names(name string, declared finding.Location) bool {
	r := w.reading()
	return r.each[declared.File] || r.named(name)
}

func (r *namesRead) named(name string) bool {
	for i := range name { // prefix + "_verify_ssl"
		if name[i] == '_' && i > 0 && r.names[name[i:]] {
			return true
		}
	}
	return r.names[name]
}

// Mentions reports whether code that is no test has a name, or its end, as a text or as an attribute: under it something is
// read, though nobody saw of which group.
func (w *World) Mentions(name string) bool {
	r := w.reading()
	attribute := strings.ReplaceAll(name, "-", "_")
	return r.texts[name] > 0 || r.texts[strings.ToLower(name)] > 0 || r.named(attribute) || r.named(strings.ToLower(attribute))
}

// Reader is the first place that reads an option of a group as an attribute.
func (w *World) Reader(group, name string) (finding.Location, bool) {
	p, ok := w.reading().first[memberRead{group, name}]
	if !ok {
		return finding.Location{}, false
	}
	return finding.Location{File: p.fn.Module.File, Pos: p.pos, End: p.end}, true
}
