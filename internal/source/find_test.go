package source

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// plant writes a tree: a name with a trailing slash is an empty folder, a content that begins with "-> " a link.
func plant(t *testing.T, files map[string]string) (top string) {
	t.Helper()
	top, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range files {
		path := filepath.Join(top, filepath.FromSlash(name))
		err := os.MkdirAll(filepath.Dir(path), 0o777)
		if target, ok := strings.CutPrefix(content, "-> "); ok && err == nil {
			err = os.Symlink(strings.ReplaceAll(target, "TOP", top), path)
		} else if strings.HasSuffix(name, "/") && err == nil {
			err = os.MkdirAll(path, 0o777)
		} else if err == nil {
			err = os.WriteFile(path, []byte(content), 0o666)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return top
}

func find(t *testing.T, o Options) *Set {
	t.Helper()
	set, err := Find(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// seen is a Set in short: the files, "! path: message" for diagnostics, "- path (reason)" for skips.
func seen(set *Set) []string {
	var lines []string
	for _, e := range set.Entries {
		lines = append(lines, e.Path)
	}
	for _, s := range set.Skips {
		line := "- " + s.Path + " (" + s.Reason + ")"
		if s.Detail != "" {
			line += " " + s.Detail
		}
		lines = append(lines, line)
	}
	for _, d := range set.Diagnostics {
		lines = append(lines, "! "+d.Path+": "+d.Message)
	}
	return lines
}

func TestFind(t *testing.T) {
	const head = "ref: refs/heads/main\n"
	for _, c := range []struct {
		name  string
		files map[string]string
		o     Options // paths are below the tree; "TOP" in Detail is its path
		want  []string
	}{
		{
			name:  "Python files by name, in the order of their paths",
			files: map[string]string{"b/x.py": "", "b.py": "", "a.pyw": "", "a.pyi": "", "a.pyc": "", "a.txt": "", "B.PY": ""},
			want:  []string{"B.PY", "a.pyw", "b.py", "b/x.py"},
		},
		{
			name: "templates by name",
			files: map[string]string{
				"a.html": "", "a.HTM": "", "a.xhtml": "", "a.jinja": "", "a.jinja2": "", "a.html.j2": "", "a.mako": "", "a.mak": "",
				"a.tmpl": "", "a.xml": "", "a.svg": "", "a.txt": "", "a.htmlx": "", "vendor/a.html": "",
			},
			want: []string{
				"a.HTM", "a.html", "a.html.j2", "a.jinja", "a.jinja2", "a.mak", "a.mako", "a.tmpl", "a.xhtml", "- vendor/ (vendored)",
			},
		},
		{
			name: "Python files by their #! line",
			files: map[string]string{
				"one": "#!/usr/bin/python3\n", "two": "#!/usr/bin/env -S python3.12 -u\n", "three": "#!/bin/sh\n", "empty": "",
				"four": "no #!/usr/bin/python\n", "five.txt": "#!/usr/bin/python3\n", ".hidden": "#!/usr/bin/python3\n",
			},
			want: []string{"one", "two"},
		},
		{
			name: "vendored folders, artefacts and version control",
			files: map[string]string{
				"vendor/a.py": "", "src/third_party/a.py": "", "_vendor/a.py": "", "node_modules/x/a.py": "",
				"lib/site-packages/a.py": "", "bower_components/a.py": "", "x.egg-info/a.py": "", "__pycache__/a.py": "",
				".tox/py/a.py": "", ".nox/a.py": "", ".eggs/a.py": "", ".hg/a.py": "", "src/vendor.py": "", "vendors/a.py": "",
			},
			want: []string{
				"src/vendor.py", "vendors/a.py",
				"- .eggs/ (build artefact)", "- .hg/ (version control)", "- .nox/ (build artefact)", "- .tox/ (build artefact)",
				"- __pycache__/ (build artefact)", "- _vendor/ (vendored)", "- bower_components/ (vendored)",
				"- lib/site-packages/ (vendored)", "- node_modules/ (vendored)", "- src/third_party/ (vendored)",
				"- vendor/ (vendored)", "- x.egg-info/ (build artefact)",
			},
		},
		{
			name: "packages of others that were copied",
			files: map[string]string{
				"app/libs/idna/idnadata.py": "", "app/libs/urllib3/connectionpool.py": "", "app/libs/own.py": "", "app/x.py": "",
				"requests/adapters.py": "", "shapes/idna/__init__.py": "", "shapes/urllib3/__init__.py": "",
			},
			want: []string{"app/x.py", "requests/adapters.py", "shapes/idna/__init__.py", "shapes/urllib3/__init__.py", "- app/libs/ (vendored) idna/idnadata.py"},
		},
		{
			name: "installed packages, in a folder of any name",
			files: map[string]string{
				"app/dist/a-1.0.dist-info/METADATA": "", "app/dist/b-2.dist-info/METADATA": "", "app/dist/a/x.py": "", "app/x.py": "",
				"wheel/c-1.dist-info/METADATA": "", "wheel/c/x.py": "",
			},
			want: []string{"app/x.py", "wheel/c/x.py", "- app/dist/ (vendored) a-1.0.dist-info", "- wheel/c-1.dist-info/ (build artefact)"},
		},
		{
			name: "virtual environments, however they are called",
			files: map[string]string{
				"mine/pyvenv.cfg": "", "mine/lib/x.py": "", "conda/conda-meta/history": "", "conda/x.py": "",
				"old/bin/activate": "", "old/bin/python": "", "old/x.py": "", "win/Scripts/activate": "", "win/Scripts/python.exe": "",
				"win/x.py": "", "tools/bin/activate": "", "tools/x.py": "", "venv/x.py": "",
			},
			want: []string{
				"tools/x.py", "venv/x.py",
				"- conda/ (virtual environment) conda-meta", "- mine/ (virtual environment) pyvenv.cfg",
				"- old/ (virtual environment) bin/activate", "- win/ (virtual environment) Scripts/activate",
			},
		},
		{
			name: "named paths are reviewed whatever they are",
			files: map[string]string{
				".git/HEAD": head, ".gitignore": "ignored/\nalone.py\n", "ignored/.gitignore": "*\n", "ignored/a.py": "",
				"ignored/in/.gitignore": "c.py\n", "ignored/in/b.py": "", "ignored/in/c.py": "", "alone.py": "", "stub.pyi": "",
				"vendor/x/a.py": "", "vendor/x/vendor/a.py": "", "vendor/y.py": "", "env/pyvenv.cfg": "", "env/.gitignore": "*",
				"env/a.py": "", "other.py": "",
			},
			o: Options{Paths: []string{"ignored", "alone.py", "stub.pyi", "vendor/x", "env"}},
			want: []string{
				"alone.py", "env/a.py", "ignored/a.py", "ignored/in/b.py", "stub.pyi", "vendor/x/a.py",
				"- ignored/in/c.py (.gitignore) ignored/in/.gitignore:1: c.py", "- vendor/x/vendor/ (vendored)",
			},
		},
		{
			name:  "what one path leaves out another one may name",
			files: map[string]string{"a.py": "", "vendor/a.py": "", ".gitignore": "b.py", "b.py": ""},
			o:     Options{Paths: []string{".", "vendor", "b.py"}},
			want:  []string{"a.py", "b.py", "vendor/a.py"},
		},
		{
			name:  "paths named twice, or nested, are reviewed once",
			files: map[string]string{"a/b/x.py": "", "a/y.py": "", "link": "-> a/b", "vendor/": "", "a/vendor/z.py": ""},
			o:     Options{Paths: []string{"a/b", "a", "a/", "./a/b/../b", "a/y.py", "link", "a/b/x.py"}},
			want:  []string{"a/b/x.py", "a/y.py", "- a/vendor/ (vendored)"},
		},
		{
			name: "an ignored folder is one skip, and other ignored files than Python's are none",
			files: map[string]string{
				".git/HEAD": head, ".gitignore": "/build\n*.log\nx.py\n", "build/a.py": "", "build/b/c.py": "", "y.log": "",
				"x.py": "", "in/x.py": "", "in/build/a.py": "",
			},
			want: []string{
				"in/build/a.py", "- .git/ (version control)", "- build/ (.gitignore) .gitignore:1: /build",
				"- in/x.py (.gitignore) .gitignore:3: x.py", "- x.py (.gitignore) .gitignore:3: x.py",
			},
		},
		{
			name: "ignore files of the repository hold below its top, and none above it",
			files: map[string]string{
				".gitignore": "*.py\n", "repo/.git/HEAD": head, "repo/.git/info/exclude": "/sub/d.py\n",
				"repo/.gitignore": "a.py\n/b.py\n", "repo/sub/.gitignore": "!a.py\nc.py\n", "repo/sub/a.py": "", "repo/sub/b.py": "",
				"repo/sub/c.py": "", "repo/sub/d.py": "", "repo/sub/in/a.py": "",
			},
			o: Options{Paths: []string{"repo/sub"}},
			want: []string{
				"repo/sub/a.py", "repo/sub/b.py", "repo/sub/in/a.py",
				"- repo/sub/c.py (.gitignore) repo/sub/.gitignore:2: c.py",
				"- repo/sub/d.py (.gitignore) repo/.git/info/exclude:1: /sub/d.py",
			},
		},
		{
			name: "a repository within a repository answers for itself",
			files: map[string]string{
				".git/HEAD": head, ".gitignore": "*.py", "sub/.git": "gitdir: ../.git/modules/sub\n", "sub/a.py": "",
				"sub/.gitignore": "b.py", "sub/b.py": "", ".git/modules/sub/HEAD": head, ".git/modules/sub/info/exclude": "c.py",
				"sub/c.py": "",
			},
			want: []string{
				"sub/a.py", "- .git/ (version control)", "- sub/b.py (.gitignore) sub/.gitignore:1: b.py",
				"- sub/c.py (.gitignore) .git/modules/sub/info/exclude:1: c.py",
			},
		},
		{
			name: "a worktree shares the exclude file of its repository",
			files: map[string]string{
				"main/.git/worktrees/w/commondir": "../..\n", "main/.git/info/exclude": "a.py\n",
				"w/.git": "gitdir: TOP/main/.git/worktrees/w\n", "w/a.py": "", "w/b.py": "",
			},
			o:    Options{Paths: []string{"w"}},
			want: []string{"w/b.py", "- w/a.py (.gitignore) main/.git/info/exclude:1: a.py"},
		},
		{
			name:  "without a repository, ignore files hold from the root on",
			files: map[string]string{".gitignore": "a.py", "in/a.py": "", "in/b.py": ""},
			o:     Options{Paths: []string{"in"}},
			want:  []string{"in/b.py", "- in/a.py (.gitignore) .gitignore:1: a.py"},
		},
		{
			name: "include and exclude",
			files: map[string]string{
				"src/a.py": "", "src/a_test.py": "", "src/gen/b.py": "", "docs/conf.py": "", "setup.py": "", "src/x.txt": "",
			},
			o: Options{Include: []string{"src", "docs/**/*.py"}, Exclude: []string{"**/*_test.py", "./src/gen/"}},
			want: []string{
				"docs/conf.py", "src/a.py", "- src/a_test.py (--exclude) **/*_test.py", "- src/gen/ (--exclude) src/gen",
			},
		},
		{
			name:  "exclude wins over named paths, include has no say about them",
			files: map[string]string{"a.py": "", "b.py": "", "in/c.py": "", "in/d/e.py": "", "out/f.py": ""},
			o:     Options{Paths: []string{"a.py", "b.py", "in/d", "out"}, Include: []string{"in"}, Exclude: []string{"b.*"}},
			want:  []string{"a.py", "in/d/e.py", "- b.py (--exclude) b.*"},
		},
		{
			name:  "exclude speaks of named paths below what it matches",
			files: map[string]string{"tests/unit/a.py": "", "tests/b.py": ""},
			o:     Options{Paths: []string{"tests/unit", "tests/b.py"}, Exclude: []string{"tests"}},
			want:  []string{"- tests/b.py (--exclude) tests", "- tests/unit/ (--exclude) tests"},
		},
		{
			name: "links in the tree are reviewed once, under the real path",
			files: map[string]string{
				"a.py": "", "b.py": "-> a.py", "in/c.py": "-> ../a.py", "folder": "-> in", "tool": "", "tool.py": "-> tool",
				"text.txt": "-> a.py",
			},
			want: []string{"a.py", "tool"},
		},
		{
			name: "links out of the tree, loops, and links to nothing",
			files: map[string]string{
				"in/up": "-> ..", "in/self": "-> self", "in/x/around": "-> ../../in", "in/out": "-> ../beside", "in/a.py": "-> TOP/beside/a.py",
				"in/none.py": "-> none", "in/none": "-> nowhere", "in/none.txt": "-> nowhere", "beside/a.py": "", "in/ok.py": "",
				"in/LICENSE": "-> ../beside/a.py", "in/node_modules": "-> ../beside",
			},
			o: Options{Paths: []string{"in"}},
			want: []string{
				"in/ok.py", "- in/LICENSE (link out of the tree) TOP/beside/a.py", "- in/a.py (link out of the tree) TOP/beside/a.py",
				"- in/node_modules/ (vendored)", "- in/none.py (link to nothing)", "- in/out/ (link out of the tree) TOP/beside",
				"- in/self (link to a folder around it)", "- in/up/ (link to a folder around it)",
				"- in/x/around/ (link to a folder around it) in/",
			},
		},
		{
			name:  "a named link is followed",
			files: map[string]string{"in/a.py": "-> ../beside/b.py", "beside/b.py": "", "folder": "-> beside2", "beside2/c.py": ""},
			o:     Options{Paths: []string{"in/a.py", "folder"}},
			want:  []string{"beside/b.py", "beside2/c.py"},
		},
		{
			name:  "a named file in no known language",
			files: map[string]string{"a.txt": "", "b.py": ""},
			o:     Options{Paths: []string{"a.txt", "b.py"}},
			want:  []string{"b.py", "! a.txt: the file was not reviewed: its language is not known"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			top := plant(t, c.files)
			for name, content := range c.files {
				if strings.HasPrefix(content, "gitdir: TOP") {
					os.WriteFile(filepath.Join(top, name), []byte(strings.Replace(content, "TOP", top, 1)), 0o666)
				}
			}
			o := c.o
			o.Root = top
			if o.Paths = slices.Clone(o.Paths); o.Paths == nil {
				o.Paths = []string{"."}
			}
			for i, p := range o.Paths {
				o.Paths[i] = filepath.Join(top, p)
			}
			want := slices.Clone(c.want)
			for i := range want {
				want[i] = strings.ReplaceAll(want[i], "TOP", filepath.ToSlash(top))
			}
			got := seen(find(t, o))
			if d := cmp.Diff(want, got); d != "" {
				t.Error(d)
			}
			slices.Reverse(o.Paths)
			if d := cmp.Diff(got, seen(find(t, o))); d != "" {
				t.Errorf("the order of the paths matters: %s", d)
			}
		})
	}
}

func TestFindErrors(t *testing.T) {
	top := plant(t, map[string]string{"a.py": ""})
	for name, c := range map[string]struct {
		o    Options
		want string
	}{
		"bad exclude": {Options{Paths: []string{top}, Exclude: []string{"a["}}, `exclude "a["`},
		"bad include": {Options{Paths: []string{top}, Include: []string{"ok", "{a"}}, `include "{a"`},
		"empty glob":  {Options{Paths: []string{top}, Include: []string{"./"}}, `include "./": empty`},
		"empty path":  {Options{Paths: []string{""}}, "empty path"},
		"no path":     {Options{Paths: []string{filepath.Join(top, "none")}}, "none"},
		"no root":     {Options{Paths: []string{top}, Root: filepath.Join(top, "none")}, "none"},
	} {
		if _, err := Find(context.Background(), c.o); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Find(context.Background(), Options{Paths: []string{filepath.Join(top, "none")}}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v is not fs.ErrNotExist", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Find(ctx, Options{Paths: []string{top}}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// Where no root is given, paths are relative to the working directory, or to what is around them all.
func TestRoot(t *testing.T) {
	top := plant(t, map[string]string{"here/in/a.py": "", "there/x/b.py": "", "there/c.py": ""})
	t.Chdir(filepath.Join(top, "here"))
	for _, c := range []struct {
		paths []string
		root  string
		want  []string
	}{
		{nil, "here", []string{"in/a.py"}},
		{[]string{"in"}, "here", []string{"in/a.py"}},
		{[]string{filepath.Join(top, "here", "in")}, "here", []string{"in/a.py"}},
		{[]string{"../there"}, "there", []string{"c.py", "x/b.py"}},
		{[]string{"../there/x/b.py", "../there/c.py"}, "there", []string{"c.py", "x/b.py"}},
		{[]string{".", "../there/x"}, "", []string{"here/in/a.py", "there/x/b.py"}},
	} {
		set := find(t, Options{Paths: c.paths})
		if d := cmp.Diff(c.want, seen(set)); d != "" {
			t.Errorf("%v: %s", c.paths, d)
		}
		if want := filepath.Join(top, c.root); set.Root != want {
			t.Errorf("%v: the root is %s, want %s", c.paths, set.Root, want)
		}
	}
	set := find(t, Options{Paths: []string{"../there/c.py", "in"}, Root: "."})
	if d := cmp.Diff([]string{filepath.ToSlash(top) + "/there/c.py", "in/a.py"}, seen(set)); d != "" {
		t.Error("outside of a given root: " + d)
	}
	if w, _ := rootOf(string(filepath.Separator), nil); within(top, w) && slashRelative(top, w) != strings.TrimPrefix(filepath.ToSlash(top), "/") {
		t.Errorf("%s below the root of the file system is %q", top, slashRelative(top, w))
	}
}

func TestLanguageOf(t *testing.T) {
	for name, want := range map[string][2]Language{ // met on the way, and named by the user
		"a.py": {Python, Python}, "a.PYW": {Python, Python}, "a.pyi": {"", Python}, "a.html": {Template, Template},
		"a.conf.j2": {Template, Template}, "a.Mako": {Template, Template}, "a.xml": {"", ""},
		"a": {"", ""}, "html": {"", ""}, "a.js": {"", ""},
	} {
		if got := [2]Language{LanguageOf(name, false), LanguageOf(name, true)}; got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestLanguageOfFirstLine(t *testing.T) {
	for line, want := range map[string]Language{
		"#!/usr/bin/python": Python, "#! /usr/bin/python2.7 -O\nx": Python, "#!/usr/bin/env python3\r\n": Python,
		"#!/usr/bin/env -i PATH=/bin python3": Python, "#!/usr/bin/env -S uv run --script": Python, "#!/opt/pypy3": Python,
		"#!python3.13t": Python, `#!C:\Python\Python.exe`: Python, "#!/usr/bin/env": "", "#!/usr/bin/env -S uv pip": "", "#!": "",
		"#! \n": "", "#!/bin/sh python": "", "#!/usr/bin/pythonista": "", "/usr/bin/python": "",
	} {
		if got := languageOfFirstLine(line); got != want {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
}
