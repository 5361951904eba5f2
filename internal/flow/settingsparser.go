package flow

import (
	"slices"
	"strconv"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds parsers of settings (configparser), whose entries lie in sections: what a program itself puts into one, as
// entries or as a text, is what it reads there, whatever the form of the reading.

// settingsMethods are the methods of a parser, and of a section of one, that are told here.
var settingsMethods = map[string]bool{
	"read": true, "read_file": true, "readfp": true, "read_string": true, "remove_option": true, "remove_section": true,
	"get": true, "getboolean": true, "getint": true, "getfloat": true, "has_option": true, "options": true, "items": true,
}

// filesRead is the key under which a parser keeps that it has read files, too.
var filesRead = key{'.', "\x00files"}

// settingsMethod evaluates such a method; false where the receiver is no parser, or what is asked for is not known.
func (a *analysis) settingsMethod(id, recvID ir.ID, recv *Val, name string, c *callArgs) (*Val, bool) {
	var o *Obj
	if len(recv.refs()) == 1 && recv.Refs[0].Kind == refObject {
		o = a.obj(recv.Refs[0].ID)
	}
	if !parsesSettings(o) {
		return a.settingOfSection(recvID, o, name, c)
	}
	oid := recv.Refs[0].ID
	first, _ := c.positional(0).text()
	switch name {
	case "remove_option", "remove_section":
		a.removeOption(recv, c)
		return nil, true
	case "read", "read_file", "readfp": // what was there may be something else now
		n := *o
		n.Fields = slices.Clone(o.Fields)
		for i := range n.Fields {
			n.Fields[i].Val = join(n.Fields[i].Val, nil)
		}
		a.setObj(oid, n.with(filesRead, boolVal(true)))
		return nil, false
	case "read_string":
		if text, ok := c.positional(0).text(); ok && len(text) <= maxParsed {
			a.readSettings(oid, text)
			return nil, true
		}
		return nil, false
	case "options", "items":
		s := section(o, first)
		if s == nil || len(c.pos) != 1 || s.Rest != bottom || readsFiles(o) {
			return nil, false
		}
		list := &Obj{Kind: objList, Class: -1, Type: "builtins.list", Exact: true, Rest: bottom}
		for i, f := range s.Fields {
			v := keyVal(f.Key)
			if name == "items" {
				v = a.alloc(id, 700+int32(i), &Obj{Kind: objTuple, Class: -1, Type: "builtins.tuple", Exact: true, Rest: bottom, Elems: []*Val{v, f.Val}})
			}
			list.Elems = append(list.Elems, v)
		}
		return a.alloc(id, 699, list), true
	}
	option, ok := c.positional(1).text()
	if !ok {
		return nil, false
	}
	return settingAs(o, optionKey(o, first, option), name, c)
}

// settingOfSection is a method of one of a parser's sections: parser["section"].getboolean("option").
func (a *analysis) settingOfSection(of ir.ID, o *Obj, name string, c *callArgs) (*Val, bool) {
	switch name {
	case "get", "getboolean", "getint", "getfloat":
	default:
		return nil, false
	}
	option, ok := c.positional(0).text()
	if !ok {
		return nil, false
	}
	if p, section, ok := a.inSection(of); ok {
		return settingAs(a.obj(p), optionKey(a.obj(p), section, option), name, c)
	}
	if o != nil && o.Kind == objDict && name != "get" { // no dictionary has such methods
		return settingAs(o, key{'[', option}, name, c)
	}
	return nil, false
}

// settingAs is what stands under a key, as the method that asks for it gives it.
func settingAs(o *Obj, k key, method string, c *callArgs) (*Val, bool) {
	v, found := o.get(k)
	switch {
	case method == "has_option":
		return boolVal(true), found && !readsFiles(o)
	case !found:
		v = c.keyword("fallback")
		return v, v != nil && v.Const != nil && o.Rest == bottom && !o.Multi && !readsFiles(o)
	case method == "get":
		return v, v != nil
	}
	s, ok := v.text()
	if !ok {
		return nil, false
	}
	s = strings.TrimSpace(s)
	switch method {
	case "getboolean":
		on, known := settingSwitches[strings.ToLower(s)]
		return boolVal(on), known
	case "getint":
		return intOf(s, 10)
	case "getfloat":
		f, err := strconv.ParseFloat(s, 64)
		return constVal(ir.Const{Kind: ir.Float, Float: f}), err == nil
	}
	return nil, false
}

// settingSwitches are the texts that getboolean understands.
var settingSwitches = map[string]bool{"1": true, "yes": true, "true": true, "on": true, "0": false, "no": false, "false": false, "off": false}

// readsFiles reports whether a parser has read files, of which it is not known what they hold.
func readsFiles(o *Obj) bool {
	_, ok := o.get(filesRead)
	return ok
}

// readSettings puts the entries of a text into a parser. What other entries are put into is not known here.
func (a *analysis) readSettings(oid int32, text string) {
	o := a.obj(oid)
	if o.Rest.reads(text) { // no entry of it
		n := *o
		n.Rest, o = bottom, &n
	}
	set := func(section, name string, v *Val) {
		o = o.with(key{'[', section + "\x00" + name}, v)
	}
	section, option, value := "", "", ""
	var sections []string
	var defaults [][2]string
	keep := func() {
		switch v := textVals(ir.Str, []string{value})[0]; {
		case option == "" || section == "":
		case strings.Contains(value, "%") || strings.Contains(value, "${"):
			set(section, option, nil)
		case section == "DEFAULT":
			defaults = append(defaults, [2]string{option, value})
			set(section, option, v)
		default:
			set(section, option, v)
		}
		option, value = "", ""
	}
	for line := range strings.Lines(text) {
		bare := strings.TrimSpace(line)
		switch {
		case bare == "" || bare[0] == '#' || bare[0] == ';':
		case bare[0] == '[' && strings.HasSuffix(bare, "]"):
			keep()
			section = bare[1 : len(bare)-1]
			sections = append(sections, section)
		case option != "" && (line[0] == ' ' || line[0] == '\t') && !strings.ContainsAny(bare, "=:"):
			value += "\n" + bare
		default:
			keep()
			if i := strings.IndexAny(bare, "=:"); i > 0 {
				option, value = strings.ToLower(strings.TrimSpace(bare[:i])), strings.TrimSpace(bare[i+1:])
			}
		}
	}
	keep()
	for _, s := range sections {
		for _, d := range defaults {
			if _, own := o.get(key{'[', s + "\x00" + d[0]}); !own {
				set(s, d[0], textVals(ir.Str, d[1:])[0])
			}
		}
	}
	a.setObj(oid, o)
}

// inSection is the parser of settings in whose section a register stands, parser["section"], and that section.
func (a *analysis) inSection(of ir.ID) (parser int32, section string, ok bool) {
	if of == ir.NoID {
		return 0, "", false
	}
	if of = a.unrefined(of); a.f.Instrs[of].Op != ir.OpIndex {
		return 0, "", false
	}
	if a.f.Arg(of, 0) == ir.NoID || a.f.Arg(of, 1) == ir.NoID {
		return 0, "", false
	}
	base := a.vals[a.f.Arg(of, 0)]
	section, named := a.vals[a.f.Arg(of, 1)].text()
	if refs := base.refs(); named && len(refs) == 1 && refs[0].Kind == refObject && parsesSettings(a.obj(refs[0].ID)) {
		return refs[0].ID, section, true
	}
	return 0, "", false
}

// optionKey is the key of an option in a section of a parser, which takes names of options in small letters, unless the program has set
// another form for them.
func optionKey(o *Obj, section, option string) key {
	if _, own := o.get(key{'.', "optionxform"}); !own {
		option = strings.ToLower(option)
	}
	return key{'[', section + "\x00" + option}
}

// foldedOption is a subscript, which in a section of a parser is the name of an option: parser["server"]["Host"].
func (a *analysis) foldedOption(of ir.ID, k *Val) *Val {
	name, ok := k.text()
	if !ok || strings.ToLower(name) == name {
		return k
	}
	p, section, ok := a.inSection(of)
	if !ok {
		return k
	}
	_, option, _ := strings.Cut(optionKey(a.obj(p), section, name).Name, "\x00")
	return keyVal(key{'[', option})
}

func parsesSettings(o *Obj) bool {
	return o != nil && o.Kind == objInstance && o.Type == "configparser.ConfigParser"
}

// setInParser writes parser["section"]["option"], and parser["section"] = {...}.
func (a *analysis) setInParser(id ir.ID, obj, k, v *Val) {
	name, ok := k.text()
	if !ok {
		return
	}
	if p, section, ok := a.inSection(a.f.Arg(id, 0)); ok {
		a.setObj(p, a.obj(p).with(optionKey(a.obj(p), section, name), v))
		return
	}
	if len(obj.refs()) != 1 || obj.Refs[0].Kind != refObject || !parsesSettings(a.obj(obj.Refs[0].ID)) {
		return
	}
	if d := a.exactDict(v); d != nil {
		p := obj.Refs[0].ID
		o := a.withoutOptions(a.obj(p), name)
		for _, f := range d.Fields {
			o = o.with(optionKey(o, name, f.Key.Name), f.Val)
		}
		a.setObj(p, o)
	}
}

// withoutOptions is a parser without a section.
func (a *analysis) withoutOptions(o *Obj, section string) *Obj {
	n := *o
	n.Fields = slices.DeleteFunc(slices.Clone(o.Fields), func(f field) bool { return strings.HasPrefix(f.Key.Name, section+"\x00") })
	return &n
}

// removeOption is remove_option(section, option), or remove_section(section), of a parser.
func (a *analysis) removeOption(recv *Val, c *callArgs) {
	section, ok := c.positional(0).text()
	if !ok || len(recv.refs()) != 1 || recv.Refs[0].Kind != refObject || !parsesSettings(a.obj(recv.Refs[0].ID)) {
		return
	}
	o := a.obj(recv.Refs[0].ID)
	if len(c.pos) == 1 {
		a.setObj(recv.Refs[0].ID, a.withoutOptions(o, section))
	} else if option, ok := c.positional(1).text(); ok {
		a.setObj(recv.Refs[0].ID, o.omit(optionKey(o, section, option)))
	}
}
