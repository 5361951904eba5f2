package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds the ports of a modelled call: the values that a model's words name, and the parts of them.

// port is the value at a port. ok is false where nothing was passed.
func (m *modelCall) port(p knowledge.Port) (v *Val, reg ir.ID, ok bool) {
	reg = ir.NoID
	path := p.Path
	switch p.Base {
	case knowledge.PortParam:
		ps := m.fn.Params[p.Index]
		switch {
		case ps.Star:
			return m.positional(path)
		case ps.StarStar:
			return m.keywords(path)
		}
		v, reg, ok = m.params[p.Index].val, m.params[p.Index].id, m.given[p.Index]
		if !ok && v != nil { // an entry of what is unpacked
			ok = true
		}
		if !ok && len(m.rest) > 0 {
			v, ok = tainted(m.rest), true
		}
	case knowledge.PortSelf:
		v, reg, ok = m.self.val, m.self.id, true
	case knowledge.PortArgs:
		return m.positional(path)
	case knowledge.PortKwargs:
		return m.keywords(path)
	case knowledge.PortUnpacked:
		v, ok = tainted(m.mapped), len(m.mapped) > 0
	case knowledge.PortReturn, knowledge.PortValue:
		v, ok = m.result, m.result != nil
	case knowledge.PortCall:
		v, ok = m.called, m.called != bottom
	}
	if !ok {
		return nil, ir.NoID, false
	}
	if len(path) > 0 {
		part := m.walk(v, path)
		if (p.Base == knowledge.PortSelf || p.Base == knowledge.PortParam) && len(path) == 1 && path[0].Kind == knowledge.ElemAttr && (part == nil || part.Const == nil) {
			if own, known := m.a.partOfOwn(reg, path[0].Name); known {
				part = own
			}
		}
		return part, ir.NoID, true
	}
	return v, reg, true
}

func (m *modelCall) positional(path []knowledge.Elem) (*Val, ir.ID, bool) {
	if len(path) > 0 && path[0].Kind == knowledge.ElemIndex {
		i := path[0].Index
		if i < len(m.args) {
			if len(path) == 1 {
				return m.args[i].val, m.args[i].id, true
			}
			return m.walk(m.args[i].val, path[1:]), ir.NoID, true
		}
		return tainted(m.rest), ir.NoID, len(m.rest) > 0
	}
	if len(path) == 1 && path[0].Kind == knowledge.ElemFrom && len(m.params) > 0 { // behind the program: create_subprocess_exec("git", "log", "--", name)
		es := []*Val{m.params[0].val}
		for _, x := range m.args {
			es = append(es, x.val)
		}
		v := arguments(es, path[0].Index+1)
		if len(m.rest) > 0 && !slices.ContainsFunc(es, endsOptions) {
			v = join(v, tainted(m.rest))
		}
		return v, ir.NoID, v != bottom
	}
	if len(m.args) == 1 && len(path) <= 1 && len(m.rest) == 0 {
		return m.args[0].val, m.args[0].id, true
	}
	t := m.rest
	for _, x := range m.args {
		t = joinTaint(t, m.a.deep(x.val))
	}
	return tainted(t), ir.NoID, len(m.args) > 0 || len(t) > 0
}

func (m *modelCall) keywords(path []knowledge.Elem) (*Val, ir.ID, bool) {
	t := m.rest
	found := len(t) > 0
	for _, x := range m.kwargs {
		if len(path) > 0 && path[0].Kind == knowledge.ElemKey && path[0].Name != x.name {
			continue
		}
		found = true
		if len(path) > 0 && path[0].Kind == knowledge.ElemKey {
			if len(path) > 1 {
				return m.walk(x.val, path[1:]), ir.NoID, true
			}
			return x.val, x.id, true
		}
		t = joinTaint(t, m.a.deep(x.val))
	}
	if len(m.maps) > 0 && len(path) == 1 && path[0].Kind == knowledge.ElemKey {
		if v, ok := m.unpacked(path[0].Name); ok {
			return v, ir.NoID, true
		}
		for _, of := range m.maps {
			if m.a.namedByData(of) {
				continue // that the client names the entries is another defect
			}
			if v := m.a.indexKey(of, key{'[', path[0].Name}); v != nil && v != bottom && !m.a.setsEntry(path[0].Name) {
				return v, ir.NoID, true
			}
		}
	}
	return tainted(t), ir.NoID, found
}

