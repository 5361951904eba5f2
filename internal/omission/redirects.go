package omission

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds programs that follow redirects by themselves and send to the new address what proves who the user is at the old
// one. What makes a function follow: it reads where the answer leads, knows of redirects, and sends again to that address, or to an
// address made of it. What it sends along are headers, credentials or cookies that it was given, or a copy of the request that has
// them. It is safe where it compares the hosts, or takes the credentials out.

const (
	redirectedCredentials = "credentials-over-redirect" // the rule on them
	redirectRequest       = "redirect_request"          // the method of urllib's handlers that makes the next request
)

var (
	locationCall  = regex.NewPattern(`(?i)^_?get_?redirect_?(location|target|url)$`)
	ofRedirect    = regex.NewPattern(`(?i)redirect`)
	addressMaking = regex.NewPattern(`(?i)ur[li]|join|quote|^(str|text|unicode|decode|encode|strip|lstrip|rstrip|replace|format|_replace|next|get|first|to_native|native_str|cast|iri|absolute)$`)
	placeOnHost   = regex.NewPattern(`^(path|query|request_uri|fragment|scheme|params|raw_path|path_qs|status|status_code)$`)
	sendingAgain  = regex.NewPattern(`(?i)^_*(request|send|get|post|put|patch|delete|head|fetch|open|urlopen|stream|execute|perform|call|retry|follow|connect)(_?(request|again|impl|internal|with_retr\w*|redirect\w*|raw|url|async|single|handling_\w+))?$|(_|^)(do|make|perform|http|raw|api|retry|fetch|async|send)_+(request|fetch|get|post|send|open|call|urlopen)\w*$`)
	makingRequest = regex.NewPattern(`^(HTTP|Http)?(Client)?Request$`)
	carrying      = regex.NewPattern(`(?i)^(\w*_)?(headers?|hdrs|auth|authorization|cookies?|credentials?|password|(access|auth|api)_?(token|key))$`)
	sessionWords  = regex.NewPattern(`(?i)authorization|cookie|token|api[-_]?key|password|secret`)
	requestCopied = regex.NewPattern(`^(deep)?_?copy$|^(clone|replace|Request|HTTPRequest|copy_with)$`)
	requestName   = regex.NewPattern(`(?i)req(uest)?$`)
	withAddress   = regex.NewPattern(`^(replace|_replace|copy|clone|copy_with|evolve|with_|copy_and_replace)$`)
	addressField  = regex.NewPattern(`^_?(url|uri|full_url|target_url|href)$`)
	hostsCompared = regex.NewPattern(`(?i)same_?(host|origin|domain|site|server)|cross_?(origin|host|domain|site)|strip_?(auth|cred|sensitive|headers)|rebuild_auth|remove_headers|drop_?(auth|headers)|sensitive_?headers|(trusted|allowed|safe)_?(hosts?|origins?|domains?|redirects?)|allowed_urls?|assert_(host|origin)|unrestricted_auth`)
	hostPart      = regex.NewPattern(`(?i)^(\w*_)?(host|hostname|netloc|origin|domain|authority|location_host)$`)
	checkedCall   = regex.NewPattern(`(?i)(is|un|ensure|assert|require)_?safe|allow|trust|valid|check|verify|permit|ssrf`)
	schemePart    = regex.NewPattern(`(?i)^(\w*_)?(scheme|port|origin)s?$|^https$|protocol|secure`)
)

// redirectStatus are the numbers by which answers lead elsewhere with the request as it was.
var redirectStatus = map[int64]bool{301: true, 302: true, 303: true, 307: true, 308: true}

// redirected are the places where credentials go to whatever host an answer names.
func (ac *Checks) redirected() (out []*flow.Candidate) {
	r := ac.rule(redirectedCredentials)
	if r == nil {
		return nil
	}
	for _, f := range ac.functions {
		if id := withoutCookie(f); id != ir.NoID {
			out = append(out, lacking(r, f, id, "The Authorization header does not follow a redirect to another host, but cookies do"))
		}
		if f.Kind != ir.Def {
			continue
		}
		if id, message := incompleteRemoval(f); id != ir.NoID {
			out = append(out, lacking(r, f, id, message))
		}
		from := locationsRead(f)
		if len(from) == 0 || !followsRedirects(f) {
			continue
		}
		if id := ac.sendsAgain(f, from, 0); id != ir.NoID {
			out = append(out, lacking(r, f, id, r.Message))
		}
	}
	return out
}

