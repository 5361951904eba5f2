package flow

import (
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds the values of options that the program keeps somewhere before it uses them: self.verify = CONF.verify,
// VERIFY = os.getenv("VERIFY"). What an analysis sees of such a place is its name alone. It lists what it keeps and what
// it uses, and the two are brought together when all is known.

// An optionPlace is an attribute of a class, or a variable of a module, by number.
type optionPlace struct {
	module bool
	id     int32
	name   string
}

// An optionKept says which option's value a place holds.
type optionKept struct {
	place optionPlace
	read  OptionRead
}

// keptRead is a use of a value that is read from a place.
func keptRead(module bool, id int32, name string) (OptionRead, bool) {
	return OptionRead{Name: name, from: optionPlace{module, id, name}}, true
}

// keptAttr is a use of an attribute of a module, a class or an instance.
func (a *analysis) keptAttr(id ir.ID, name string) (OptionRead, bool) {
	for _, r := range a.vals[idiom.Unrefined(a.f, a.f.Arg(id, 0))].refs() {
		switch r.Kind {
		case refModule:
			return keptRead(true, r.ID, name)
		case refClass, refSelf:
			return keptRead(false, r.ID, name)
		case refObject:
			if o := a.obj(r.ID); o != nil && o.Class >= 0 {
				return keptRead(false, o.Class, name)
			}
		}
	}
	return OptionRead{}, false
}

// keepsOptions lists which places the function gives the values of options.
func (a *analysis) keepsOptions() (keeps []optionKept) {
	if a.fs.test {
		return nil
	}
	for i := range a.f.Instrs {
		in := &a.f.Instrs[i]
		id := ir.ID(i)
		var place optionPlace
		value := ir.NoID
		switch in.Op {
		case ir.OpSetGlobal:
			place, value = optionPlace{true, a.f.Module.ID, a.f.NameOf(id)}, a.f.Arg(id, 0)
		case ir.OpSetAttr:
			if a.f.Class == nil || !a.ownClass(a.f.Arg(id, 0)) {
				continue
			}
			place, value = optionPlace{false, a.f.Class.ID, a.f.NameOf(id)}, a.f.Arg(id, 1)
		default:
			continue
		}
		if r, ok := a.optionRead(value, 4); ok && r.from != place {
			keeps = append(keeps, optionKept{place, r})
		}
	}
	return keeps
}

// ownClass reports whether a register is the class whose body the function is, or the method's own instance.
func (a *analysis) ownClass(id ir.ID) bool {
	if a.f.Kind == ir.ClassBody {
		return true
	}
	in := &a.f.Instrs[idiom.Unrefined(a.f, id)]
	return in.Op == ir.OpParam && in.Aux == 0
}

// optionPlaces is what places are known to hold, when the program has been read.
type optionPlaces struct {
	w    *World
	kept map[optionPlace]*OptionRead
}

func (w *World) optionPlaces() *optionPlaces {
	p := &optionPlaces{w, map[optionPlace]*OptionRead{}}
	for fn := range w.funcs {
		if c := w.configured[int32(fn)]; c != nil {
			for i := range c.keeps {
				if k := &c.keeps[i]; p.sole(k.place) {
					p.kept[k.place] = &k.read
				}
			}
		}
	}
	return p
}

// maxKept bounds through how many places a value is followed.
const maxKept = 4

// resolve finds the option whose value is used.
func (p *optionPlaces) resolve(r OptionRead, depth int) (OptionRead, bool) {
	if r.from.name == "" {
		return r, true
	}
	k := p.find(r.from)
	if k == nil || depth == 0 {
		return OptionRead{}, false
	}
	inner, ok := p.resolve(*k, depth-1)
	r.System, r.Group, r.Name = inner.System, inner.Group, inner.Name
	r.inner = &inner
	return r, ok
}

// find is what a place holds; an attribute may be one of a base class.
func (p *optionPlaces) find(at optionPlace) *OptionRead {
	if at.module {
		return p.kept[at]
	}
	for _, c := range p.w.classes[at.id].mro {
		if k := p.kept[optionPlace{false, c, at.name}]; k != nil {
			return k
		}
	}
	return nil
}

// sole reports whether a place is given a value once, but for None.
func (p *optionPlaces) sole(at optionPlace) bool {
	var bodies []*ir.Function
	op := ir.OpSetGlobal
	if at.module {
		bodies = p.w.prog.Modules[at.id].Functions
	} else {
		op = ir.OpSetAttr
		c := p.w.prog.Classes[at.id]
		bodies = append(bodies, c.Body)
		for _, m := range c.Methods {
			bodies = append(bodies, m)
		}
	}
	n := 0
	for _, f := range bodies {
		for i := range f.Instrs {
			in := &f.Instrs[i]
			if in.Op != op || f.NameOf(ir.ID(i)) != at.name {
				continue
			}
			value := f.Instrs[f.Arg(ir.ID(i), len(f.Args(ir.ID(i)))-1)]
			if value.Op != ir.OpConst || f.Consts[value.Aux].Kind != ir.None {
				n++
			}
		}
	}
	return n == 1
}
