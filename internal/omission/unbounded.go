package omission

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds what a client makes a program hold in memory without a bound: pages of any size, and uploads that are read as a
// whole where nothing limits requests.

const (
	pageUnlimited = "page-size-unlimited"
	uploadWhole   = "upload-read-whole"
)

var (
	sizeName    = regex.NewPattern(`(?i)^(\w*_)?(limit|size|page_?size|per_?page|page_?len(gth)?|count|rows|num|n|max_results|top|take|first|length|last|days)$`)
	sizeTaken   = regex.NewPattern(`^(limit|to_list|take|top|sample)$`)
	limitClause = regex.NewPattern(`(?is)\blimit\s+(\?|%s|:\w+|\$\d+|%\()`)
	upperBound  = regex.NewPattern(`^(le|lt|max|max_value|maximum)$`)
	uploadType  = regex.NewPattern(`^(UploadFile|FileStorage)$`)
	sizeAsked   = regex.NewPattern(`(?i)(^|_)(size|content_length|max_(upload|size|bytes|file|len)\w*|limit|getsize|MAX_CONTENT_LENGTH|tell|chunk)(_|$)`)
	sizeLimited = regex.NewPattern(`(?i)MAX_CONTENT_LENGTH|max_?(request|body|upload|content|file)_?(size|length|bytes)|LimitUpload|ContentSizeLimit|BodySizeLimit|RequestSizeLimit|DATA_UPLOAD_MAX`)
)

// unbounded are such places.
func (ac *Checks) unbounded() (out []*flow.Candidate) {
	pages, uploads := ac.rule(pageUnlimited), ac.rule(uploadWhole)
	if pages == nil && uploads == nil {
		return nil
	}
	limited := false
	for _, f := range ac.functions {
		if f.Kind != ir.Def || !ac.answers()[f.ID] {
			continue
		}
		if pages != nil && len(ac.w.Entries(f)) > 0 {
			if id := ac.pageOfAnySize(f); id != ir.NoID {
				out = append(out, lacking(pages, f, id, pages.Message))
			}
		}
		if uploads == nil || limited {
			continue
		}
		if id := ac.readWhole(f); id != ir.NoID {
			if limited = ac.namesAnywhere(sizeLimited); !limited {
				out = append(out, lacking(uploads, f, id, uploads.Message))
			}
		}
	}
	return out
}

// pageOfAnySize is where an entry point, or a function that it hands the number to, asks for as many rows as the client says, or for
// all that there are.
func (ac *Checks) pageOfAnySize(f *ir.Function) ir.ID {
	number := func(x ir.ID) bool { return ac.anySize(f, x) }
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			switch f.Instrs[id].Op {
			case ir.OpCall:
				if takesSize(f, id, number) || takesAll(f, id) {
					return id
				}
				for n, x := range f.Args(id)[1:] {
					if !number(x) {
						continue
					}
					for _, g := range ac.calledBy(f, id) {
						p := parameterOf(g, f, id, n)
						if p < 0 {
							continue
						}
						passed := func(y ir.ID) bool {
							y = idiom.Untested(g, y)
							return g.Instrs[y].Op == ir.OpParam && int(g.Instrs[y].Aux) == p && !held(g, y, y)
						}
						for i := range g.Instrs {
							if g.Instrs[i].Op == ir.OpCall && takesSize(g, ir.ID(i), passed) {
								return id
							}
						}
					}
				}
			case ir.OpIndex: // rows[:n]
				if args := f.Args(id); f.Instrs[args[1]].Op == ir.OpSlice && f.Instrs[idiom.Untested(f, args[0])].Op == ir.OpCall && slices.ContainsFunc(f.Args(args[1]), func(x ir.ID) bool { return x != ir.NoID && number(x) }) {
					return id
				}
			}
		}
	}
	return ir.NoID
}

// takesSize reports whether a call asks for as many rows as a number says.
func takesSize(f *ir.Function, call ir.ID, number func(ir.ID) bool) bool {
	args := f.Args(call)
	if s, n := idiom.PassedStatement(f, args); n > 0 {
		return limitClause.MatchString(s) && slices.ContainsFunc(args[n+1:], func(x ir.ID) bool {
			if y := idiom.Untested(f, x); f.Instrs[y].Op == ir.OpTuple || f.Instrs[y].Op == ir.OpList {
				return slices.ContainsFunc(f.Args(y), number)
			}
			return number(x)
		})
	}
	if f.Instrs[args[0]].Op != ir.OpAttr {
		return false
	}
	if name := f.NameOf(args[0]); sizeTaken.MatchString(name) && len(args) == 2 {
		return number(args[1])
	} else if name == "paginate" {
		i := slices.Index(f.Calls[f.Instrs[call].Aux].Names, "per_page")
		return i >= 0 && number(args[i+1]) && !slices.Contains(f.Calls[f.Instrs[call].Aux].Names, "max_per_page")
	}
	return false
}

// takesAll reports whether a call reads all documents that were found by what the client says: find({"meter": id}).to_list(None).
func takesAll(f *ir.Function, call ir.ID) bool {
	args := f.Args(call)
	if f.Instrs[args[0]].Op != ir.OpAttr || f.NameOf(args[0]) != "to_list" || len(args) != 2 {
		return false
	}
	x := idiom.Unrefined(f, args[1])
	of := f.Arg(args[0], 0)
	return f.Instrs[x].Op == ir.OpConst && f.Consts[f.Instrs[x].Aux].Kind == ir.None && f.Instrs[of].Op == ir.OpCall && f.NameOf(f.Arg(of, 0)) == "find" && idiom.OfAddress(f, of)
}