// locationsRead are the registers that hold where an answer leads.
func locationsRead(f *ir.Function) (out []ir.ID) {
	named := slices.ContainsFunc(f.Consts, func(c ir.Const) bool {
		return (c.Kind == ir.Str || c.Kind == ir.Bytes) && len(c.Str) == len("location") && strings.EqualFold(c.Str, "location")
	})
	if f.Name == redirectRequest {
		for i := range f.Instrs {
			if f.Instrs[i].Op == ir.OpParam && strings.HasPrefix(f.Params[f.Instrs[i].Aux].Name, "new") {
				out = append(out, ir.ID(i))
			}
		}
	}
	isLocation := func(x ir.ID) bool {
		if s, ok := idiom.ConstText(f, x); ok {
			return named && strings.EqualFold(s, "location")
		}
		return x != ir.NoID && (f.Instrs[x].Op == ir.OpAttr || f.Instrs[x].Op == ir.OpGlobal) && f.NameOf(x) == "LOCATION"
	}
	for i := range f.Instrs {
		id := ir.ID(i)
		switch f.Instrs[i].Op {
		case ir.OpIndex:
			if isLocation(f.Arg(id, 1)) && !ofLoadedRecord(f, f.Arg(id, 0)) {
				out = append(out, id)
			}
		case ir.OpCall:
			args := f.Args(id)
			if f.Instrs[args[0]].Op != ir.OpAttr {
				continue
			}
			switch name := f.NameOf(args[0]); {
			case locationCall.MatchString(name), len(args) > 1 && isLocation(args[1]) && locationReaders[name]:
				out = append(out, id)
			}
		}
	}
	return out
}

// locationReaders are methods that read a header of an answer.
var locationReaders = map[string]bool{"get": true, "getheader": true, "get_header": true, "getHeader": true, "getheaders": true, "getRawHeaders": true, "header": true, "pop": true, "get_all": true, "getfirst": true}

// ofLoadedRecord reports whether a mapping is one that JSON says, or one of a list that something looks up: the location in it is no header.
func ofLoadedRecord(f *ir.Function, id ir.ID) bool {
	id = idiom.Untested(f, id)
	if f.Instrs[id].Op == ir.OpIndex {
		of, k := idiom.Untested(f, f.Arg(id, 0)), &f.Instrs[f.Arg(id, 1)]
		return k.Op == ir.OpConst && f.Consts[k.Aux].Kind == ir.Int && f.Instrs[of].Op == ir.OpCall && !sendingAgain.MatchString(f.NameOf(f.Arg(of, 0)))
	}
	return f.Instrs[id].Op == ir.OpCall && (f.NameOf(f.Arg(id, 0)) == "json" || f.NameOf(f.Arg(id, 0)) == "loads")
}

// followsRedirects reports whether a function speaks of redirects, by a name or by a status.
func followsRedirects(f *ir.Function) bool {
	if ofRedirect.MatchString(f.Name) || slices.ContainsFunc(f.Params, func(p ir.Param) bool { return ofRedirect.MatchString(p.Name) }) ||
		slices.ContainsFunc(f.Consts, func(c ir.Const) bool { return c.Kind == ir.Int && redirectStatus[c.Int] }) {
		return true
	}
	if slices.ContainsFunc(f.Bindings, func(b ir.Binding) bool { return ofRedirect.MatchString(f.Module.Names[b.Name]) }) {
		return true
	}
	for i := range f.Instrs {
		switch f.Instrs[i].Op {
		case ir.OpAttr, ir.OpGlobal, ir.OpLoad:
			if ofRedirect.MatchString(f.NameOf(ir.ID(i))) {
				return true
			}
		}
	}
	return false
}

// madeOfLocation is the set of the registers that hold an address made of some others.
func madeOfLocation(f *ir.Function, from []ir.ID) map[ir.ID]bool {
	made := map[ir.ID]bool{}
	for _, x := range from {
		made[x] = true
	}
	for n, before := 0, 0; n < maxWalks && len(made) > before; n++ {
		before = len(made)
		for b := range f.Blocks {
			for _, id := range f.Blocks[b].Instrs {
				if !made[id] && addressOf(f, id, made) {
					made[id] = true
				}
			}
		}
	}
	return made
}

