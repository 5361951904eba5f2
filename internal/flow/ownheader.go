package flow

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file tells headers that browsers and proxies fill by themselves from those that a program has named for its clients.

// browserHeader are the names of the first sort: who sends somebody else a link does not choose them.
var browserHeader = regex.NewPattern(`(?i)^(refer+er|host|origin|via|from|cookie|forwarded|authorization|user-agent|content-.*|accept.*|sec-.*|if-.*|hx-.*|turbo.*|cf-.*|true-client-ip|` +
	`(x-)?(forwarded|original|real|rewrite|script|request|requested|scheme|proxy|envoy|ms|amz|arr|azure|appengine|client|auth|remote|http)-.*|x-(host|scheme|proto|prefix|uri|url|path|referer))$`)

// ownHeader reports whether data come out of a header with a name of the program's own, or are names of headers.
func ownHeader(h *hit) bool {
	o := h.atom.Origin
	f := o.Fn
	if f == nil {
		return false
	}
	for i := range f.Instrs {
		if in := &f.Instrs[i]; in.Op == ir.OpAttr && in.Pos == o.Pos && in.End == o.End {
			name, listed := headerRead(f, ir.ID(i))
			if listed {
				return true
			}
			name = strings.ReplaceAll(strings.TrimPrefix(name, "HTTP_"), "_", "-")
			return name != "" && !browserHeader.MatchString(name)
		}
	}
	return false
}

// headerRead is the name of the header that is read out of a register, or whether the names are gone through.
func headerRead(f *ir.Function, headers ir.ID) (name string, listed bool) {
	for i := range f.Instrs {
		id := ir.ID(i)
		args := f.Args(id)
		switch in := &f.Instrs[i]; {
		case in.Op == ir.OpIndex && idiom.Unrefined(f, args[0]) == headers:
			name, _ := idiom.ConstText(f, args[1])
			return name, false
		case in.Op == ir.OpIter && idiom.Unrefined(f, args[0]) == headers:
			return "", true
		case in.Op == ir.OpCall && len(args) > 0 && args[0] != ir.NoID && f.Instrs[args[0]].Op == ir.OpAttr && idiom.Unrefined(f, f.Arg(args[0], 0)) == headers:
			if f.NameOf(args[0]) == "keys" {
				return "", true
			}
			if len(args) > 1 {
				name, _ := idiom.ConstText(f, args[1])
				return name, false
			}
		}
	}
	return "", false
}
