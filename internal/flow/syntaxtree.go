package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds checks of code by what it is made of: a program that goes through the tree of an expression, or through the
// names of what it has compiled, and refuses some of it evaluates what it means to.

// codeOf are the registers of the code that a register lists the parts of, or is a form of: the names of a code object, the nodes of a
// tree, the tree itself, and the text.
func (a *analysis) codeOf(id ir.ID) (list []ir.ID) {
	for range 4 {
		id = a.untested(id)
		switch in := &a.f.Instrs[id]; {
		case in.Op == ir.OpAttr && (a.f.NameOf(id) == "co_names" || a.f.NameOf(id) == "co_consts" || a.f.NameOf(id) == "co_code"):
			id = a.f.Arg(id, 0)
		case in.Op == ir.OpCall && len(a.f.Args(id)) > 1 && (formsOfCode[a.f.NameOf(a.f.Arg(id, 0))] || a.listsInstructions(id)):
			id = a.f.Arg(id, 1)
		default:
			return list
		}
		list = append(list, id)
	}
	return list
}

// formsOfCode are functions that make trees and code objects of code, or list what is in them.
var formsOfCode = map[string]bool{"parse": true, "compile": true, "walk": true, "get_instructions": true, "Bytecode": true}

// listsInstructions reports whether a call is one of a function of the program that takes code and goes through its instructions.
func (a *analysis) listsInstructions(call ir.ID) bool {
	args := a.f.Args(call)
	return len(args) == 2 && slices.ContainsFunc(a.vals[args[0]].refs(), func(r Ref) bool {
		if r.Kind != refFunc {
			return false
		}
		f := a.w.prog.Functions[r.ID]
		for id := range f.Instrs {
			if f.Instrs[id].Op == ir.OpAttr && (f.NameOf(ir.ID(id)) == "get_instructions" || f.NameOf(ir.ID(id)) == "co_code") {
				return true
			}
		}
		return false
	})
}

// instructionOf is the one of the instructions of some code, all of which are gone through, whose number or name a register is.
func (a *analysis) instructionOf(id ir.ID) (ir.ID, bool) {
	if id = a.untested(id); a.f.Instrs[id].Op == ir.OpAttr && (a.f.NameOf(id) == "opcode" || a.f.NameOf(id) == "opname") {
		id = a.untested(a.f.Arg(id, 0))
	}
	if a.f.Instrs[id].Op != ir.OpNext {
		return ir.NoID, false
	}
	list := a.untested(a.iterated1(id))
	switch {
	case a.f.Instrs[list].Op == ir.OpAttr:
		return id, a.f.NameOf(list) == "co_code"
	case a.f.Instrs[list].Op == ir.OpCall:
		name := a.f.NameOf(a.f.Arg(list, 0))
		return id, name == "get_instructions" || name == "Bytecode" || a.listsInstructions(list)
	}
	return ir.NoID, false
}

// ofCode is a fact about code, and the same about what it was made of.
func (a *analysis) ofCode(f Fact) []Fact {
	facts := []Fact{f}
	g := Fact{True: f.True & a.w.pythonKinds, False: f.False & a.w.pythonKinds}
	if g.True|g.False == 0 || f.Target == ir.NoID {
		return facts
	}
	for _, g.Target = range a.codeOf(f.Target) {
		facts = append(facts, g)
	}
	return facts
}

// isNode reports whether a register is one of the nodes of a tree, all of which are gone through.
func (a *analysis) isNode(id ir.ID) bool {
	if id = a.untested(id); a.f.Instrs[id].Op != ir.OpNext {
		return false
	}
	list := a.iterated1(id)
	return a.f.Instrs[list].Op == ir.OpCall && a.f.NameOf(a.f.Arg(list, 0)) == "walk"
}

// visits reports whether a call, which came back, had a visitor of the program go through a tree that refuses some nodes.
func (a *analysis) visits(src, call ir.ID) bool {
	if a.f.Instrs[call].Op != ir.OpCall || len(a.f.Args(call)) != 2 || a.f.NameOf(a.f.Arg(call, 0)) != "visit" {
		return false
	}
	visit, tree := a.f.Arg(call, 0), a.untested(a.f.Arg(call, 1))
	if a.f.Instrs[visit].Op != ir.OpAttr || tree != a.untested(src) && !slices.Contains(a.codeOf(tree), a.untested(src)) {
		return false
	}
	return slices.ContainsFunc(a.vals[a.f.Arg(visit, 0)].refs(), func(r Ref) bool {
		class := a.instanceOf(r)
		return class >= 0 && a.w.refusesNodes(class)
	})
}