// maxWalks bounds the walks over a function; each brings what is made of a value around one more join.
const maxWalks = 8

// addressOf reports whether a register holds an address that is made of one of a set.
func addressOf(f *ir.Function, id ir.ID, made map[ir.ID]bool) bool {
	args := f.Args(id)
	any := func(args []ir.ID) bool {
		return slices.ContainsFunc(args, func(x ir.ID) bool { return x != ir.NoID && made[x] })
	}
	switch f.Instrs[id].Op {
	case ir.OpBinary, ir.OpFormat: // what stands behind a host of the program's own is a path there
		return any(args) && !ownBase(f, args[0])
	case ir.OpPhi, ir.OpInPlace, ir.OpConvert, ir.OpAwait, ir.OpTuple, ir.OpList:
		return any(args)
	case ir.OpSigma, ir.OpIndex, ir.OpUnpack:
		return made[args[0]]
	case ir.OpAttr:
		return made[args[0]] && !placeOnHost.MatchString(f.NameOf(id))
	case ir.OpCall:
		name := f.NameOf(args[0])
		making := addressMaking.MatchString(name)
		return made[args[0]] && (making || !sendingAgain.MatchString(name)) || making && any(args[1:]) && !carriesProof(f, id, made)
	}
	return false
}

// ownBase reports whether a value is a variable of a module that holds the address of a server, by its name.
func ownBase(f *ir.Function, id ir.ID) bool {
	if id == ir.NoID {
		return false
	}
	id = idiom.Untested(f, id)
	for f.Instrs[id].Op == ir.OpConvert {
		id = idiom.Untested(f, f.Arg(id, 0))
	}
	return f.Instrs[id].Op == ir.OpGlobal && baseName.MatchString(f.NameOf(id))
}

var baseName = regex.NewPattern(`^_?([A-Z0-9]+_)*(BASE|ROOT|HOST|SERVER|DOMAIN|ORIGIN|SITE|ENDPOINT)(_?(URL|URI|HOST|ADDRESS|NAME))?$`)

// sendsAgain is where a function sends to an address what it sent to another one; ir.NoID where it does not, or looks at the hosts.
func (ac *Checks) sendsAgain(f *ir.Function, from []ir.ID, depth int) ir.ID {
	made := madeOfLocation(f, from)
	if hostsLookedAt(f, made) {
		return ir.NoID
	}
	found := ir.NoID
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			if found != ir.NoID && f.Instrs[found].Pos < f.Instrs[id].Pos {
				continue
			}
			switch f.Instrs[id].Op {
			case ir.OpCall:
				switch name := f.NameOf(f.Arg(id, 0)); {
				case name != redirectRequest && carriesTo(f, id, made) && (sendingAgain.MatchString(name) || makingRequest.MatchString(name) || name == f.Name || ac.sendsItself(f, id)):
					found = id
				case withAddress.MatchString(name) && f.Instrs[f.Arg(id, 0)].Op == ir.OpAttr && copiesRequest(f, id, made):
					found = id
				case depth == 0 && slices.ContainsFunc(f.Args(id)[1:], func(x ir.ID) bool { return made[x] }):
					if ac.handedToSender(f, id, made) {
						found = id
					}
				}
			case ir.OpSetAttr: // new.url = location
				if args := f.Args(id); made[args[1]] && addressField.MatchString(f.NameOf(id)) && isRequest(f, args[0]) && goesOut(f, args[0]) {
					found = id
				}
			}
		}
	}
	if found == ir.NoID || ac.othersLook(f) {
		return ir.NoID
	}
	return found
}

// carriesTo reports whether a call is given such an address, and what may hold credentials.
func carriesTo(f *ir.Function, call ir.ID, made map[ir.ID]bool) bool {
	args := f.Args(call)[1:]
	return slices.ContainsFunc(args, func(x ir.ID) bool { return made[x] }) && !asNobody(f, call) && carriesProof(f, call, made)
}

