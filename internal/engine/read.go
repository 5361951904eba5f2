package engine

import (
	"context"
	"fmt"
	"maps"
	"path"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/lang/python/lower"
	"github.com/touchstone-sec/touchstone/internal/lang/python/syntax"
	"github.com/touchstone-sec/touchstone/internal/lang/template"
	"github.com/touchstone-sec/touchstone/internal/program"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// reader reads, parses and lowers files side by side.
type reader struct {
	o      Options
	tests  bool // test code is reviewed
	files  []file
	names  *program.Names
	done   atomic.Int64
	tested map[string]bool   // folders in which tests lie
	jinja  bool              // there are templates that only Jinja2 names so
	auto   template.Escaping // what the program makes of the escaping in them
}

// file is what became of an entry.
type file struct {
	source.Entry
	module      *ir.Module
	inline      []*ir.Module // templates that stand in its code
	diagnostics []source.Diagnostic
	held        bool // test code that is not reviewed
	imported    bool // other code imports it
	escapes     bool // it sets up templates that escape, whatever their names
	bares       bool // it switches escaping off
}

// read reads the files of a set. Test code is lowered where it is reviewed, or where other code imports it.
func (rd *reader) read(ctx context.Context, set *source.Set) ([]*ir.Module, error) {
	var paths, below []string
	var work []*file
	for _, e := range set.Entries {
		if e.Language == source.Python || e.Language == source.Template {
			rd.files = append(rd.files, file{Entry: e})
			paths, below = append(paths, e.Path), append(below, e.Below)
		}
	}
	rd.tested = lower.TestFolders(below, set.Published)
	rd.names = program.NewNames(paths, packageOf(set.Root))
	for i := range rd.files {
		work = append(work, &rd.files[i])
	}
	last, work := named(work)
	rd.jinja = len(last) > 0
	for len(work) > 0 && ctx.Err() == nil {
		rd.each(ctx, work)
		work = rd.needed(work)
	}
	rd.auto = rd.escaping()
	rd.each(ctx, last)
	var mods, inline []*ir.Module
	for i := range rd.files {
		if m := rd.files[i].module; m != nil {
			mods = append(mods, m)
		}
		inline = append(inline, rd.files[i].inline...)
	}
	return append(mods, inline...), ctx.Err()
}

// each reads files side by side.
func (rd *reader) each(ctx context.Context, work []*file) {
	var progress sync.Mutex
	side(ctx, rd.o.Workers, len(work), func(i int) {
		rd.module(work[i])
		if n := rd.done.Add(1); rd.o.Progress != nil && n%64 == 0 {
			progress.Lock()
			rd.o.Progress(Progress{"reading", int(n), 0})
			progress.Unlock()
		}
	})
}

// side does n pieces of work side by side, until the context is done.
func side(ctx context.Context, workers, n int, do func(i int)) {
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(workers, n) {
		wg.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				do(i)
			}
		})
	}
	wg.Wait()
}

// needed lists the test code that files just read import, to be read as well.
func (rd *reader) needed(read []*file) []*file {
	imported := map[string]bool{}
	for _, f := range read {
		if f.module == nil {
			continue
		}
		for _, im := range f.module.Imports {
			imported[im.Module] = true
			imported[strings.TrimPrefix(im.Module+"."+im.Name, ".")] = true
		}
	}
	var work []*file
	for i := range rd.files {
		f := &rd.files[i]
		if !f.held {
			continue
		}
		name, _ := rd.names.Module(f.Path)
		for more := true; more; { // by the whole name or by its end, as a relative import has it, or one from a folder further in
			if imported[name] {
				f.held, f.imported = false, true
				work = append(work, f)
				break
			}
			_, name, more = strings.Cut(name, ".")
		}
	}
	return work
}

// module reads and lowers one file; a panic on the way is a diagnostic that names the file.
func (rd *reader) module(f *file) {
	defer func() {
		if p := recover(); p != nil {
			f.module = nil
			f.diagnostics = append(f.diagnostics, source.Diagnostic{Path: f.Path, Incomplete: true, Message: fmt.Sprintf("internal error while reading the file: %v", p)})
		}
	}()
	text, diags := source.Read(f.Entry)
	f.diagnostics = diags
	if text == nil {
		return
	}
	if f.Language == source.Template {
		if f.held = documentation(f.Below) && !rd.tests; !f.held {
			escaping := template.ByDefault
			if f.jinja() {
				escaping = rd.auto
			}
			f.template(text, escaping)
		}
		return
	}
	where := f.Below
	if where == "" {
		where = f.Path
	}
	settings := lower.TestSettings(where, text.Text)
	testPath := settings || lower.TestPath(where)
	test := settings || lower.InTests(where, rd.tested) || testPath && lower.TestCode(where, text.Text)
	if f.held = test && !rd.tests && !f.imported && f.Below != ""; f.held {
		return
	}
	rd.sets(f, text.Text)
	tree, errs := syntax.Parse(text.Text)
	for _, err := range errs {
		f.diagnostics = append(f.diagnostics, source.Diagnostic{Path: f.Path, Pos: text.Position(err.Pos), Incomplete: true, Message: err.Msg})
	}
	name, isPackage := rd.names.Module(f.Path)
	f.module = lower.Module(text, name, isPackage, tree)
	f.module.TestPath, f.module.Test = testPath, test
	f.inline = template.Inline(f.module)
}