// walk follows a port's path into a value.
func (m *modelCall) walk(v *Val, path []knowledge.Elem) *Val {
	if k, ok := m.compositeKey(path); ok {
		return m.load(v, k)
	}
	for i, e := range path {
		if v == nil || v == bottom {
			return v
		}
		switch e.Kind {
		case knowledge.ElemAttr:
			v = m.a.attr(m.id, v, e.Name)
		case knowledge.ElemAny:
			if i+1 < len(path) && path[i+1].Kind == knowledge.ElemKey {
				if x, ok := m.each(v, path[i+1:]); ok {
					return x
				}
			}
			all := m.a.element(m.id, v)
			for _, r := range v.Refs {
				if r.Kind == refObject {
					if o := m.a.obj(r.ID); o != nil {
						all = join(all, join(o.all(), m.a.spreadItem(o, anyKey)))
					}
				}
			}
			v = all
		case knowledge.ElemKey:
			if x, ok := m.a.paired(v, e.Name); ok {
				v = x
			} else if m.a.keeps(v) {
				v = m.load(v, key{'[', e.Name})
			} else {
				v = m.a.indexConst(m.id, v, key{'[', e.Name})
			}
		case knowledge.ElemFrom:
			v = m.from(v, e.Index)
		case knowledge.ElemIndex:
			v = m.a.indexConst(m.id, v, keyOfInt(e.Index))
		case knowledge.ElemParam:
			k := m.params[e.Index].val
			if ck, ok := constKey(k); ok {
				v = m.a.indexConst(m.id, v, ck)
			} else {
				v = tainted(m.a.deep(v))
			}
		}
	}
	return v
}

// paired is what stands beside a name in a list of pairs, as headers are given where an order matters: [("Location", url)].
func (a *analysis) paired(v *Val, name string) (*Val, bool) {
	es, ok := a.elements(v)
	if !ok || len(es) == 0 {
		return nil, false
	}
	out := bottom
	for _, e := range es {
		pair, ok := a.elements(e)
		if !ok || len(pair) != 2 {
			return nil, false
		}
		if s, ok := pair[0].text(); ok && strings.EqualFold(s, name) {
			out = join(out, pair[1])
		}
	}
	return out, true
}

// each walks from each entry of a dictionary by itself, where its entries are known: one that is a text has no entries, whatever
// those beside it are.
func (m *modelCall) each(v *Val, path []knowledge.Elem) (*Val, bool) {
	out := bottom
	for _, r := range v.Refs {
		o := m.a.obj(r.ID)
		if r.Kind != refObject || o == nil || o.Kind != objDict || len(o.Fields) == 0 {
			return nil, false
		}
		for _, f := range o.Fields {
			if _, text := f.Val.text(); !text && (f.Val == nil || !f.Val.Plain) {
				out = join(out, m.walk(f.Val, path))
			}
		}
		out = join(out, m.walk(o.Rest, path))
	}
	return out, len(v.Refs) > 0
}

// from is any element from an index on; in an argument list, up to the one that ends the options.
func (m *modelCall) from(v *Val, index int) *Val {
	es, ok := m.a.elements(v)
	if !ok {
		return m.tail(v, index)
	}
	return arguments(es, index)
}

// arguments is any of those of a program from an index on which may be an option: up to the one that ends the options, but for values of
// options.
func arguments(es []*Val, index int) *Val {
	out := bottom
	for i := index; i < len(es); i++ {
		if endsOptions(es[i]) {
			break
		}
		if i > index && takesValue(es[0], es[i-1]) {
			continue
		}
		out = join(out, es[i])
	}
	return out
}

