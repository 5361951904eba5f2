package omission

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file tells applications apart that stand in one repository and import nothing of each other: what protects one is no help to
// the other.

// parts are the applications of a program, each as the modules that belong to it; a single one, nil, where there are not several.
func (ac *Checks) parts() [][]bool {
	ac.partsOnce.Do(func() {
		of := ac.prog.IslandsWithout(ac.w.TestModule)
		var apps []int32
		for _, m := range ac.prog.Modules {
			if r := of[m.ID]; !slices.Contains(apps, r) && !ac.w.TestModule(m) && ac.makesApplication(m) {
				apps = append(apps, r)
			}
		}
		if len(apps) < 2 || len(apps) > maxApplications {
			ac.divided = [][]bool{nil}
			return
		}
		for _, app := range apps {
			part := make([]bool, len(of))
			for i, r := range of {
				part[i] = r == app || !slices.Contains(apps, r) // what no application is seen to import may belong to any
			}
			ac.divided = append(ac.divided, part)
		}
	})
	return ac.divided
}

// maxApplications is how many applications are told apart: where there are more, they are examples.
const maxApplications = 6

// makesApplication reports whether a module makes the application of a framework that brings no check against forged requests.
func (ac *Checks) makesApplication(m *ir.Module) bool {
	return ac.unprotecting(m) != "" && slices.ContainsFunc(m.Functions, func(f *ir.Function) bool {
		for i := range f.Instrs {
			if f.Instrs[i].Op != ir.OpCall {
				continue
			}
			if name := f.NameOf(f.Arg(ir.ID(i), 0)); ac.names.Application.MatchString(name) || name == "Configurator" || name == "quickstart" {
				return true
			}
		}
		return false
	})
}

// elsewhere reports whether a module is of another application than the one that is looked at.
func (ac *Checks) elsewhere(m *ir.Module) bool {
	return ac.w.TestModule(m) || ac.part != nil && !ac.part[m.ID]
}
