package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds the parts of parsed URLs, by name and by place: urlparse(url).netloc, urlparse(url)[1], and
// scheme, netloc, *rest = urlsplit(url).

// urlParts are the names of the parts that urlparse and urlsplit give in this order.
var urlParts = [...]string{"scheme", "netloc", "path"}

// partOfURL is the name of the part of a parsed URL that a register may be, and the register of what was parsed to it; no name for others.
func (a *analysis) partOfURL(id ir.ID) (name string, parsed ir.ID) {
	id = a.hostOfOrigin(a.orEmpty(a.untested(id)))
	switch in := &a.f.Instrs[id]; in.Op {
	case ir.OpAttr:
		return a.f.NameOf(id), a.untested(a.f.Arg(id, 0))
	case ir.OpIndex:
		if c := a.vals[a.f.Arg(id, 1)]; c.isConst(ir.Int) && c.Const.Int >= 0 && c.Const.Int < int64(len(urlParts)) {
			name = urlParts[c.Const.Int]
		}
	case ir.OpUnpack:
		if in.Flag == 0 && in.Aux >= 0 && int(in.Aux) < len(urlParts) {
			name = urlParts[in.Aux]
		}
	}
	if name == "" {
		return "", ir.NoID
	}
	parsed = a.untested(a.f.Arg(id, 0))
	if a.f.Instrs[parsed].Op == ir.OpIndex { // urlsplit(url)[:2]
		slice := a.f.Arg(parsed, 1)
		if a.f.Instrs[slice].Op != ir.OpSlice || a.f.Arg(slice, 0) != ir.NoID {
			return "", ir.NoID
		}
		parsed = a.untested(a.f.Arg(parsed, 0))
	}
	if a.f.Instrs[parsed].Op != ir.OpCall {
		return "", ir.NoID
	}
	switch a.f.NameOf(a.f.Arg(parsed, 0)) {
	case "urlparse", "urlsplit":
		return name, parsed
	}
	return "", ir.NoID // what others give has another order
}

// hostOfOrigin is the host at the end of a text that is an origin, as comparisons of origins want it: f"{url.scheme}://{url.netloc}", of
// pieces that are put together in any way. Of other texts, which it gives back, the host is no part.
func (a *analysis) hostOfOrigin(id ir.ID) ir.ID {
	ends := func(x ir.ID, with ...string) bool {
		s, ok := a.vals[x].text()
		return ok && slices.ContainsFunc(with, func(w string) bool { return strings.HasSuffix(s, w) })
	}
	args, last := a.f.Args(id), ir.NoID
	switch in := &a.f.Instrs[id]; in.Op {
	case ir.OpFormat:
		if n := len(args); n > 1 && ends(args[n-2], "//") {
			last = args[n-1]
		}
	case ir.OpBinary:
		before := a.untested(args[0])
		switch in.Flag {
		case ir.Mod:
			if pieces := a.untested(args[1]); a.f.Instrs[pieces].Op == ir.OpTuple && ends(before, "//%s") {
				args = a.f.Args(pieces)
				last = args[len(args)-1]
			}
		case ir.Add:
			if b := &a.f.Instrs[before]; ends(before, "//") || b.Op == ir.OpBinary && b.Flag == ir.Add && ends(a.f.Arg(before, 1), "//") {
				last = args[1]
			}
		}
	case ir.OpCall:
		switch method := args[0]; {
		case a.f.NameOf(method) == "format" && a.f.Instrs[method].Op == ir.OpAttr && len(args) > 1 && ends(a.f.Arg(method, 0), "//{}", "//{1}"):
			last = args[len(args)-1]
		case (a.f.NameOf(method) == "urlunsplit" || a.f.NameOf(method) == "urlunparse") && len(args) == 2:
			pieces := a.untested(args[1])
			if parts := a.f.Args(pieces); a.f.Instrs[pieces].Op == ir.OpTuple && len(parts) > 4 &&
				!slices.ContainsFunc(parts[2:], func(x ir.ID) bool { return !a.vals[x].reads("") }) {
				last = parts[1]
			}
		}
	}
	if last == ir.NoID {
		return id
	}
	if last = a.untested(last); a.f.Instrs[last].Op == ir.OpConvert {
		last = a.untested(a.f.Arg(last, 0))
	}
	return a.orEmpty(last)
}

