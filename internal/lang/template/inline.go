package template

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// Inline lowers the templates that stand in a program as texts: its string literals that hold tags. Positions are those
// of the program's file. Such a module has the name "template-text:" + path, and the literal's value is its Text.
func Inline(m *ir.Module) []*ir.Module {
	var out []*ir.Module
	mako := slices.ContainsFunc(m.Imports, func(i ir.Import) bool { return i.Module == "mako" || strings.HasPrefix(i.Module, "mako.") })
	for _, f := range m.Functions {
		for b := range f.Blocks {
			for _, id := range f.Blocks[b].Instrs {
				in := &f.Instrs[id]
				if in.Op != ir.OpConst {
					continue
				}
				if c := &f.Consts[in.Aux]; c.Kind == ir.Str && (tagged(c.Str) || mako && ofMako(c.Str)) {
					if t := inline(m.File, in.Pos, in.End, c.Str); t != nil {
						out = append(out, t)
					}
				}
			}
		}
	}
	return out
}

// tagged reports whether a text holds an output or a tag, and markup around it.
func tagged(s string) bool {
	return strings.Contains(s, "<") && (strings.Contains(s, "{{") || strings.Contains(s, "{%"))
}

// ofMako reports whether a text of a module that knows Mako holds an output, and markup around it. One with code of its own does
// something by itself, whoever renders it, and is left out.
func ofMako(s string) bool {
	return strings.Contains(s, "<") && strings.Contains(s, "${") && !strings.Contains(s, "<%")
}

// inline lowers one literal. Escapes in it are read as they are written: what a template does hardly hangs on them.
func inline(file *source.File, pos, end int32, text string) *ir.Module {
	literal := file.Text[pos:end]
	first := strings.IndexAny(literal, `'"`)
	last := strings.LastIndexAny(literal, `'"`)
	if first < 0 || last <= first {
		return nil
	}
	from, to := pos+int32(first)+1, pos+int32(last)
	if i := strings.Index(literal, text); i >= 0 {
		from, to = pos+int32(i), pos+int32(i+len(text))
	}
	dialect, ok := detectByTags(text)
	if !ok {
		dialect = Jinja2
	}
	// Everything but the literal is blanked out, so that what stands in it keeps its place.
	blank := []byte(file.Text[:to])
	for i := range blank[:from] {
		if blank[i] != '\n' {
			blank[i] = ' '
		}
	}
	masked := &source.File{Path: file.Path + ".html", Text: string(blank)}
	escaping := Always
	if dialect == Mako {
		escaping = ByDefault
	}
	m, _ := ModuleEscaping(masked, dialect, escaping)
	m.File, m.Name = file, "template-text:"+file.Path
	m.Text = text
	return m
}