// anySize reports whether a value is a number that the client sends to say how much it wants, and that nothing holds against another.
func (ac *Checks) anySize(f *ir.Function, id ir.ID) bool {
	id = idiom.Untested(f, id)
	raw := made(f, id)
	switch f.Instrs[raw].Op {
	case ir.OpParam:
		p := &f.Params[f.Instrs[raw].Aux]
		if len(ac.w.Entries(f)) == 0 || p.Type == nil || idiom.LastPart(p.Type.Name) != "int" || !sizeName.MatchString(p.Name) || boundedBy(idiom.Outer(f.Parent, f.Module), f, upperBound) {
			return false
		}
	case ir.OpIndex, ir.OpCall:
		if !sizeName.MatchString(idiom.BearerName(f, raw)) || !idiom.SentBy(f, raw) && !inBodySent(f, raw) && !argumentRead(f, raw) {
			return false
		}
	default:
		return false
	}
	return !held(f, id, raw)
}

// argumentRead reports whether a value is read by a method of a handler: self.get_argument("limit").
func argumentRead(f *ir.Function, id ir.ID) bool {
	if f.Instrs[id].Op != ir.OpCall {
		return false
	}
	name := f.NameOf(f.Arg(id, 0))
	return name == "get_argument" || name == "get_query_argument" || name == "get_param_as_int" || name == "get_param"
}

// boundedBy reports whether what stands in the head of a function, as defaults and decorators, bounds a number from above.
func boundedBy(p, f *ir.Function, by *regex.Pattern) bool {
	for i := range p.Instrs {
		if p.Instrs[i].Op != ir.OpClosure || p.Instrs[i].Aux != f.Index {
			continue
		}
		for _, x := range p.Args(ir.ID(i)) {
			if x != ir.NoID && p.Instrs[x].Op == ir.OpCall && slices.ContainsFunc(p.Calls[p.Instrs[x].Aux].Names, by.MatchString) {
				return true
			}
		}
	}
	return false
}

// held reports whether a function compares a number with something, or passes it to what holds it within bounds.
func held(f *ir.Function, number, raw ir.ID) bool {
	is := func(x ir.ID) bool { x = idiom.Untested(f, x); return x == number || x == raw }
	for i := range f.Instrs {
		id := ir.ID(i)
		switch f.Instrs[i].Op {
		case ir.OpCompare:
			switch f.Instrs[i].Flag {
			case ir.Lt, ir.LtE, ir.Gt, ir.GtE, ir.In, ir.NotIn:
				if slices.ContainsFunc(f.Args(id), is) {
					return true
				}
			}
		case ir.OpCall:
			if name := f.NameOf(f.Arg(id, 0)); name == "min" || name != "range" && checkingIt.MatchString(name) {
				if slices.ContainsFunc(f.Args(id)[1:], is) {
					return true
				}
			}
		}
	}
	return false
}

// readWhole is where a function reads an upload without saying how much, and speaks of no size.
func (ac *Checks) readWhole(f *ir.Function) ir.ID {
	read := ir.NoID
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			switch f.Instrs[id].Op {
			case ir.OpAttr, ir.OpGlobal, ir.OpFrom, ir.OpLoad:
				if sizeAsked.MatchString(f.NameOf(id)) {
					return ir.NoID
				}
			case ir.OpConst:
				if s, ok := idiom.ConstText(f, id); ok && strings.EqualFold(s, "content-length") {
					return ir.NoID
				}
			case ir.OpCall:
				args := f.Args(id)
				if name := f.NameOf(args[0]); name == "len" { // it is looked at, too late for the memory
					continue
				}
				if read == ir.NoID && len(args) == 1 && f.Instrs[args[0]].Op == ir.OpAttr && f.NameOf(args[0]) == "read" && ac.upload(f, f.Arg(args[0], 0)) {
					read = id
				}
			}
		}
	}
	return read
}

// upload reports whether a value is a file that a client uploads, and that the framework takes in whatever size: a parameter that is
// declared so, request.files["scan"] of Flask.
func (ac *Checks) upload(f *ir.Function, id ir.ID) bool {
	for range 3 {
		id = idiom.Untested(f, id)
		switch in := &f.Instrs[id]; in.Op {
		case ir.OpParam:
			t := f.Params[in.Aux].Type
			if ac.w.Imports(f.Module, "litestar") { // takes ten million bytes at most
				return false
			}
			return t != nil && uploadType.MatchString(idiom.LastPart(t.Name))
		case ir.OpAttr: // upload.file, upload.stream
			if name := f.NameOf(id); name == "file" || name == "stream" {
				id = f.Arg(id, 0)
				continue
			}
			return false
		case ir.OpIndex:
			return ac.w.Imports(f.Module, "flask") && idiom.BearerName(f, f.Arg(id, 0)) == "files"
		case ir.OpCall:
			callee := f.Arg(id, 0)
			return ac.w.Imports(f.Module, "flask") && f.Instrs[callee].Op == ir.OpAttr && idiom.Readers[f.NameOf(callee)] && idiom.BearerName(f, f.Arg(callee, 0)) == "files"
		default:
			return false
		}
	}
	return false
}