// asNobody reports whether a call says that nothing is to prove who sends: authenticated=False.
func asNobody(f *ir.Function, call ir.ID) bool {
	for n, x := range f.Args(call)[1:] {
		if x == ir.NoID || f.Instrs[x].Op != ir.OpConst || !provingSwitch.MatchString(idiom.Keyword(f, call, n)) {
			continue
		}
		if c := &f.Consts[f.Instrs[x].Aux]; c.Kind == ir.Bool && c.Int == 0 {
			return true
		}
	}
	return false
}

var provingSwitch = regex.NewPattern(`^(\w+_)?(authenticated?|with_auth|use_auth|send_(auth|credentials))$`)

// carriesProof reports whether a call is given headers, credentials or cookies.
func carriesProof(f *ir.Function, call ir.ID, made map[ir.ID]bool) bool {
	for n, x := range f.Args(call)[1:] {
		if made[x] {
			continue
		}
		switch name := idiom.Keyword(f, call, n); name {
		case "":
			if carrying.MatchString(idiom.BearerName(f, idiom.Untested(f, x))) && mayHold(f, x) {
				return true
			}
		case "*":
		case "**":
			if y := idiom.Untested(f, x); f.Instrs[y].Op == ir.OpParam {
				return true
			}
		default:
			if carrying.MatchString(name) && mayHold(f, x) {
				return true
			}
		}
	}
	return false
}

// mayHold reports whether what is sent may hold what proves who the user is: headers that the function itself writes are known.
func mayHold(f *ir.Function, id ir.ID) bool {
	id = idiom.Untested(f, id)
	switch f.Instrs[id].Op {
	case ir.OpConst:
		return false
	case ir.OpDict:
		args := f.Args(id)
		for i := 0; i+1 < len(args); i += 2 {
			if args[i] == ir.NoID {
				if mayHold(f, args[i+1]) {
					return true
				}
			} else if s, _ := idiom.ConstText(f, args[i]); sessionWords.MatchString(s) {
				return true
			}
		}
		return false
	case ir.OpGlobal:
		return sessionWords.MatchString(f.NameOf(id))
	}
	return true
}

// sendsItself reports whether a call is of a function that follows redirects by calling this one again.
func (ac *Checks) sendsItself(f *ir.Function, call ir.ID) bool {
	return slices.ContainsFunc(ac.calledBy(f, call), func(g *ir.Function) bool { return slices.Contains(ac.prog.Calls()[g.ID], f.ID) })
}

// copiesRequest reports whether a call makes the same request to another address: request.replace(url=location).
func copiesRequest(f *ir.Function, call ir.ID, made map[ir.ID]bool) bool {
	of := f.Arg(f.Arg(call, 0), 0)
	if !requestName.MatchString(idiom.BearerName(f, idiom.Untested(f, of))) {
		return false
	}
	for n, x := range f.Args(call)[1:] {
		if made[x] && addressField.MatchString(idiom.Keyword(f, call, n)) {
			return true
		}
	}
	return false
}

// isRequest reports whether an object is a request that was sent, or a copy of one.
func isRequest(f *ir.Function, id ir.ID) bool {
	id = idiom.Untested(f, id)
	switch f.Instrs[id].Op {
	case ir.OpCall:
		callee := f.Arg(id, 0)
		if !requestCopied.MatchString(f.NameOf(callee)) {
			return false
		}
		return requestName.MatchString(f.BoundName(id)) ||
			f.Instrs[callee].Op == ir.OpAttr && requestName.MatchString(idiom.BearerName(f, idiom.Untested(f, f.Arg(callee, 0)))) ||
			slices.ContainsFunc(f.Args(id)[1:], func(x ir.ID) bool { return requestName.MatchString(idiom.BearerName(f, idiom.Untested(f, x))) })
	case ir.OpParam, ir.OpAttr:
		return requestName.MatchString(idiom.BearerName(f, id))
	}
	return false
}

// goesOut reports whether a function sends an object, or gives it back.
func goesOut(f *ir.Function, id ir.ID) bool {
	id = idiom.Untested(f, id)
	for i := range f.Instrs {
		switch x := ir.ID(i); f.Instrs[i].Op {
		case ir.OpCall:
			args := f.Args(x)
			if sendingAgain.MatchString(f.NameOf(args[0])) && slices.ContainsFunc(args[1:], func(y ir.ID) bool { return idiom.Untested(f, y) == id }) {
				return true
			}
		case ir.OpReturn, ir.OpYield:
			if y := f.Arg(x, 0); y != ir.NoID && idiom.Untested(f, y) == id {
				return true
			}
		}
	}
	return false
}