// valued are options of programs that take what comes next as their value, whatever it begins with. Of hg there are none: it looks for
// --config everywhere.
var valued = map[string][]string{
	"git":     {"-e", "-b", "--branch", "--depth", "--origin", "-m", "--message", "--author", "--date", "-C", "--git-dir", "--work-tree", "--since", "--until", "-S", "-G", "--grep", "-n", "--max-count", "--format"},
	"ssh":     {"-p", "-l", "-i", "-b", "-c", "-m", "-L", "-R", "-D", "-W"}, // not -o, -F, -J and -S, whose values name programs and files of options
	"scp":     {"-P", "-i", "-l", "-c"},
	"curl":    {"-H", "-X", "-A", "-e", "-u", "-m", "--header", "--request", "--user-agent", "--user", "--max-time", "--url", "-o", "--output", "-d", "--data", "-b", "--cookie", "-x", "--proxy", "-r", "--range", "-F", "--form", "-T", "--upload-file"},
	"wget":    {"-O", "--output-document", "-P", "--directory-prefix", "-U", "--user-agent", "--header", "--user", "--password"},
	"tar":     {"-C", "--directory", "-f", "--file"},
	"bsdtar":  {"-C", "-f", "--file"},
	"unzip":   {"-d", "-P"},
	"find":    {"-name", "-iname", "-path", "-ipath", "-type", "-newer", "-user", "-group", "-mtime", "-maxdepth", "-mindepth"},
	"gpg":     {"-r", "-u", "--recipient", "--local-user", "--default-key", "--keyserver", "--homedir", "-o", "--output"},
	"ffmpeg":  {"-i", "-ss", "-t", "-to", "-vf", "-filter:v", "-metadata"},
	"ffprobe": {"-i"},
	"mysql":   {"-h", "-P", "-u", "-D", "--host", "--port", "--user", "--database"},
	"psql":    {"-h", "-p", "-U", "--host", "--port", "--username"},
	"openssl": {"-in", "-out", "-subj", "-key", "-days", "-passin", "-passout"},
	"convert": imaging, "magick": imaging, "mogrify": imaging, // not -write, -draw and -label, whose values name files
	"docker": {"--name", "-t", "--tag", "-e", "--env", "-w", "--workdir", "-l", "--label"},
	"pip":    {"-t", "--target", "-d", "--dest", "--prefix", "--cache-dir"},
	"pandoc": {"-f", "-t", "--from", "--to", "-o", "--output", "-M", "--metadata"},
}

// imaging are those of ImageMagick.
var imaging = []string{"-resize", "-crop", "-thumbnail", "-scale", "-sample", "-geometry", "-extent", "-size", "-quality", "-density", "-depth", "-rotate", "-gravity", "-background", "-fill", "-pointsize", "-colorspace", "-compress", "-format"}

// takesValue reports whether an argument is an option of the program that takes the next one as its value.
func takesValue(program, option *Val) bool {
	name, _ := program.text()
	s, ok := option.text()
	if name = name[strings.LastIndexByte(name, '/')+1:]; name == "tar" && ok && bundled.MatchString(s) {
		return true
	}
	return ok && slices.Contains(valued[name], s)
}

// bundled are letters of tar in one, of which the last says that the name of the archive comes next: -czf.
var bundled = regex.NewPattern(`^-?[a-zA-Z]+f$`)

func endsOptions(v *Val) bool {
	s, ok := v.text()
	return ok && (s == "--" || s == "--end-of-options")
}

// asOperand is an element that goes into a list behind others, of which some stand right before it: behind the end of the options, or an
// option that takes it as its value, it is no option itself. The list may be joined with another one before a program gets it.
func (a *analysis) asOperand(list *Obj, before []*Val, e *Val) *Val {
	if list == nil || !list.sequence() || !harm(e, a.w.argumentKinds) {
		return e
	}
	program, _ := list.get(keyOfInt(0))
	if list.Exact && len(list.Elems) > 0 {
		program, before = list.Elems[0], slices.Concat(list.Elems, before)
	}
	if len(before) == 0 {
		return e
	}
	if slices.ContainsFunc(before, endsOptions) || takesValue(program, before[len(before)-1]) {
		return e.withTaint(sanitized(e.Taint, a.w.argumentKinds))
	}
	return e
}

// asOptionValue is an element of a display that is added to a list: behind a long option, the two of them alone, it is that one's value.
func (a *analysis) asOptionValue(es []*Val, e *Val) *Val {
	if len(es) != 2 || e != es[1] || !harm(e, a.w.argumentKinds) {
		return e
	}
	if s, ok := es[0].text(); !ok || !longOption.MatchString(s) || switches[s] {
		return e
	}
	return e.withTaint(sanitized(e.Taint, a.w.argumentKinds))
}

var longOption = regex.NewPattern(`^--[a-z][a-z0-9-]+$`)

// switches are options that have no value in any program.
var switches = map[string]bool{
	"--all": true, "--bare": true, "--debug": true, "--force": true, "--help": true, "--mirror": true, "--noupdate": true, "--quiet": true, "--recursive": true,
	"--silent": true, "--verbose": true, "--yes": true, "--hard": true, "--no-checkout": true, "--clean": true,
}

// asOperands is any element of a list of which nothing is known, that is put behind the elements of another one: behind the end of the
// options none of them is an option.
func (a *analysis) asOperands(list *Obj, e *Val) *Val {
	if e == bottom || !list.Exact || !harm(e, a.w.argumentKinds) || !slices.ContainsFunc(list.Elems, endsOptions) {
		return e
	}
	return e.withTaint(sanitized(e.Taint, a.w.argumentKinds))
}

