package flow

import (
	"slices"
	"strconv"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// maxText bounds the known text that is kept of one string.
const maxText = 256

// stringOf is str(v): what str.format and f-strings put in.
func (a *analysis) stringOf(v *Val) *Val {
	if v = a.pieceText(v); v == nil || v == bottom {
		return v
	}
	if v.Const != nil {
		if s, ok := textOf(v.Const); ok {
			return constVal(ir.Const{Kind: ir.Str, Str: s})
		}
		return &Val{Truth: v.Truth, Plain: true}
	}
	if len(v.Refs) == 0 && v.Facts == nil && v.Plain {
		return v
	}
	out := *v
	out.Facts, out.Plain = nil, true
	var t []Atom
	objects, own := false, len(v.Refs) > 0
	for _, r := range v.Refs {
		if r.Kind == refSelf || r.Kind == refObject && a.instance(r) {
			if a.w.method(a.instanceOf(r), "__str__") != nil {
				t = joinTaint(t, a.specialMethod(r, "__str__").taint())
				continue
			}
			if said, ok := a.textOfException(r); ok {
				t = joinTaint(t, said)
				continue
			}
			if inside, ok := a.contentsShown(r); ok {
				t = joinTaint(t, inside)
				continue
			}
			if m, known := a.writtenBy(r, "__str__", "__repr__"); known {
				if m != nil {
					t = joinTaint(t, a.specialMethod(r, m.Name).taint())
				}
				continue
			}
		}
		if r.Kind == refObject {
			objects = true
		}
		own = false
	}
	if own && !objects && len(v.Taint) == 0 {
		return tainted(t) // what the objects say of themselves
	}
	if objects {
		t = joinTaint(t, a.deep(v))
	}
	out.Taint = joinTaint(v.Taint, t)
	if a.displayed(v) {
		out.Taint = a.inDisplay(out.Taint)
	} else if len(out.Taint) > 0 {
		out.Taint = sanitized(out.Taint, a.safeWritten(v))
	}
	out.Refs = nil
	return &out
}

// said is what a library writes that calls str() of whatever it is given: of an instance of the program what its own __str__ says.
func (a *analysis) said(v *Val) *Val {
	for _, r := range v.refs() {
		if class := a.instanceOf(r); class >= 0 && a.w.method(class, "__str__") != nil {
			return a.stringOf(v)
		}
		if _, known := a.writtenBy(r, "__str__", "__repr__"); known {
			return a.stringOf(v)
		}
	}
	return v
}

// formatted is format(v): what an instance's own __format__ says of it, or else str(v).
func (a *analysis) formatted(v *Val) *Val {
	if len(v.refs()) == 1 {
		if class := a.instanceOf(v.Refs[0]); class >= 0 {
			if m := a.w.method(class, "__format__"); m != nil {
				return a.callFunction(0, m, &bound{self: v}, &callArgs{pos: []argv{{ir.NoID, constVal(ir.Const{Kind: ir.Str})}}})
			}
		}
	}
	return a.stringOf(v)
}

// reprOf is repr(v): quoted, so it cannot begin a text, and line ends are escaped; of an instance what its class writes.
func (a *analysis) reprOf(v *Val) *Val {
	if refs := v.refs(); len(refs) == 1 && len(v.Taint) == 0 {
		if m, known := a.writtenBy(refs[0], "__repr__"); known && m != nil {
			return tainted(a.specialMethod(refs[0], m.Name).taint())
		} else if known {
			return tainted(nil)
		}
	}
	return tainted(a.inDisplay(a.deep(v)))
}

// concat joins strings end to end.
func (a *analysis) concat(parts []*Val) *Val {
	if len(parts) == 1 {
		return parts[0]
	}
	for _, p := range parts {
		if p == bottom {
			return bottom
		}
	}
	var (
		sb     strings.Builder
		exact  = true  // all so far is constant
		opened = false // an unknown part came before
		tail   string  // known text since the last unknown part
		prefix string
		body   bool     // a blank line came before: what follows is in no header
		quote  byte     // the text so far ends between two of these
		tag    tagState // where in HTML the text so far ends
		out    Val
	)
	m := &a.w.misplaced
	for i, p := range parts {
		if s, ok := p.text(); ok {
			quote = quotedAfter(quote, s)
			if len(out.Taint) > 0 && strings.Contains(s, "\r\n") {
				out.Taint = flagged(out.Taint, inLine)
			}
			if sb.Len() < maxText || exact {
				sb.WriteString(s)
			}
			tail += s
			if len(tail) > maxText {
				tail = tail[len(tail)-maxText:]
			}
			if !opened {
				prefix += s
			}
			continue
		}
		lead, before := leadOf(prefix, tail, opened), tail
		slash := !opened && prefix == "/"
		if !opened && p != nil {
			quote = quotedAfter(quote, p.prefix())
		}
		within := quote != 0
		enclosed := within && p != nil && p.lacks().has(quote)
		exact = false
		if !opened {
			tag = beginning(before)
		}
		tag = tag.after(before)
		tagged, paired := tag.inTag && tag.quote != 0, opened && (before == `="` || before == `='`)
		if !opened && p != nil {
			prefix += p.prefix()
		}
		named := inName(before, parts[i+1:])
		body = body || strings.Contains(before, "\r\n\r\n") || strings.Contains(before, "\n\n")
		chunk := wholeLine(before, parts[i+1:])
		if p != nil {
			out.Taint = joinTaint(out.Taint, mapAtoms(p.Taint, func(x Atom) Atom {
				if named {
					x.Flags |= pieceOfName
				}
				if within && x.Kinds&m.commandMisplaced != 0 {
					x.Kinds |= m.command
				}
				if x.Kinds&m.htmlMisplaced != 0 && tag.spoils(before, x, a.w.redirectKinds, p.lacks()) {
					x.Kinds = x.Kinds&^m.htmlMisplaced | m.html
					if x.Origin.Source == nil && tag.unquoted(before) {
						x.Unescaped |= forHTML
					}
				}
				if x.Kinds&m.htmlMisplaced != 0 {
					x.Unescaped |= tag.bare(before)
					if x.Unescaped&bareValue != 0 && tag.inTag && tag.quote == 0 {
						x.Kinds |= m.html
					}
				}
				if x.Kinds&m.sqlMisplaced != 0 && !within && before != "" && x.Flags&built == 0 {
					x.Kinds |= m.sql
					if x.Origin.Source == nil {
						x.Unescaped |= forSQL
					}
				}
				x.InLink = x.InLink || tag.link && x.Origin.Source == nil && x.Kinds&(m.html|m.htmlMisplaced) == m.htmlMisplaced && tag.wholeLink(before, x, a.w.redirectKinds)
				if x.Lead <= leadAuthority && x.Flags&leadingSlash != 0 && namesHost(before) {
					x.Lead = leadFixed // the host ends where the path begins
				}
				if x.Lead = behind(lead, x.Lead); slash {
					if x.Flags&notAbsolute != 0 {
						x.Lead = leadFixed // a path of this host
					} else {
						x.Flags &^= notTwoSlashes
					}
					x.Flags |= leadingSlash
				}
				if chunk && x.Flags&built == 0 {
					x.Flags |= inBody
				}
				x.Flags = x.Flags&^splitPart | built
				if body {
					x.Flags |= inBody
				}
				if enclosed || x.Flags&doubledQuotes != 0 && strings.HasSuffix(before, `"`) || x.Flags&doubledTicks != 0 && strings.HasSuffix(before, "`") ||
					x.Flags&doubledSingles != 0 && strings.HasSuffix(before, "'") {
					x.Flags |= quoted
				}
				if within {
					x.Flags &^= asJSON // a literal inside another one
				}
				if tagged || tag.inScript(before, x) || tag.asText(before) {
					x.Flags |= inAttribute
				} else if paired {
					x.Flags |= inPair
				}
				return x
			}))
			if !tag.inTag {
				tag = tag.after(p.prefix())
			}
			tail = p.tail()
			if n := len(tail); n > 0 {
				quote = quotedAfter(0, tail[n-1:]) // where the part itself stands is not known any more
			}
		} else {
			tail = ""
		}
		opened = true
	}
	if exact {
		return constVal(ir.Const{Kind: ir.Str, Str: sb.String()})
	}
	out.Text = out.Text.with(clip(prefix), tail)
	out.Plain = true
	if out.prefix() != "" || out.tail() != "" {
		out.Truth = truthy
	}
	return &out
}

// inName reports whether what stands between a text and others is only a piece of a file's name: "../" does not begin or end
// there, and neither does ".." by itself.
func inName(before string, behind []*Val) bool {
	if before != "" && !strings.HasSuffix(before, "/") && !strings.HasSuffix(before, `\`) {
		return true
	}
	if len(behind) == 0 {
		return false
	}
	s, _ := behind[0].text()
	return s != "" && s[0] != '/' && s[0] != '\\'
}

// quotedAfter is the quote that a text leaves open, which begins inside one or not.
func quotedAfter(open byte, text string) byte {
	for i := range len(text) {
		switch c := text[i]; {
		case c == open:
			open = 0
		case open == 0 && (c == '\'' || c == '"'):
			open = c
		}
	}
	return open
}

func clip(s string) string {
	if len(s) > maxText {
		return s[:maxText]
	}
	return s
}

// leadOf says where in a text the next part stands: after the known prefix, or after something unknown and then tail.
func leadOf(prefix, tail string, opened bool) Lead {
	if !opened {
		return leadAfter(prefix)
	}
	if inAuthority(tail) {
		return leadAuthority
	}
	return leadUnknown
}

// leadAfter judges the known beginning of a text: has it fixed where a URL or path leads?
func leadAfter(prefix string) Lead {
	switch {
	case prefix == "":
		return leadStart
	case inAuthority(prefix), schemes[strings.TrimSuffix(prefix, "/")], strings.HasPrefix(prefix, "//") && strings.Count(prefix, "/") == 2, prefix == "/", prefix == `\`:
		return leadAuthority
	}
	return leadFixed
}

// schemes are beginnings behind which data that begin with slashes name the host: "https:" + "//host".
var schemes = map[string]bool{"http:": true, "https:": true, "ws:": true, "wss:": true, "ftp:": true}

// inAuthority reports whether a text ends inside the authority of a URL: a scheme and "//", and no "/", "?" or "#"
// since. A host that ends in a dot and what follows is fixed in front only; "https://api." + x is under control.
func inAuthority(s string) bool {
	i := strings.LastIndex(s, "://")
	return i >= 0 && !strings.ContainsAny(s[i+3:], "/?#\\")
}

// namesHost reports whether a text ends in the authority of a URL of which the host is there.
func namesHost(s string) bool { return inAuthority(s) && !strings.HasSuffix(s, "://") }

// behind is the lead of data with lead inner in a part that itself stands at lead outer.
func behind(outer, inner Lead) Lead {
	if inner == leadStart {
		return outer
	}
	if outer == leadStart {
		return inner
	}
	return max(outer, inner)
}

// textOf is str() of a constant.
func textOf(c *ir.Const) (string, bool) {
	switch c.Kind {
	case ir.Str:
		return c.Str, true
	case ir.Bytes, ir.Float, ir.Ellipsis:
		return "", false
	}
	return c.String(), true
}

func (a *analysis) binary(id ir.ID, in *ir.Instr, x, y *Val) *Val {
	if x == bottom || y == bottom {
		return bottom
	}
	if in.Flag == ir.Add && in.Op == ir.OpInPlace && a.pieceArray(x) != nil {
		a.addPiece(x, y, false)
		return x
	}
	x, y = a.pieceText(x), a.pieceText(y)
	if v, ok := foldBinary(in.Flag, x, y); ok {
		return v
	}
	if (in.Flag == ir.Div || in.Flag == ir.FloorDiv || in.Flag == ir.Mod) && y.isConst(ir.Int) && y.Const.Int == 0 && (x.isConst(ir.Int) || x.isConst(ir.Float)) && a.endsHere(id) {
		return bottom
	}
	switch in.Flag {
	case ir.Add:
		if l, ok := a.addLists(id, in, x, y); ok {
			return l
		}
		if v, ok := a.operatorMethod(id, x, y, "__add__"); ok {
			return v
		}
		if v, ok := a.reflected(id, x, y, "__radd__"); ok {
			return v
		}
		v := a.concat([]*Val{x, y})
		if v != nil && v.Const == nil && v != bottom && !isText(x) && !isText(y) {
			out := *v
			out.Plain = false // may be numbers
			return &out
		}
		return v
	case ir.Mul:
		if y.isConst(ir.Int) && y.Const.Int <= 0 && isText(x) {
			return constVal(ir.Const{Kind: ir.Str})
		}
		if es, ok := a.elements(x); ok && y.isConst(ir.Int) && !a.isSet(x) && y.Const.Int >= 0 && int64(len(es))*y.Const.Int <= maxFields {
			n := *a.obj(x.Refs[0].ID)
			n.Elems = slices.Repeat(es, int(y.Const.Int))
			return a.alloc(id, 0, &n)
		}
	case ir.Mod:
		if c := a.constantOfClass(x); c != nil && x.Const == nil {
			x = c // what the class says of its form: those that derive from it have a similar one
		}
		a.askForm(a.f.Arg(id, 0), x, y.taint())
		if v, ok := a.percent(x, y); ok {
			return v
		}
	case ir.Div:
		if v, ok := a.operatorMethod(id, x, y, "__truediv__"); ok {
			return v
		}
		if m := a.w.base.Method("pathlib.Path", "__truediv__"); m != nil && !slices.ContainsFunc(x.refs(), func(r Ref) bool { return r.Kind != refExtern }) && (isText(y) || slices.ContainsFunc(y.taint(), a.isClientsText)) {
			return a.model(id, m, argv{a.f.Arg(id, 0), x}, &callArgs{pos: []argv{{a.f.Arg(id, 1), y}}}, "pathlib.Path.__truediv__") // texts divide nothing else
		}
	case ir.BitXor:
		if a.isSet(x) {
			return a.alloc(id, 0, &Obj{Kind: objSet, Class: -1, Type: "builtins.set", Rest: join(a.element(id, x), a.element(id, y))})
		}
	case ir.BitOr:
		if v, ok := a.union(id, x, y); ok {
			return v
		}
		if v, ok := a.orDicts(id, x, y); ok {
			return v
		}
	case ir.BitAnd:
		// An intersection holds nothing that is not in the side that is known.
		for _, side := range []*Val{y, x} {
			if _, ok := a.elements(side); ok && a.fixed(side, 1) {
				return a.setBinary(ir.BitAnd, a.f.Arg(id, 0), a.f.Arg(id, 1), side)
			}
		}
		if v := a.setBinary(ir.BitAnd, a.f.Arg(id, 0), a.f.Arg(id, 1), nil); v != nil {
			return v.withTaint(joinTaint(x.taint(), y.taint()))
		}
	}
	if in.Flag == ir.Sub {
		var left *Val
		if a.isSet(x) {
			left = a.alloc(id, 0, &Obj{Kind: objSet, Class: -1, Type: "builtins.set", Rest: a.element(id, x)})
		}
		if v := a.setBinary(ir.Sub, a.f.Arg(id, 0), a.f.Arg(id, 1), left); v != nil {
			return v
		}
	}
	if m := operatorMethods[in.Flag]; m != "" {
		if v, ok := a.operatorMethod(id, x, y, m); ok {
			return v
		}
	}
	t := joinTaint(x.taint(), a.deep(y))
	if len(x.refs()) == 0 {
		return tainted(t)
	}
	masked := in.Flag == ir.BitAnd && len(x.Refs) == 1 // no longer what the parameter is
	return &Val{Refs: x.Refs, Taint: t, Open: masked}
}

// isClientsText reports whether data are a text of the client's: a number opens no file.
func (a *analysis) isClientsText(x Atom) bool {
	return x.is(knowledge.Untrusted) && x.Kinds&a.w.pathKinds != 0
}

// isText reports whether a value is known to be a string.
func isText(v *Val) bool {
	_, ok := v.text()
	return ok || v != nil && (v.Plain || v.prefix() != "" || v.tail() != "")
}

var operatorMethods = map[uint8]string{
	ir.Add: "__add__", ir.Sub: "__sub__", ir.Mul: "__mul__", ir.Mod: "__mod__", ir.LShift: "__lshift__",
	ir.RShift: "__rshift__", ir.BitOr: "__or__", ir.BitAnd: "__and__", ir.FloorDiv: "__floordiv__",
}

// askForm notes that the form of a text decides whether data do harm in it whose quotes are doubled: whoever calls may have put quotes
// around them.
func (a *analysis) askForm(reg ir.ID, form *Val, data []Atom) {
	if reg == ir.NoID || isText(form) || !slices.ContainsFunc(data, func(x Atom) bool { return x.Flags&(doubledSingles|doubledQuotes|doubledTicks) != 0 }) {
		return
	}
	a.noteInterest(a.unrefined(reg), 0)
}

// percent is printf-style formatting.
func (a *analysis) percent(x, y *Val) (*Val, bool) {
	format, ok := x.text()
	if !ok {
		if x != nil && x.prefix() == "" && len(x.Taint) == 0 {
			return nil, false
		}
		return a.concat([]*Val{x, tainted(a.deep(y))}), true
	}
	args, exact := a.elements(y)
	if !exact || !a.isTuple(y) {
		args = []*Val{y}
	}
	var parts []*Val
	n := 0
	lit := func(s string) {
		if s != "" {
			parts = append(parts, constVal(ir.Const{Kind: ir.Str, Str: s}))
		}
	}
	for {
		i := strings.IndexByte(format, '%')
		if i < 0 || i+1 >= len(format) {
			break
		}
		lit(format[:i])
		j := i + 1
		var name string
		named := false
		if format[j] == '(' {
			if k := strings.IndexByte(format[j:], ')'); k > 0 {
				name, named = format[j+1:j+k], true
				j += k + 1
			}
		}
		for j < len(format) && strings.IndexByte("#0- +.*123456789hlL", format[j]) >= 0 {
			j++
		}
		if j >= len(format) {
			break
		}
		verb, format0 := format[j], format
		format = format[j+1:]
		if verb == '%' {
			lit("%")
			continue
		}
		var v *Val
		switch {
		case named:
			v = a.indexKey(y, key{'[', name})
		case n < len(args):
			v = args[n]
			n++
		default:
			v = tainted(a.deep(y))
		}
		switch verb {
		case 's':
			if strings.HasSuffix(format0[:j], ".0") || strings.HasSuffix(format0[:j], ".") {
				continue // none of its characters
			}
			if x.isConst(ir.Bytes) && v.isConst(ir.Bytes) { // as they are, and not as they are shown
				lit(v.Const.Str)
				continue
			}
			parts = append(parts, a.stringOf(v))
		case 'r', 'a':
			parts = append(parts, a.reprOf(v))
		default:
			if simple := format0[j-1] == '%' || format0[j-1] == ')'; simple && (verb == 'd' || verb == 'i') && v.isConst(ir.Int) {
				parts = append(parts, a.stringOf(v))
				continue
			}
			if v.isConst(ir.Int) {
				if s, ok := writtenInt(format0[strings.LastIndexByte(format0[:j], '%')+1:j+1], v.Const.Int); ok && !named {
					lit(s)
					continue
				}
			}
			parts = append(parts, a.numberOf(v))
		}
	}
	lit(format)
	return a.concat(append(parts, constVal(ir.Const{Kind: ir.Str}))), true
}

// numberOf is a number made of a value, or how it is written in digits: no text that does harm, but as easily guessed as what it
// was made of, the key of whatever the client likes, and still what a broken hash has made.
func (a *analysis) numberOf(v *Val) *Val {
	keep := a.w.guessedKinds | a.w.objectKinds | a.w.digestKinds
	return tainted(mapAtoms(v.taint(), func(x Atom) Atom { x.Kinds &= keep; return x }))
}

// fieldOf is what a replacement field takes of an argument: the path ".name[key]" behind its name.
func (a *analysis) fieldOf(id ir.ID, v *Val, path string) *Val {
	whole := v
	for path != "" {
		attribute, rest := path[0] == '.', path[1:]
		end := len(rest)
		if attribute {
			if i := strings.IndexAny(rest, ".["); i >= 0 {
				end = i
			}
		} else if end = strings.IndexByte(rest, ']'); end < 0 {
			return tainted(a.deep(whole))
		}
		name := rest[:end]
		if path = rest[end:]; attribute {
			v = a.attr(id, v, name)
		} else {
			k := key{'[', name}
			if name != "" && strings.Trim(name, "0123456789") == "" {
				k.Kind = '#'
			}
			v, path = a.indexConst(id, v, k), path[1:]
		}
		if v == nil || v == bottom {
			return v
		}
	}
	return v
}

// format is str.format.
func (a *analysis) format(id ir.ID, recv *Val, c *callArgs) *Val {
	format, ok := recv.text()
	if !ok {
		t := recv.taint()
		for _, x := range c.pos {
			t = joinTaint(t, a.deep(x.val))
		}
		for _, x := range c.named {
			t = joinTaint(t, a.deep(x.val))
		}
		return a.concat([]*Val{recv, tainted(t)})
	}
	var parts []*Val
	lit := func(s string) {
		if s != "" {
			parts = append(parts, constVal(ir.Const{Kind: ir.Str, Str: s}))
		}
	}
	auto := 0
	for format != "" {
		i := strings.IndexAny(format, "{}")
		if i < 0 {
			break
		}
		lit(format[:i])
		if i+1 < len(format) && format[i+1] == format[i] {
			lit(format[i : i+1])
			format = format[i+2:]
			continue
		}
		end := strings.IndexByte(format[i:], '}')
		if end < 0 || format[i] == '}' {
			format = format[i+1:]
			continue
		}
		spec := format[i+1 : i+end]
		format = format[i+end+1:]
		spec, how, _ := strings.Cut(spec, ":")
		spec, conv, _ := strings.Cut(spec, "!")
		base := spec
		if k := strings.IndexAny(spec, ".["); k >= 0 {
			base = spec[:k]
		}
		var v *Val
		switch {
		case base == "":
			v = c.positional(auto)
			auto++
		case base[0] >= '0' && base[0] <= '9':
			if n, err := strconv.Atoi(base); err == nil {
				v = c.positional(n)
			}
		default:
			v = c.keyword(base)
			for _, s := range c.starstar {
				v = join(v, a.indexKey(s, key{'[', base}))
			}
		}
		if len(c.star) > 0 && (base == "" || base[0] <= '9') {
			for _, s := range c.star {
				v = join(v, tainted(a.deep(s)))
			}
		}
		if v != nil && base != spec {
			v = a.fieldOf(id, v, spec[len(base):])
		}
		switch conv {
		case "r":
			parts = append(parts, a.reprOf(v))
		case "s":
			parts = append(parts, a.stringOf(v))
		default:
			parts = append(parts, a.inFormat(v, how))
		}
	}
	lit(format)
	return a.concat(append(parts, constVal(ir.Const{Kind: ir.Str})))
}
