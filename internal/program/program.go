package program

import (
	"path"
	"sort"
	"strings"
	"sync"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// A Program is a set of modules, joined. It does not change after New.
type Program struct {
	Modules   []*ir.Module   // by path
	Functions []*ir.Function // by module, then in the order of the source; Function.ID is the index
	Classes   []*ir.Class    // likewise

	names   *Names
	byPath  map[string]*ir.Module
	byName  map[string]*ir.Module
	scopes  []scope        // by module ID
	starred [][]*ir.Module // modules that import a module's names with *
	methods map[string][]*ir.Function
	stems   map[string]bool // last components of all modules' names
	imports sync.Map        // importKey -> *ir.Module: what Import found
	calls   [][]int32

	classNames map[string]*ir.Class  // by name; nil: of several
	held       map[heldKey]*ir.Class // by the name under which it is kept; nil: something else is, too
}

// New numbers modules, functions and classes and binds module names. It sorts mods.
func New(mods []*ir.Module, names *Names) *Program {
	sort.SliceStable(mods, func(i, j int) bool { return mods[i].File.Path < mods[j].File.Path })
	p := &Program{
		Modules: mods, names: names,
		byPath: make(map[string]*ir.Module, len(mods)), byName: make(map[string]*ir.Module, len(mods)),
		methods: map[string][]*ir.Function{}, stems: map[string]bool{},
	}
	for i, m := range mods {
		m.ID = int32(i)
		if m.Text == "" {
			p.byPath[m.File.Path] = m
		}
		stem := strings.TrimSuffix(path.Base(m.File.Path), path.Ext(m.File.Path))
		p.stems[stem] = true
		if stem == "__init__" {
			p.stems[lastPart(m.Name)] = true
		}
		if _, taken := p.byName[m.Name]; !taken || stem == "__init__" && !isInit(path.Base(p.byName[m.Name].File.Path)) {
			p.byName[m.Name] = m // a package goes before a module of the name
		}
		for _, f := range m.Functions {
			f.ID = int32(len(p.Functions))
			p.Functions = append(p.Functions, f)
			if f.Class != nil && f.Kind == ir.Def {
				p.methods[f.Name] = append(p.methods[f.Name], f)
			}
		}
		for _, c := range m.Classes {
			c.ID = int32(len(p.Classes))
			p.Classes = append(p.Classes, c)
		}
	}
	p.bind()
	return p
}

// MethodsNamed lists the methods of this name in all classes.
func (p *Program) MethodsNamed(name string) []*ir.Function { return p.methods[name] }
