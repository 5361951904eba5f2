package flow

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// secretsInside are the secrets in the entries of a dictionary that is written out whole: what is known to be one, and what
// stands under a key that says so.
func (a *analysis) secretsInside(id ir.ID, v *Val) (out []Atom) {
	if v == bottom {
		return nil
	}
	for _, r := range v.refs() {
		o := a.obj(r.ID)
		if r.Kind != refObject || o == nil || o.Kind != objDict && o.Kind != objParam {
			continue
		}
		for _, f := range o.Fields {
			if f.Key.Kind != '[' || f.Val == bottom || f.Val != nil && f.Val.Const != nil {
				continue
			}
			for _, x := range f.Val.taint() {
				if x.is(knowledge.Secret) {
					out = joinTaint(out, []Atom{x})
				}
			}
			if n := a.w.names.of(strings.ToLower(f.Key.Name)); n != nil {
				for _, x := range n.sources {
					if x.Source != nil && x.Source.Class == knowledge.Secret && x.Of.Has(knowledge.Key) && a.w.namingHolds(a.f, x) && x.Within == nil {
						out = joinTaint(out, a.source(id, x.Source))
					}
				}
			}
		}
	}
	return out
}
