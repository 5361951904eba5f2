package program

import "github.com/touchstone-sec/touchstone/internal/ir"

// Islands gives each module the lowest number of a module among all those that imports lead between, in whatever direction and wherever
// they stand. Modules of different islands know nothing of each other: they are programs of their own that lie side by side.
func (p *Program) Islands() []int32 { return p.IslandsWithout(func(*ir.Module) bool { return false }) }

// IslandsWithout are those of a program that lacks some modules, such as its tests, which import whatever they test. Each of these is an
// island by itself.
func (p *Program) IslandsWithout(lacks func(*ir.Module) bool) []int32 {
	of := make([]int32, len(p.Modules))
	for i := range of {
		of[i] = int32(i)
	}
	find := func(i int32) int32 {
		for of[i] != i {
			of[i] = of[of[i]]
			i = of[i]
		}
		return i
	}
	for i, m := range p.Modules {
		if lacks(m) {
			continue
		}
		for _, im := range m.Imports {
			for _, name := range [...]string{im.Module, im.Module + "." + im.Name} {
				if t := p.Import(m, name); t != nil && !lacks(t) {
					x, y := find(int32(i)), find(t.ID)
					of[max(x, y)] = min(x, y)
				}
			}
		}
	}
	for i := range of {
		of[i] = find(int32(i))
	}
	return of
}
