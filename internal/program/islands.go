package program

// Islands gives each module the lowest number of a module among all those that imports lead between, in whatever direction and wherever
// they stand. Modules of different islands know nothing of each other: they are programs of their own that lie side by side.
func (p *Program) Islands() []int32 {
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
		for _, im := range m.Imports {
			for _, name := range [...]string{im.Module, im.Module + "." + im.Name} {
				if t := p.Import(m, name); t != nil {
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
