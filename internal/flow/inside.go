package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
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

// wholeRequest are attributes of requests that hold, among all else, what proves who calls.
var wholeRequest = map[string]bool{"headers": true, "META": true, "environ": true, "cookies": true, "COOKIES": true}

// showers are calls that show all of what they are given, or of what they are called on.
var showers = map[string]bool{
	"dict": true, "str": true, "repr": true, "list": true, "sorted": true, "dumps": true, "pformat": true, "items": true, "copy": true, "to_wsgi_list": true,
}

// maxTold bounds the registers that are looked at for one message.
const maxTold = 24

// proofHeader are headers that log a client in, and the argument that makes one.
var proofHeader = regex.NewPattern(`(?i)^((proxy-)?authorization|x-(api-key|auth-token|access-token)|api-key|auth)$`)

// sentWithProof reports whether an attribute is all headers that the function has sent with what proves who calls among them:
// reply.request.headers, of a client's answer.
func (a *analysis) sentWithProof(id ir.ID) bool {
	of := idiom.Unrefined(a.f, a.f.Arg(id, 0))
	if a.f.NameOf(id) != "headers" || a.f.Instrs[of].Op != ir.OpAttr || a.f.NameOf(of) != "request" {
		return false
	}
	if !slices.ContainsFunc(a.vals[a.f.Arg(of, 0)].refs(), func(r Ref) bool { return r.Kind == refInst && clientsAnswer[r.Name] }) {
		return false
	}
	return slices.ContainsFunc(a.f.Consts, func(c ir.Const) bool { return c.Kind == ir.Str && proofHeader.MatchString(c.Str) }) ||
		slices.ContainsFunc(a.f.Calls, func(c ir.CallShape) bool { return slices.ContainsFunc(c.Names, proofHeader.MatchString) })
}

// clientsAnswer are what clients' requests answer, with the request beside it.
var clientsAnswer = map[string]bool{"requests.models.Response": true, "httpx.Response": true}

// headersInside are all headers, or all cookies, of a request that what is written out shows: dict(request.headers).
func (a *analysis) headersInside(shown ir.ID) []Atom {
	rest := []ir.ID{shown}
	for n := 0; len(rest) > 0 && n < maxTold; n++ {
		id := rest[len(rest)-1]
		rest = rest[:len(rest)-1]
		if id == ir.NoID { // no format
			continue
		}
		switch in := &a.f.Instrs[id]; in.Op {
		case ir.OpFormat, ir.OpConvert, ir.OpBinary, ir.OpTuple:
			rest = append(rest, a.f.Args(id)...)
		case ir.OpCall:
			callee := a.f.Arg(id, 0)
			if !showers[a.f.NameOf(callee)] {
				continue
			}
			if a.f.Instrs[callee].Op == ir.OpAttr {
				rest = append(rest, a.f.Arg(callee, 0))
			}
			rest = append(rest, a.f.Args(id)[1:]...)
		case ir.OpAttr:
			if wholeRequest[a.f.NameOf(id)] && slices.ContainsFunc(a.vals[id].taint(), func(x Atom) bool {
				return x.is(knowledge.Untrusted) && x.Origin.Source.Threat == knowledge.Remote && x.Origin.Source.Behind == 0 && x.Origin.Pos == in.Pos // what a server answers proves nothing
			}) {
				return a.source(id, a.w.headersSource)
			}
			if a.sentWithProof(id) {
				return a.source(id, a.w.sentSource)
			}
		}
	}
	return nil
}