// exampleFolder is what folders of a project are called whose code shows how the project is used.
var exampleFolder = regexp.MustCompile(`(?i)^((code|usage)?_?examples?(_?(app|project|site|code)s?)?|demos?|demo_?(app|project|site)|samples?|sample_?(app|project|site)s?|tutorials?|quick_?starts?|cookbooks?)$`)

// shownFolder and shownFile are what folders and modules with such code are called in what others install, where the rest is no
// program by itself; and what is kept though it is no longer used.
var (
	shownFolder = regexp.MustCompile(`(?i)^((\w+_)?(example|demo)s?(_\w+)?|tests?_?(app|project|site|proj)s?|bench(es|mark(s|ing)?)?|\.(github|gitlab|circleci|ci))$`)
	shownFile   = regexp.MustCompile(`(?i)^((example|demo|tutorial)s?(_?(app|usage|server|client))?|bench(mark)?s?|(mock|fake|dummy|smoke_?tests?|archived?|obsolete|unused|deprecated)_\w+|\w+_(old|bak|backup|archived?|obsolete|unused|deprecated)(_?\d+)?|(\w+_)?(testing|mock)_(server|service|client))\.py$`)
)

// toolFile is what scripts are called that lie beside a package for whoever builds or releases it.
var toolFile = regexp.MustCompile(`^(bootstrap|ez_setup|distribute_setup|fabfile|noxfile|pavement|dodo|release|versioneer)\.py$`)

// examples are the paths of code that shows how a project is used, where the project has other code, which imports nothing
// of it: nobody runs it as it stands.
func (rd *reader) examples(published bool) map[string]bool {
	shown := map[*file]string{}
	imported, other := map[string]bool{}, false
	for i := range rd.files {
		f := &rd.files[i]
		if f.module == nil || f.module.Test {
			continue
		}
		folders := strings.Split(path.Dir(f.Below), "/")
		shows := func(folder string) bool {
			return exampleFolder.MatchString(folder) || published && shownFolder.MatchString(folder)
		}
		if k := slices.IndexFunc(folders, shows); k >= 0 || documentation(f.Below) {
			shown[f] = folders[max(k, 0)]
			continue
		}
		if base := path.Base(f.Below); published && folders[0] != "." && shownFile.MatchString(base) {
			shown[f] = strings.TrimSuffix(base, ".py")
			continue
		}
		if base := path.Base(f.Below); published && folders[0] == "." && toolFile.MatchString(base) {
			shown[f] = strings.TrimSuffix(base, ".py")
			continue
		}
		if f.module.TestPath {
			continue
		}
		other = other || f.Language == source.Python && path.Base(f.Below) != "setup.py"
		for _, im := range f.module.Imports {
			for part := range strings.SplitSeq(im.Module+"."+im.Name, ".") {
				imported[part] = true
			}
		}
	}
	paths := map[string]bool{}
	for f, folder := range shown {
		if other && !imported[folder] {
			paths[f.Path] = true
		}
	}
	return paths
}

// documentation reports whether a page lies in the folder of a project's documentation, where it is read and not filled in.
func documentation(below string) bool {
	first, _, inside := strings.Cut(below, "/")
	return inside && (first == "doc" || first == "docs" || first == "docs_src" || first == "documentation")
}

// template lowers an HTML template; a page without any template syntax is none.
func (f *file) template(text *source.File, escaping template.Escaping) {
	dialect, ok := template.Detect(text.Path, text.Text)
	if !ok {
		return
	}
	m, errs := template.ModuleEscaping(text, dialect, escaping)
	for _, err := range errs {
		f.diagnostics = append(f.diagnostics, source.Diagnostic{Path: text.Path, Pos: text.Position(err.Pos), Message: err.Message})
	}
	f.module = m
}

// skipped lists the test code that is not reviewed.
func (rd *reader) skipped() (list []finding.Skip) {
	for i := range rd.files {
		if rd.files[i].held {
			reason := "test code (profile strict reviews it)"
			if rd.files[i].Language == source.Template {
				reason = "documentation (profile strict reviews it)"
			}
			list = append(list, finding.Skip{Path: rd.files[i].Path, Reason: reason})
		}
	}
	return list
}

// imported lists the modules that the program imports, for the models that are needed.
func imported(mods []*ir.Module) []string {
	seen := map[string]bool{}
	for _, m := range mods {
		for _, im := range m.Imports {
			seen[im.Module] = true
			if im.Name != "" && im.Name != "*" {
				seen[im.Module+"."+im.Name] = true
			}
		}
	}
	out := slices.AppendSeq([]string{}, maps.Keys(seen)) // of a program without imports not nil, which means all models
	slices.Sort(out)
	return out
}