// behindOptions reports whether data stand among the arguments that a callee takes as *args only where the options have ended:
// run("checkout", "--", url).
func (ap *application) behindOptions(of, data *Origin) bool {
	if of.Parent == nil || of.Parent.Parent != nil || of.Parent.Source != nil || of.Parent.Param < 0 || int(of.Parent.Param) >= len(ap.callee.Params) || ap.callee.Params[of.Parent.Param].Kind != ir.VarArgs {
		return false
	}
	es, ok := ap.a.elements(ap.origin(of.Parent))
	end := slices.IndexFunc(es, endsOptions)
	if !ok || end < 0 {
		return false
	}
	return !slices.ContainsFunc(es[:end], func(v *Val) bool {
		return slices.ContainsFunc(v.taint(), func(x Atom) bool { return x.Origin == data })
	})
}

// tail is any element from an index on of a list of which at most the beginning is known.
func (m *modelCall) tail(v *Val, index int) *Val {
	if v == nil || len(v.Refs) != 1 || v.Refs[0].Kind != refObject {
		return m.a.element(m.id, v)
	}
	o := m.a.obj(v.Refs[0].ID)
	if o == nil || !o.sequence() {
		return m.a.element(m.id, v)
	}
	out := bottom
	var program, before *Val
	for i := range maxBeginning {
		e, ok := o.get(keyOfInt(i))
		if !ok {
			break
		}
		if i == 0 {
			program = e
		}
		if i >= index {
			if endsOptions(e) {
				return out
			}
			if i == 0 || !takesValue(program, before) {
				out = join(out, e)
			}
		}
		before = e
	}
	return join(out, o.Rest)
}

func keyOfInt(i int) key {
	k, _ := constKey(constVal(ir.Const{Kind: ir.Int, Int: int64(i)}))
	return k
}

// compositeKey is the one key that stands for a path of several subscripts by parameters: [section][option].
func (m *modelCall) compositeKey(path []knowledge.Elem) (key, bool) {
	if len(path) < 2 {
		return key{}, false
	}
	var parts []string
	known, param := true, false
	for _, e := range path {
		switch e.Kind {
		case knowledge.ElemParam:
			param = true
			s, ok := m.params[e.Index].val.text()
			known = known && ok
			parts = append(parts, s)
		case knowledge.ElemKey:
			parts = append(parts, e.Name)
		default:
			return key{}, false
		}
	}
	switch {
	case !param: // of a mapping in a mapping
		return key{}, false
	case !known:
		return key{Kind: '*'}, true
	}
	if o := m.parser(m.self.val); o != nil && len(parts) == 2 {
		return optionKey(o, parts[0], parts[1]), true
	}
	return key{'[', strings.Join(parts, "\x00")}, true
}

// parser is the parser of settings that a value is; nil if it is none.
func (m *modelCall) parser(v *Val) *Obj {
	if refs := v.refs(); len(refs) == 1 && refs[0].Kind == refObject && parsesSettings(m.a.obj(refs[0].ID)) {
		return m.a.obj(refs[0].ID)
	}
	return nil
}

// keeps reports whether a value is an instance in which calls have stored something.
func (a *analysis) keeps(v *Val) bool {
	for _, r := range v.refs() {
		if r.Kind == refObject {
			if o := a.obj(r.ID); o != nil && o.Kind == objInstance && (len(o.Fields) > 0 || o.Rest != bottom) {
				return true
			}
		}
	}
	return false
}

func (m *modelCall) load(v *Val, k key) *Val {
	out := bottom
	for _, r := range v.refs() {
		if r.Kind != refObject {
			continue
		}
		if o := m.a.obj(r.ID); o != nil {
			if o.Kind == objParam {
				out = join(out, m.a.field(r.ID, o, k))
			} else if x, ok := o.get(k); ok && k.Kind != '*' {
				out = join(out, x)
			} else if k.Kind == '*' {
				out = join(out, o.all())
			} else if o.Rest != bottom {
				out = join(out, o.Rest)
			}
		}
	}
	if out == bottom {
		return tainted(v.taint())
	}
	return out
}

