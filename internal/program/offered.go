package program

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// Offered is what packages offer under names of their own, whatever module it is defined in: functions and classes by ID.
type Offered struct {
	Functions, Classes map[int32]bool
}

// Offered lists what the __init__ files among some modules import under a name that is not private.
func (p *Program) Offered(among func(*ir.Module) bool) Offered {
	out := Offered{map[int32]bool{}, map[int32]bool{}}
	for _, m := range p.Modules {
		if !m.Package || !among(m) {
			continue
		}
		p.offer(m, m, &out)
		for _, s := range p.scopes[m.ID].stars {
			p.offer(m, s.module, &out)
		}
	}
	return out
}

// offer adds what a module offers under the names of another one, or of its own.
func (p *Program) offer(m, names *ir.Module, out *Offered) {
	for name := range p.scopes[names.ID].names {
		if strings.HasPrefix(name, "_") {
			continue
		}
		switch b := p.Lookup(m, name); {
		case b.Function != nil:
			out.Functions[b.Function.ID] = true
		case b.Class != nil:
			out.Classes[b.Class.ID] = true
		}
	}
}