// urlPart follows the host, or the whole authority, of a parsed URL back to the URL's text.
func (a *analysis) urlPart(id ir.ID) (ir.ID, bool) {
	switch name, parsed := a.partOfURL(id); name {
	case "hostname", "netloc", "host":
		if url, ok := a.parsedURL(parsed); ok || name == "netloc" {
			return url, ok
		}
		return parsed, a.givenURL(parsed) // an object that has the whole URL, too
	}
	return ir.NoID, false
}

// givenURL reports whether a register is a parameter, or a field of one, that may hold a URL of somebody else's choice.
func (a *analysis) givenURL(id ir.ID) bool {
	op := a.f.Instrs[id].Op
	return (op == ir.OpParam || op == ir.OpAttr) && harm(a.vals[id], a.w.urlKinds)
}

// schemeOf finds the URL of which a register is the scheme.
func (a *analysis) schemeOf(id ir.ID) (ir.ID, bool) {
	if name, parsed := a.partOfURL(id); name == "scheme" {
		return a.parsedURL(parsed)
	}
	return ir.NoID, false
}

// parsedURL is the URL that a call parses.
func (a *analysis) parsedURL(call ir.ID) (ir.ID, bool) {
	if a.f.Instrs[call].Op != ir.OpCall {
		return ir.NoID, false
	}
	args := a.f.Args(call)
	switch a.f.NameOf(args[0]) {
	case "urlparse", "urlsplit", "parse_url", "URL":
		if len(args) > 1 {
			return a.joined(args[1]), true
		}
	}
	return ir.NoID, false
}

// parsedText is the text that was parsed to the URL of which a register is the host.
func (a *analysis) parsedText(host ir.ID) ir.ID {
	parsed := a.parsedParts(host)
	if a.f.Instrs[parsed].Op != ir.OpCall {
		return parsed
	}
	return a.untested(a.f.Arg(parsed, 1))
}

// urlsOf are the registers of a URL of which a register is the host: its text, the one that it was joined to, and its parts, which geturl()
// puts together again.
func (a *analysis) urlsOf(host ir.ID) []ir.ID {
	url, ok := a.urlPart(host)
	if !ok {
		return nil
	}
	urls := []ir.ID{url}
	for _, x := range []ir.ID{a.parsedText(host), a.parsedParts(host)} {
		if !slices.Contains(urls, x) {
			urls = append(urls, x)
		}
	}
	return urls
}

// aboutURL is the same said of each of the registers of a URL.
func aboutURL(urls []ir.ID, f Fact) []Fact {
	var facts []Fact
	for _, url := range urls {
		f.Target = url
		facts = append(facts, f)
	}
	return facts
}

// parsedParts is what a URL was parsed to of whose parts a register is the host.
func (a *analysis) parsedParts(host ir.ID) ir.ID {
	_, parsed := a.partOfURL(host)
	return parsed
}

// hostGiven is what parts._replace(netloc=host) gives: whatever the URL was, it leads to that host.
func (m *modelCall) hostGiven(v *Val) *Val {
	if m.name != "urllib.parse.ParseResult._replace" || len(v.taint()) == 0 {
		return v
	}
	for _, n := range m.kwargs {
		if n.name == "netloc" && !n.val.reads("") && !harm(n.val, m.a.w.urlKinds) {
			return v.withTaint(sanitized(v.Taint, m.a.w.urlKinds))
		}
	}
	return v
}

