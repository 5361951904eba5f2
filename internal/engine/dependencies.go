package engine

import (
	"context"
	"path"
	"path/filepath"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/lang/python/lower"
	"github.com/touchstone-sec/touchstone/internal/lang/python/syntax"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// maxDependencies bounds the modules of installed packages that are read.
const maxDependencies = 2000

// dependencies reads the modules of installed packages that a program imports, and those that these import. Nothing is
// reviewed in them: they say what the functions do that the program calls.
func dependencies(ctx context.Context, dirs []string, mods []*ir.Module) ([]*ir.Module, error) {
	at := map[string]source.Entry{}
	for _, dir := range dirs {
		set, err := source.Find(ctx, source.Options{Paths: []string{dir}, Root: dir})
		if err != nil {
			return nil, err
		}
		for _, e := range set.Entries {
			name, ok := moduleName(e.Path)
			if _, taken := at[name]; ok && !taken && e.Language == source.Python {
				e.Path = path.Join(filepath.ToSlash(dir), e.Path)
				at[name] = e
			}
		}
	}
	for _, m := range mods { // the program's own go first
		delete(at, m.Name)
	}
	var out []*ir.Module
	for work := mods; len(work) > 0 && ctx.Err() == nil; {
		var next []*ir.Module
		for _, m := range work {
			for _, name := range importedBy(m) {
				e, ok := at[name]
				if !ok || len(out)+len(next) >= maxDependencies {
					continue
				}
				delete(at, name)
				if file, _ := source.Read(e); file != nil {
					tree, _ := syntax.Parse(file.Text)
					next = append(next, lower.Module(file, name, path.Base(e.Path) == "__init__.py", tree))
				}
			}
		}
		out = append(out, next...)
		work = next
	}
	return out, ctx.Err()
}

// moduleName is the dotted name of a file by its path below a folder of packages.
func moduleName(p string) (string, bool) {
	stem, ok := strings.CutSuffix(p, ".py")
	stem = strings.TrimSuffix(stem, "/__init__")
	return strings.ReplaceAll(stem, "/", "."), ok
}

// importedBy lists the modules that a module may import, packages around them first.
func importedBy(m *ir.Module) (names []string) {
	for _, im := range m.Imports {
		name := im.Module
		if im.Level > 0 {
			parts := strings.Split(m.Name, ".")
			up := im.Level
			if m.Package {
				up--
			}
			base := parts[:max(0, len(parts)-up)]
			name = strings.Trim(strings.Join(append(base[:len(base):len(base)], im.Module), "."), ".")
		}
		for i, c := range name {
			if c == '.' {
				names = append(names, name[:i])
			}
		}
		names = append(names, name)
		if im.Name != "" && im.Name != "*" {
			names = append(names, name+"."+im.Name)
		}
	}
	return names
}