// handedToSender reports whether a call hands the address to a function of the program that makes a copy of the request for it.
func (ac *Checks) handedToSender(f *ir.Function, call ir.ID, made map[ir.ID]bool) bool {
	for n, x := range f.Args(call)[1:] {
		if !made[x] {
			continue
		}
		for _, g := range ac.calledBy(f, call) {
			p := parameterOf(g, f, call, n)
			if p < 0 || g == f || g.Name == redirectRequest {
				continue // the last is told at itself
			}
			for i := range g.Instrs {
				if g.Instrs[i].Op == ir.OpParam && int(g.Instrs[i].Aux) == p && ac.sendsAgain(g, []ir.ID{ir.ID(i)}, 1) != ir.NoID {
					return true
				}
			}
		}
	}
	return false
}

// hostsLookedAt reports whether a function compares hosts, hands the address to a check, or takes credentials out of what it sends.
func hostsLookedAt(f *ir.Function, made map[ir.ID]bool) bool {
	for i := range f.Instrs {
		id := ir.ID(i)
		switch f.Instrs[i].Op {
		case ir.OpAttr, ir.OpGlobal, ir.OpLoad:
			if hostsCompared.MatchString(f.NameOf(id)) {
				return true
			}
		case ir.OpCompare:
			if ofHost(f, f.Arg(id, 0)) || ofHost(f, f.Arg(id, 1)) {
				return true
			}
		case ir.OpDelIndex:
			if takesOut(f, f.Arg(id, 1)) {
				return true
			}
		case ir.OpCall:
			args := f.Args(id)
			switch name := f.NameOf(args[0]); {
			case removers[name] && len(args) > 1 && takesOut(f, args[1]):
				return true
			case checkedCall.MatchString(name) && slices.ContainsFunc(args[1:], func(x ir.ID) bool { return made[x] }):
				return true
			case name == "startswith" && len(args) > 1 && f.Instrs[args[0]].Op == ir.OpAttr && made[f.Arg(args[0], 0)]:
				if s, ok := idiom.ConstText(f, args[1]); !ok && f.Instrs[idiom.Unrefined(f, args[1])].Op != ir.OpTuple || strings.Contains(s, "://") && len(s) > len("https://") {
					return true
				}
			}
		}
	}
	return false
}

// takesOut reports whether what is removed is what proves who the user is.
func takesOut(f *ir.Function, key ir.ID) bool {
	s, ok := idiom.ConstText(f, key)
	if !ok {
		if key == ir.NoID {
			return false
		}
		s = f.NameOf(idiom.Unrefined(f, key))
	}
	return strings.EqualFold(s, "authorization")
}

// ofHost reports whether a value is the host of an address: an attribute, what a method called origin() gives, an element of what
// urlsplit gives.
func ofHost(f *ir.Function, id ir.ID) bool {
	id = idiom.Untested(f, id)
	switch f.Instrs[id].Op {
	case ir.OpCall:
		return hostPart.MatchString(f.NameOf(f.Arg(id, 0)))
	case ir.OpIndex:
		k := f.Arg(id, 1)
		of := idiom.Untested(f, f.Arg(id, 0))
		if f.Instrs[k].Op == ir.OpConst && f.Consts[f.Instrs[k].Aux].Kind == ir.Int && f.Consts[f.Instrs[k].Aux].Int == 1 && f.Instrs[of].Op == ir.OpCall {
			return addressMaking.MatchString(f.NameOf(f.Arg(of, 0)))
		}
	case ir.OpTuple:
		return slices.ContainsFunc(f.Args(id), func(x ir.ID) bool { return ofHost(f, x) })
	}
	return hostPart.MatchString(idiom.BearerName(f, id)) || hostPart.MatchString(f.BoundName(id))
}