// withoutHost is what it says of a URL that no host stands in it, where that is false. It is a path only where the function asks for more: no
// host stands in "https:example.org" and "/\\example.org" either, and a browser goes there.
func (a *analysis) withoutHost() Fact {
	for i := range a.f.Instrs {
		switch id := ir.ID(i); a.f.Instrs[i].Op {
		case ir.OpAttr:
			if asksMore[a.f.NameOf(id)] {
				return Fact{False: a.w.redirectKinds}
			}
		case ir.OpUnpack, ir.OpSlice:
			return Fact{False: a.w.redirectKinds}
		case ir.OpIndex:
			if a.f.Instrs[a.f.Arg(id, 1)].Op == ir.OpConst && !a.namesText(a.f.Arg(id, 1)) { // url[0], parts[0]
				return Fact{False: a.w.redirectKinds}
			}
		case ir.OpCall:
			if matchesWildcards[a.f.NameOf(a.f.Arg(id, 0))] {
				return Fact{False: a.w.redirectKinds}
			}
		case ir.OpCompare:
			host, empty := false, false
			for _, x := range a.f.Args(id) {
				s, known := idiom.ConstText(a.f, x)
				if known && s != "" && strings.Trim(s, `/\`) == "" { // "\\" in url
					return Fact{False: a.w.redirectKinds}
				}
				if a.f.Instrs[i].Flag == ir.In || a.f.Instrs[i].Flag == ir.NotIn {
					known, s = known || a.holdsEmpty(a.vals[x]), ""
				}
				_, is := a.urlPart(x)
				host, empty = host || is, empty || known && s == "" || idiom.IsNone(a.f, x)
			}
			if host && !empty { // or else the host is compared with another one
				return Fact{False: a.w.redirectKinds}
			}
		}
	}
	return Fact{Flags: notTwoSlashes, Note: "no host stands in \"https:example.org\" either"}
}

// holdsEmpty reports whether a list of texts has an empty one, or None.
func (a *analysis) holdsEmpty(v *Val) bool {
	empty := func(e *Val) bool { return e.reads("") || e.isConst(ir.None) }
	if es, ok := a.elements(v); ok {
		return slices.ContainsFunc(es, empty)
	}
	return slices.ContainsFunc(v.refs(), func(r Ref) bool { // what a class or a module holds, unless an instance has been given another
		if r.Kind != refObject || r.ID < globalObjects {
			return false
		}
		o := a.obj(r.ID)
		return o != nil && o.Exact && slices.ContainsFunc(o.Elems, empty)
	})
}

// namesText reports whether a register is a constant text.
func (a *analysis) namesText(id ir.ID) bool {
	_, ok := idiom.ConstText(a.f, id)
	return ok
}

// asksMore are what is asked of a URL, or made of it, besides its host.
var asksMore = map[string]bool{
	"scheme": true, "path": true, "startswith": true, "replace": true, "_replace": true, "lstrip": true, "removeprefix": true, "match": true, "fullmatch": true, "search": true,
	"sub": true, "geturl": true, "is_absolute": true, "join": true, "translate": true,
}

// joinedURL is urljoin(base, path) where the path is sure to have no scheme and no host of its own: the base's remain. False for any
// other one.
func (a *analysis) joinedURL(base, path *Val) (*Val, bool) {
	if base == bottom || path == bottom || len(path.taint()) == 0 || fromSource(base) {
		return nil, false
	}
	lacks := path.lacks()
	named := !lacks.has(':') || !lacks.has('/') || !lacks.has('\\')
	if named && slices.ContainsFunc(path.Taint, func(x Atom) bool { return x.Flags&(leadingSlash|notTwoSlashes) != leadingSlash|notTwoSlashes }) {
		return nil, false
	}
	return a.concat([]*Val{base, constVal(ir.Const{Kind: ir.Str, Str: "/"}), path}), true
}

// ownHost reports whether a host is the one of the request itself, to which a redirect may lead.
func (a *analysis) ownHost(host *Val) bool {
	t := host.taint()
	return len(t) > 0 && !slices.ContainsFunc(t, func(x Atom) bool { return x.Kinds&a.w.redirectKinds != 0 || x.Origin.Source == nil })
}
