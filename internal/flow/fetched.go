package flow

import "github.com/touchstone-sec/touchstone/internal/knowledge"

// This file holds what comes back from an address: who chooses the host that is asked decides what it answers.

// answers are the data of such an answer: those of the address that may choose its host. What the text of the address lacked, or begins
// with, says nothing of the answer.
func (w *World) answers(address []Atom) []Atom {
	var out []Atom
	for _, x := range address {
		if x.Flags&contents != 0 && x.Kinds&w.htmlKinds != 0 { // a request that was made of the address
			out = joinTaint(out, []Atom{x})
			continue
		}
		if x.Kinds&w.hostKinds == 0 || x.Lead > leadAuthority || x.Origin.Source != nil && !x.choosesAnswer() {
			continue
		}
		x.Kinds, x.Flags, x.Lead = w.answerKinds, x.Flags&(viaUnresolved|viaConvention|passedIn|viaField)|contents, leadStart
		out = joinTaint(out, []Atom{x})
	}
	return out
}

// choosesAnswer reports whether data come from outside.
func (x *Atom) choosesAnswer() bool {
	return x.is(knowledge.Untrusted) && x.Origin.Source.Threat != knowledge.Local && !x.stored()
}

// answered is what a callee's answer from an address in a parameter is to its caller, who knows the address.
func (w *World) answered(x *Atom, address Atom) Atom {
	if x.Flags&contents != 0 && x.Kinds&w.htmlKinds != 0 {
		if address.Kinds&w.hostKinds == 0 || address.Lead > leadAuthority || address.Origin.Source != nil && !address.choosesAnswer() {
			address.Kinds = 0
			return address
		}
		address.Kinds, address.Lead = knowledge.AllKinds, leadStart
	}
	return address
}