// othersLook reports whether a function that it calls, but for those that send, looks at the hosts or takes credentials out.
func (ac *Checks) othersLook(f *ir.Function) bool {
	for _, c := range ac.prog.Calls()[f.ID] {
		g := ac.prog.Functions[c]
		if g.Kind == ir.Def && g != f && !sendingAgain.MatchString(g.Name) && g.Name != "__init__" && hostsLookedAt(g, nil) {
			return true
		}
	}
	return false
}

// incompleteRemoval is where a function that knows of redirects compares hosts and takes out too little: the cookies and not the
// Authorization header; or the header where the host is another one, and not where the same host is asked without encryption.
func incompleteRemoval(f *ir.Function) (ir.ID, string) {
	names := func(word string) bool {
		return slices.ContainsFunc(f.Consts, func(c ir.Const) bool {
			return (c.Kind == ir.Str || c.Kind == ir.Bytes) && strings.EqualFold(c.Str, word)
		})
	}
	if !names("authorization") && !names("cookie") || !followsRedirects(f) {
		return ir.NoID, ""
	}
	compared, ofScheme := ir.NoID, false
	taken := map[string]bool{}
	take := func(key ir.ID) {
		if s, ok := idiom.ConstText(f, key); ok {
			taken[strings.ToLower(s)] = true
		}
	}
	for i := range f.Instrs {
		id := ir.ID(i)
		switch f.Instrs[i].Op {
		case ir.OpParam:
			ofScheme = ofScheme || schemePart.MatchString(f.Params[f.Instrs[i].Aux].Name)
		case ir.OpAttr, ir.OpGlobal, ir.OpLoad:
			name := f.NameOf(id)
			ofScheme = ofScheme || schemePart.MatchString(name) || hostsCompared.MatchString(name)
		case ir.OpConst:
			if s, ok := idiom.ConstText(f, id); ok {
				ofScheme = ofScheme || schemePart.MatchString(s)
			}
		case ir.OpCompare:
			if ofHost(f, f.Arg(id, 0)) && ofHost(f, f.Arg(id, 1)) {
				compared = id
			}
		case ir.OpDelIndex:
			take(f.Arg(id, 1))
		case ir.OpCall:
			if removers[f.NameOf(f.Arg(id, 0))] && len(f.Args(id)) > 1 {
				take(f.Arg(id, 1))
			}
		}
	}
	switch {
	case compared == ir.NoID:
	case taken["cookie"] && !names("authorization"):
		return compared, "The cookies do not follow a redirect to another host, but the Authorization header does"
	case taken["authorization"] && !ofScheme:
		return compared, "Only the hosts are compared: the credentials follow a redirect from https to http, and go out in the clear"
	}
	return ir.NoID, ""
}

// withoutCookie is a list of the headers that are removed when a redirect leads elsewhere, as its name says, in which the cookies are
// missing; ir.NoID where there is none.
func withoutCookie(f *ir.Function) ir.ID {
	if f.Kind == ir.Lambda || !slices.ContainsFunc(f.Consts, func(c ir.Const) bool { return c.Kind == ir.Str && strings.EqualFold(c.Str, "authorization") }) {
		return ir.NoID
	}
	for i := range f.Instrs {
		id := ir.ID(i)
		x, name := ir.NoID, ""
		switch f.Instrs[i].Op {
		case ir.OpSetGlobal:
			x, name = f.Arg(id, 0), f.NameOf(id)
		case ir.OpSetAttr:
			x, name = f.Arg(id, 1), f.NameOf(id)
		}
		if !ofRedirect.MatchString(name) {
			continue
		}
		if f.Instrs[x].Op == ir.OpCall && len(f.Args(x)) == 2 { // frozenset([...])
			x = f.Arg(x, 1)
		}
		switch f.Instrs[x].Op {
		case ir.OpList, ir.OpTuple, ir.OpSet:
		default:
			continue
		}
		has := func(word string) bool {
			return slices.ContainsFunc(f.Args(x), func(y ir.ID) bool {
				s, ok := idiom.ConstText(f, y)
				return !ok || strings.EqualFold(s, word)
			})
		}
		if has("authorization") && !has("cookie") {
			return x
		}
	}
	return ir.NoID
}

// removers are methods that take a header out.
var removers = map[string]bool{"pop": true, "discard": true, "remove": true, "removeHeader": true, "remove_header": true, "pop_header": true}