// store keeps a value inside an object.
func (m *modelCall) store(s *knowledge.Store) {
	v, reg, ok := m.port(s.From)
	if !ok {
		if v, ok = m.defaultOf(s.From); !ok {
			return
		}
	}
	if v == nil {
		m.a.noteFlagsIn(reg)
	}
	if !m.a.spec {
		m.a.interestInOption(v)
	}
	if s.Source != nil {
		m.a.mixed(v, tainted(m.a.source(m.id, s.Source)))
		return
	}
	base := s.Into
	path := base.Path
	base.Path = nil
	obj, _, ok := m.port(base)
	if !ok {
		return
	}
	if len(path) == 2 && path[0].Kind == knowledge.ElemAny && path[1].Kind == knowledge.ElemAny {
		m.storeSections(obj, v)
		return
	}
	if k, ok := m.compositeKey(path); ok {
		if k.Kind == '*' {
			m.a.put(obj, nil, v)
		} else {
			m.a.put(obj, keyVal(k), v)
		}
		return
	}
	if len(path) == 0 {
		m.a.put(obj, nil, v)
		return
	}
	obj = m.walk(obj, path[:len(path)-1])
	switch e := path[len(path)-1]; e.Kind {
	case knowledge.ElemAttr:
		m.a.setAttr(m.id, obj, e.Name, v)
	case knowledge.ElemAny:
		m.a.put(obj, nil, v)
	case knowledge.ElemKey:
		m.a.put(obj, constVal(ir.Const{Kind: ir.Str, Str: e.Name}), v)
	case knowledge.ElemIndex:
		m.a.put(obj, constVal(ir.Const{Kind: ir.Int, Int: int64(e.Index)}), v)
	case knowledge.ElemParam:
		m.a.put(obj, m.params[e.Index].val, v)
	}
}

// storeSections keeps the entries of the mappings inside a mapping, each under both keys; those that are not known, anywhere.
func (m *modelCall) storeSections(obj, sections *Val) {
	outer := m.a.exactDict(sections)
	if outer == nil {
		m.a.put(obj, nil, tainted(m.a.deep(sections)))
		return
	}
	for _, s := range outer.Fields {
		inner := m.a.exactDict(s.Val)
		if s.Key.Kind != '[' || inner == nil {
			m.a.put(obj, nil, tainted(m.a.deep(s.Val)))
			continue
		}
		for _, f := range inner.Fields {
			k := key{'[', s.Key.Name + "\x00" + f.Key.Name}
			if o := m.parser(obj); o != nil {
				k = optionKey(o, s.Key.Name, f.Key.Name)
			}
			m.a.put(obj, keyVal(k), f.Val)
		}
	}
}

// mixed puts data into every element of lists: which one is where is not known any more.
func (a *analysis) mixed(list, v *Val) {
	for _, r := range list.refs() {
		if o := a.obj(r.ID); r.Kind == refObject && o != nil && o.Kind == objList {
			a.setObj(r.ID, &Obj{Kind: objList, Class: o.Class, Type: o.Type, Multi: o.Multi, Rest: join(o.all(), v)})
		}
	}
}

// makeResult makes the object that the call returns, where the model stores something in it.
func (m *modelCall) makeResult() {
	for _, s := range m.fn.Stores {
		if s.Into.Base != knowledge.PortReturn {
			continue
		}
		typ := m.fn.Name
		if m.fn.Returns != nil && m.fn.Returns.Type != "" {
			typ = m.fn.Returns.Type
		}
		m.result = m.a.alloc(m.id, 3, &Obj{Kind: objInstance, Class: -1, Type: typ, Rest: bottom})
		return
	}
}

// defaultOf is the constant that an argument that was left out has.
func (m *modelCall) defaultOf(p knowledge.Port) (*Val, bool) {
	if p.Base != knowledge.PortParam || len(p.Path) > 0 || !m.fn.Params[p.Index].HasDefault {
		return nil, false
	}
	d := m.fn.Params[p.Index].Default
	if r, ok := d.(knowledge.Ref); ok {
		if list, ok := r.Elements(); ok {
			elems := make([]*Val, len(list))
			for i, x := range list {
				elems[i] = constOf(x)
			}
			return m.a.alloc(m.id, 900+int32(p.Index), &Obj{Kind: objTuple, Class: -1, Type: "builtins.tuple", Exact: true, Rest: bottom, Elems: elems}), true
		}
		return refVal(Ref{Kind: refExtern, Name: m.a.w.base.Canonical(string(r))}), true
	}
	return constOf(d), true
}

// constOf is the value of a model's constant.
func constOf(x any) *Val {
	switch x := x.(type) {
	case nil:
		return constVal(ir.Const{Kind: ir.None})
	case bool:
		return boolVal(x)
	case int64:
		return constVal(ir.Const{Kind: ir.Int, Int: x})
	case float64:
		return constVal(ir.Const{Kind: ir.Float, Float: x})
	case string:
		return constVal(ir.Const{Kind: ir.Str, Str: x})
	}
	return nil
}
