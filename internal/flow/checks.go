package flow

import (
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/program"
)

// This file holds what findings about the flow of data ask of those who know what a program checks, and where.

// Checks knows what a program checks and what it leaves undone.
type Checks interface {
	// Findings are about what is left undone. What the flow of data has shown may get a station more.
	Findings(flows []*Candidate) []*Candidate
	// Unowned reports whether a view gives whoever asks a row of somebody else's that is looked up at a place.
	Unowned(view *ir.Function, row Place) bool
	// AskedBy reports whether an entry point answers those alone whom a rule names.
	AskedBy(who knowledge.Senders, f *ir.Function) bool
	// Forged reports whether somebody gains by having a user's browser call one of some views; nil stands for any.
	Forged(views []*ir.Function) bool
	// Application reports whether the program is a web application, as opposed to a library for such.
	Application() bool
}

// A Place is a part of a function's text.
type Place struct {
	Fn       *ir.Function
	Pos, End int32 // offsets in the module's text
}

// In reports whether the place is part of what an instruction stands for.
func (p Place) In(in *ir.Instr) bool { return in.Pos <= p.Pos && p.End <= in.End }

// Application reports whether the program is a web application. It is known once findings are.
func (w *World) Application() bool { return w.checks != nil && w.checks.Application() }

// Program is the program that was analysed.
func (w *World) Program() *program.Program { return w.prog }

// Knowledge are the models and rules with which it was.
func (w *World) Knowledge() *knowledge.Base { return w.base }

// Config is how it was.
func (w *World) Config() *Config { return &w.cfg }

// Tests reports whether a function is test code.
func (w *World) Tests(f *ir.Function) bool { return w.funcs[f.ID].test }

// TestModule reports whether a module is.
func (w *World) TestModule(m *ir.Module) bool { return w.modules[m.ID].test }

// Entries are the ways in which frameworks call a function.
func (w *World) Entries(f *ir.Function) []*Entry { return w.funcs[f.ID].entries }

// Imports reports whether a module imports a package of a name, or something from it.
func (w *World) Imports(m *ir.Module, name string) bool { return w.modules[m.ID].imports[name] }

// MRO is a class and those that it derives from, in the order in which they are searched: numbers of classes.
func (w *World) MRO(c *ir.Class) []int32 { return w.classes[c.ID].mro }

// Reports reports whether findings of a rule are asked for.
func (w *World) Reports(rule string) bool { return w.reported[rule] }
