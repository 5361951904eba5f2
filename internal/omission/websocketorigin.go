package omission

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds websockets that pages of any site may open: browsers send a user's cookie along and ask nobody, so that the server
// has to look where the page is from.

// anyOriginRule is the rule on them.
const anyOriginRule = "websocket-any-origin"

var originName = regex.NewPattern(`(?i)origin|referer`)

// anyOrigin are the handlers of Tornado whose own check lets every page pass, and those of aiohttp that open a websocket for a user
// whom a cookie names and look at no origin.
func (ac *Checks) anyOrigin() (out []*flow.Candidate) {
	r := ac.rule(anyOriginRule)
	if r == nil {
		return nil
	}
	for _, f := range ac.functions {
		if f.Kind != ir.Def {
			continue
		}
		if f.Name == "check_origin" && f.Class != nil && ac.w.Knowledge().Type(ac.w.ExternBase(f.Class.ID)).IsA("tornado.websocket.WebSocketHandler") {
			if id := alwaysTrue(f); id != ir.NoID {
				in := &f.Instrs[id]
				out = append(out, &flow.Candidate{Rule: r, Location: idiom.At(f, in.Pos, in.End), Function: idiom.Qualified(f), Message: "Pages of every site may open this websocket", Confidence: finding.ConfidenceMedium})
			}
		}
		if len(ac.w.Entries(f)) == 0 || !ac.w.Imports(f.Module, "aiohttp.web") {
			continue
		}
		if id := opensSocket(f); id != ir.NoID && !speaksOfOrigin(f) && ac.knownByCookie(f) && !slices.ContainsFunc(ac.prog.Functions, func(g *ir.Function) bool { return len(ac.before(g)) > 0 && speaksOfOrigin(g) }) {
			out = append(out, lacking(r, f, id, "Pages of every site may open this websocket, and it is the user's whose cookie comes along"))
		}
	}
	return out
}

// alwaysTrue is where a function returns True, if that is all that it does.
func alwaysTrue(f *ir.Function) ir.ID {
	found := ir.NoID
	for i := range f.Instrs {
		switch id := ir.ID(i); f.Instrs[i].Op {
		case ir.OpReturn:
			x := f.Arg(id, 0)
			if x == ir.NoID || f.Instrs[x].Op != ir.OpConst || f.Consts[f.Instrs[x].Aux].Kind != ir.Bool || f.Consts[f.Instrs[x].Aux].Int != 1 {
				return ir.NoID
			}
			found = id
		case ir.OpIf, ir.OpCall:
			return ir.NoID
		}
	}
	return found
}

// opensSocket is where a view of aiohttp answers that it will speak over a websocket.
func opensSocket(f *ir.Function) ir.ID {
	for i := range f.Instrs {
		id := ir.ID(i)
		if f.Instrs[i].Op != ir.OpCall || f.NameOf(f.Arg(id, 0)) != "prepare" || f.Instrs[f.Arg(id, 0)].Op != ir.OpAttr {
			continue
		}
		of := idiom.Untested(f, f.Arg(f.Arg(id, 0), 0))
		if f.Instrs[of].Op == ir.OpCall && f.NameOf(f.Arg(of, 0)) == "WebSocketResponse" {
			return id
		}
	}
	return ir.NoID
}

// speaksOfOrigin reports whether a function names the header that says which page a request is from.
func speaksOfOrigin(f *ir.Function) bool {
	return slices.ContainsFunc(f.Consts, func(c ir.Const) bool {
		return c.Kind == ir.Str && len(c.Str) <= idiom.MaxName && originName.MatchString(c.Str)
	}) ||
		slices.ContainsFunc(f.Instrs, func(in ir.Instr) bool {
			return (in.Op == ir.OpAttr || in.Op == ir.OpGlobal) && originName.MatchString(f.Module.Names[in.Name])
		})
}
