package engine

import (
	"context"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/lang/openapi"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// This file finds and reads descriptions of interfaces (OpenAPI) that say which functions of the program answer requests: of
// programs that use a framework which goes by them, the files that their code names.

// described are the frameworks that take functions from a description.
var described = []string{"connexion"}

// maxDescriptions bounds the files that are read.
const maxDescriptions = 64

// descriptionFolders are the folders, beside the code or above it, in which a description may be that is named without one.
var descriptionFolders = []string{"", "openapi", "swagger", "spec", "specs", "api"}

// operations are what the descriptions of the program's interfaces say.
func operations(ctx context.Context, set *source.Set, mods []*ir.Module) (out []flow.Operation) {
	var files []string
	for _, m := range mods {
		if importsAny(m, described) {
			files = append(files, descriptionsOf(set.Root, m, ".yaml", ".yml", ".json")...)
		}
	}
	for _, file := range bounded(files) {
		if doc := readDescription(ctx, set.Root, file); doc != nil {
			out = append(out, operationsOf(doc)...)
		}
	}
	return out
}

// importsAny reports whether a module, which is no test, imports one of these packages.
func importsAny(m *ir.Module, packages []string) bool {
	return !m.Test && slices.ContainsFunc(m.Imports, func(im ir.Import) bool { return slices.Contains(packages, root(im.Module)) })
}

// bounded are the files, each once, in order of their paths.
func bounded(files []string) []string {
	slices.Sort(files)
	files = slices.Compact(files)
	return files[:min(len(files), maxDescriptions)]
}

// root is the top-level package of a dotted name.
func root(module string) string {
	name, _, _ := strings.Cut(module, ".")
	return name
}

// descriptionsOf are the files with these ends, by their absolute paths, that the texts in a module's code may mean, and those in
// the folders that they may mean.
func descriptionsOf(root string, m *ir.Module, ends ...string) (out []string) {
	folders, names, deep := slices.Clone(descriptionFolders), []string{}, []string{}
	for _, f := range m.Functions {
		for i := range f.Instrs {
			s := pathText(f, ir.ID(i), 0)
			if s == "" {
				continue
			}
			if len(names)+len(folders)+len(deep) > maxDescriptions {
				break
			}
			switch {
			case slices.Contains(ends, path.Ext(s)):
				names = append(names, s)
			case f.Instrs[i].Op == ir.OpCall && slices.Contains(f.Calls[f.Instrs[i].Aux].Names, "specification_dir"):
				folders = append(folders, s)
			case strings.HasSuffix(s, "/"):
				folders = append(folders, s)
				deep = append(deep, s)
			case f.Instrs[i].Op == ir.OpConst && path.Ext(s) == "" && strings.Contains(s, "schema"):
				deep = append(deep, s)
			}
		}
	}
	for dir := path.Dir(m.File.Path); ; dir = path.Dir(dir) {
		for _, name := range names {
			for _, folder := range folders {
				out = append(out, existing(root, path.Join(dir, folder, name))...)
			}
		}
		for _, folder := range deep {
			for _, end := range ends {
				out = append(out, existing(root, path.Join(dir, folder, "*"+end))...)
			}
		}
		if dir == "." || dir == "/" {
			return out
		}
	}
}

// existing are the files of a path below the reviewed folder, which may be a pattern; what is out of it, or too large, is not read.
func existing(root, local string) (out []string) {
	if local = filepath.FromSlash(local); !filepath.IsLocal(local) {
		return nil
	}
	files := []string{filepath.Join(root, local)}
	if strings.Contains(local, "*") {
		files, _ = filepath.Glob(files[0])
	}
	for _, file := range files {
		if info, err := os.Stat(file); err == nil && info.Mode().IsRegular() && info.Size() <= 4*maxSettings {
			out = append(out, file)
		}
	}
	return out
}

// pathText is the path that an instruction makes, as far as it is constant: a text, folder.joinpath("api", "v1.yaml"),
// folder / "v1.yaml". What is not known in it is left out; "" where it can be none.
func pathText(f *ir.Function, id ir.ID, depth int) string {
	const maxPath = 120
	if id == ir.NoID || depth > 4 {
		return ""
	}
	in := &f.Instrs[id]
	switch in.Op {
	case ir.OpConst:
		c := &f.Consts[in.Aux]
		if c.Kind == ir.Str && len(c.Str) <= maxPath && !strings.ContainsAny(c.Str, " \n*?:") {
			return c.Str
		}
	case ir.OpCall, ir.OpBinary:
		var parts []string
		for _, x := range f.Args(id) {
			if s := pathText(f, x, depth+1); s != "" {
				parts = append(parts, s)
			}
		}
		if len(parts) > 1 {
			return path.Join(parts...)
		}
		return strings.Join(parts, "")
	}
	return ""
}

// readDescription reads a file; nil where it is no description, or cannot be read.
func readDescription(ctx context.Context, root, file string) (doc *openapi.Document) {
	defer func() {
		if recover() != nil {
			doc = nil
		}
	}()
	return openapi.Read(readText(ctx, root, file))
}

// readText is the text of a file; "" where it cannot be read.
func readText(ctx context.Context, root, file string) string {
	found, err := source.Find(ctx, source.Options{Paths: []string{file}, Root: root, Settings: true})
	if err != nil || len(found.Entries) != 1 {
		return ""
	}
	if f, _ := source.Read(found.Entries[0]); f != nil {
		return f.Text
	}
	return ""
}

// operationsOf are the functions that a description names, by its names and by those that its resolvers make of paths.
func operationsOf(doc *openapi.Document) (out []flow.Operation) {
	for i := range doc.Operations {
		o := &doc.Operations[i]
		op := flow.Operation{Route: o.Path, Secured: o.Secured, Open: o.Open, Scopes: o.Scopes, Parameters: parametersOf(o.Parameters)}
		switch {
		case o.ID != "" && o.Controller != "":
			op.Function = o.Controller + "." + o.ID
		case o.ID != "":
			relative := op
			relative.Function = "." + o.ID
			out = append(out, relative)
			op.Function = o.ID
		default:
			op.Function, op.View = byPath(o), true
		}
		out = append(out, op)
	}
	for _, name := range doc.Credentials {
		out = append(out, flow.Operation{Function: name, Credentials: true})
	}
	return out
}

// byPath is the function that is meant where an operation has no name: ".pets.search" for GET /pets, ".pets.get" for GET
// /pets/{id}.
func byPath(o *openapi.Operation) string {
	var resource []string
	variable := false
	for _, part := range strings.Split(o.Path, "/") {
		if part == "" {
			continue
		}
		if variable = strings.HasPrefix(part, "{"); !variable {
			resource = append(resource, strings.ReplaceAll(part, "-", "_"))
		}
	}
	function := o.Method
	if function == "get" && !variable && len(resource) > 0 {
		function = "search"
	}
	if o.Controller != "" {
		return o.Controller + "." + function
	}
	return "." + strings.Join(append(resource, function), ".")
}

func parametersOf(list []openapi.Parameter) (out []flow.OperationParameter) {
	for _, p := range list {
		out = append(out, flow.OperationParameter{Name: p.Name, Fixed: p.Fixed, Pattern: p.Pattern, Fields: parametersOf(p.Fields)})
	}
	return out
}
