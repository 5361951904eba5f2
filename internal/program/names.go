// Package program joins the modules of a review into one program: which module an import means, what a module's names
// are bound to, the order in which functions call each other, and the order of base classes.
//
// Everything here is decided by names and shapes alone; what values flow where is for package flow.
package program

import (
	"path"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// Names gives each Python file of a review its dotted module name: the path from the folder above its outermost
// package. Files in no package are named by their path from the review's root, as namespace packages are.
type Names struct {
	packages map[string]bool // folders with an __init__ file
	above    []string        // the packages that the root is in, innermost first, itself among them
}

// NewNames looks for packages among the paths (slash-separated). above is the dotted name of the root itself, where that
// is a package: "" for most.
func NewNames(paths []string, above string) *Names {
	n := &Names{packages: map[string]bool{}}
	if above != "" {
		n.above = strings.Split(above, ".")
		slices.Reverse(n.above)
		n.packages["."] = true
	}
	for _, p := range paths {
		if isInit(path.Base(p)) {
			n.packages[path.Dir(p)] = true
		}
	}
	return n
}

func isInit(base string) bool { return base == "__init__.py" || base == "__init__.pyi" }

// Module names the file at a path.
func (n *Names) Module(p string) (name string, isPackage bool) {
	dir, base := path.Dir(p), path.Base(p)
	isPackage = isInit(base)
	var parts []string
	if !isPackage {
		parts = append(parts, strings.TrimSuffix(base, path.Ext(base)))
	}
	inPackage := n.packages[dir]
	for dir != "." && dir != "/" && dir != "" && n.packages[dir] == inPackage {
		parts = append(parts, path.Base(dir))
		dir = path.Dir(dir)
	}
	if dir == "." && inPackage {
		parts = append(parts, n.above...)
	}
	slices.Reverse(parts)
	if len(parts) == 0 {
		return "__init__", isPackage
	}
	return strings.Join(parts, "."), isPackage
}

// Import finds the module that a dotted name means where from imports it: first as if one of the folders above the
// importing file were on sys.path, the nearest first (folders that are packages only when nothing else fits, the standard library
// neither: Python 2's implicit relative imports), then by the modules' own names.
func (p *Program) Import(from *ir.Module, dotted string) *ir.Module {
	if dotted == "" {
		return nil
	}
	k := importKey{from.ID, dotted}
	if m, ok := p.imports.Load(k); ok {
		return m.(*ir.Module)
	}
	m := p.find(from, dotted)
	p.imports.Store(k, m)
	return m
}

type importKey struct {
	from   int32
	dotted string
}

func (p *Program) find(from *ir.Module, dotted string) *ir.Module {
	if !p.stems[lastPart(dotted)] {
		return nil
	}
	rel := strings.ReplaceAll(dotted, ".", "/")
	var implicit *ir.Module
	for dir := path.Dir(from.File.Path); ; dir = path.Dir(dir) {
		if m := p.file(path.Join(dir, rel)); m != nil && m != from {
			if !p.names.packages[dir] {
				return m
			}
			if implicit == nil {
				implicit = m
			}
		}
		if dir == "." || dir == "/" {
			break
		}
	}
	if m := p.byName[dotted]; m != nil {
		return m
	}
	if implicit != nil && p.standardFor(from, dotted) {
		return nil
	}
	return implicit
}

// file finds the package of this path, which goes before a module of the name, or the module.
func (p *Program) file(stem string) *ir.Module {
	if m := p.byPath[stem+"/__init__.py"]; m != nil {
		return m
	}
	return p.byPath[stem+".py"]
}

func lastPart(dotted string) string { return dotted[strings.LastIndexByte(dotted, '.')+1:] }