// refusesNodes reports whether a class visits the nodes of trees and raises at some.
func (w *World) refusesNodes(class int32) bool {
	if base := w.ExternBase(class); base != "ast.NodeVisitor" && base != "ast.NodeTransformer" {
		return false
	}
	for _, c := range w.classes[class].mro {
		for name, m := range w.prog.Classes[c].Methods {
			of, one := strings.CutPrefix(name, "visit_")
			if !one && name != "visit" && name != "generic_visit" || one && (seldomMeant[of] || of == "Name") || !slices.ContainsFunc(m.Instrs, func(in ir.Instr) bool { return in.Op == ir.OpRaise }) {
				continue
			}
			if one || w.refusesMuch(m) {
				return true
			}
		}
	}
	return false
}

// refusesMuch reports whether a method through which all nodes go refuses calls or attributes, or whatever it does not list: as far as
// the nodes that it names, and that what it reads of its class or module names, show.
func (w *World) refusesMuch(m *ir.Function) bool {
	named := map[string]bool{}
	nodesNamed(m, named)
	for i := range m.Instrs {
		id := ir.ID(i)
		switch in := &m.Instrs[i]; in.Op {
		case ir.OpCompare:
			if in.Flag == ir.NotIn { // not among those that it admits
				return true
			}
		case ir.OpUnary:
			if of := idiom.Unrefined(m, m.Arg(id, 0)); in.Flag == ir.Not && m.Instrs[of].Op == ir.OpCall && m.NameOf(m.Arg(of, 0)) == "isinstance" {
				return true
			}
		case ir.OpAttr:
			if m.Class != nil && m.Class.Body != nil && m.Instrs[m.Arg(id, 0)].Op == ir.OpParam {
				nodesGiven(m.Class.Body, ir.OpSetAttr, m.NameOf(id), named)
			}
		case ir.OpGlobal:
			nodesGiven(m.Module.Functions[0], ir.OpSetGlobal, m.NameOf(id), named)
		}
	}
	little := false
	for name := range named {
		if !seldomMeant[name] && name != "Name" {
			return true
		}
		little = true
	}
	return !little
}

// nodesNamed adds the kinds of nodes that a function names, by a class of the module ast or by the text of its name.
func nodesNamed(f *ir.Function, named map[string]bool) {
	for i := range f.Instrs {
		nodeNamed(f, ir.ID(i), named)
	}
}

func nodeNamed(f *ir.Function, id ir.ID, named map[string]bool) {
	name := ""
	switch f.Instrs[id].Op {
	case ir.OpAttr, ir.OpGlobal, ir.OpFrom:
		name = f.NameOf(id)
	case ir.OpConst:
		name, _ = idiom.ConstText(f, id)
	}
	if seldomMeant[name] || oftenMeant[name] {
		named[name] = true
	}
}

// nodesGiven adds those in what a body gives a name.
func nodesGiven(body *ir.Function, op ir.Op, name string, named map[string]bool) {
	for i := range body.Instrs {
		if body.Instrs[i].Op != op || body.NameOf(ir.ID(i)) != name {
			continue
		}
		args := body.Args(ir.ID(i))
		work := []ir.ID{args[len(args)-1]}
		for n := 0; n < len(work) && n < 64; n++ {
			if work[n] == ir.NoID {
				continue
			}
			nodeNamed(body, work[n], named)
			work = append(work, body.Args(work[n])...)
		}
	}
}

// oftenMeant are nodes without which code does little harm, or that stand for many.
var oftenMeant = map[string]bool{
	"Name": true, "Attribute": true, "Call": true, "Subscript": true, "expr": true, "stmt": true, "AST": true, "Expr": true,
	// Whoever names these says what is admitted.
	"Expression": true, "Constant": true, "Num": true, "BinOp": true, "UnaryOp": true, "Load": true, "operator": true,
}

// seldomMeant are nodes of trees that code which does harm can do without: who refuses them alone has refused nothing, as any
// call and any attribute is still admitted.
var seldomMeant = map[string]bool{
	"Import": true, "ImportFrom": true, "alias": true, "Global": true, "Nonlocal": true, "Delete": true, "Lambda": true,
	"FunctionDef": true, "AsyncFunctionDef": true, "ClassDef": true, "While": true, "For": true, "AsyncFor": true, "With": true,
	"AsyncWith": true, "Try": true, "TryStar": true, "Raise": true, "Assert": true, "Yield": true, "YieldFrom": true, "Await": true,
	"Assign": true, "AugAssign": true, "AnnAssign": true, "NamedExpr": true, "Return": true,
}

// refusesLittle reports whether all of the classes that an instance is asked for are nodes that harmful code does without.
func (a *analysis) refusesLittle(classes *Val) bool {
	list, ok := a.elements(classes)
	if !ok {
		list = []*Val{classes}
	}
	little := func(r Ref) bool {
		name, ok := strings.CutPrefix(r.Name, "ast.")
		return r.Kind == refExtern && ok && seldomMeant[name]
	}
	return len(list) > 0 && !slices.ContainsFunc(list, func(v *Val) bool {
		return len(v.refs()) == 0 || slices.ContainsFunc(v.refs(), func(r Ref) bool { return !little(r) })
	})
}
