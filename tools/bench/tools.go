package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// A tool is how something that reviews Python is installed and run. Tools run as their makers ship them: all cores
// they take by themselves, no settings of the reviewed tree, JSON as output.
type tool struct {
	name string
	what string // what it does, in the document

	// install makes the tool available, and tells its version.
	install func(context.Context, *bench) (version string, err error)

	// args are the program and its arguments. It runs in an empty directory that it may write to.
	args func(b *bench, dir, tree string) ([]string, error)

	exits []int // codes with which it has done its work
}

func (t tool) Name() string { return t.name }

// An installed tool is one whose installation was tried.
type installed struct {
	tool
	version string
	problem string // why it cannot be had
}

// A bench is the place where tools are run.
type bench struct {
	cache string // stays
	work  string // is thrown away
	repo  string // touchstone's sources
}

// strictly is touchstone in a profile that looks at everything that the peers look at.
const strictly = "touchstone-strict"

var tools = []tool{
	{
		name: "ruff",
		what: "the S rules (flake8-bandit's), one file at a time",
		install: func(ctx context.Context, b *bench) (string, error) {
			return b.pip(ctx, "ruff", "ruff", "--version")
		},
		args: func(b *bench, _, tree string) ([]string, error) {
			return []string{b.venv("ruff"), "check", "--isolated", "--select", "S", "--no-cache", "--exit-zero", "--quiet",
				"--output-format", "json", tree}, nil
		},
		exits: []int{0},
	},
	{
		name: "touchstone",
		what: "`touchstone review`, whole program; the default profile leaves out test code",
		install: func(ctx context.Context, b *bench) (string, error) {
			if err := command(ctx, b.repo, "go", "build", "-trimpath", "-o", filepath.Join(b.work, "touchstone"), "./cmd/touchstone"); err != nil {
				return "", err
			}
			return output(ctx, b.repo, "git", "log", "-1", "--format=commit %h")
		},
		args: func(b *bench, _, tree string) ([]string, error) {
			return []string{filepath.Join(b.work, "touchstone"), "review", "--format", "json", "--exit-zero", tree}, nil
		},
		exits: []int{0, 3}, // 3: a file could not be parsed, and the others were reviewed
	},
	{
		name: strictly,
		what: "`touchstone review --profile strict`, whole program, test code as well",
		install: func(ctx context.Context, b *bench) (string, error) {
			return output(ctx, b.repo, "git", "log", "-1", "--format=commit %h") // what is built for the line above
		},
		args: func(b *bench, _, tree string) ([]string, error) {
			return []string{filepath.Join(b.work, "touchstone"), "review", "--profile", "strict", "--format", "json", "--exit-zero", tree}, nil
		},
		exits: []int{0, 3},
	},
	{
		name: "bandit",
		what: "all of its tests, one file at a time",
		install: func(ctx context.Context, b *bench) (string, error) {
			return b.pip(ctx, "bandit", "bandit", "--version")
		},
		args: func(b *bench, _, tree string) ([]string, error) {
			return []string{b.venv("bandit"), "--recursive", "--quiet", "--exit-zero", "--format", "json", tree}, nil
		},
		exits: []int{0},
	},
	{
		name: "semgrep",
		what: "Community Edition with the rules in `$SEMGREP_RULES`",
		install: func(ctx context.Context, b *bench) (string, error) {
			if os.Getenv("SEMGREP_RULES") == "" {
				return "", fmt.Errorf("not measured: its rules are on no registry, and `$SEMGREP_RULES` names no copy")
			}
			return b.pip(ctx, "semgrep", "semgrep", "--version")
		},
		args: func(b *bench, _, tree string) ([]string, error) {
			rules, err := filepath.Abs(os.Getenv("SEMGREP_RULES"))
			return []string{b.venv("semgrep"), "scan", "--config", rules, "--metrics", "off", "--disable-version-check",
				"--no-git-ignore", "--quiet", "--json", tree}, err
		},
		exits: []int{0, 1},
	},
	{
		name:    "foxguard",
		what:    "all of its built-in rules",
		install: installFoxguard,
		args: func(b *bench, _, tree string) ([]string, error) {
			return []string{filepath.Join(b.cargoRoot(), "bin", "foxguard"), "--format", "json", tree}, nil
		},
		exits: []int{0, 1},
	},
	{
		name: "pysa",
		what: "the models in its package, whole program; types by Pyrefly, which comes with it",
		install: func(ctx context.Context, b *bench) (string, error) {
			if _, err := b.pip(ctx, "pyre-check", "pip", "--version"); err != nil {
				return "", err
			}
			return output(ctx, b.work, b.venv("python"), "-c",
				"from importlib.metadata import version as v; print('pyre-check', v('pyre-check') + ', pyrefly', v('pyrefly'))")
		},
		args:  pysaArgs,
		exits: []int{0},
	},
}

// pysaArgs writes the settings of the two programs that Pysa consists of.
func pysaArgs(b *bench, dir, tree string) ([]string, error) {
	lib := filepath.Join(b.work, "venv", "lib", "pyre_check")
	pyre := fmt.Sprintf("{\"source_directories\": [%q], \"typeshed\": %q, \"taint_models_path\": [%q, %q]}\n",
		tree, filepath.Join(lib, "typeshed"), filepath.Join(lib, "taint"), filepath.Join(lib, "third_party_taint"))
	if err := os.WriteFile(filepath.Join(dir, ".pyre_configuration"), []byte(pyre), 0o644); err != nil {
		return nil, err
	}
	// The trees lie below a hidden folder, which Pyrefly leaves out of itself.
	pyrefly := fmt.Sprintf("project-includes = [%q]\nproject-excludes = []\ndisable-project-excludes-heuristics = true\nsearch-path = [%q]\n",
		filepath.Join(tree, "**", "*.py"), tree)
	if err := os.WriteFile(filepath.Join(dir, "pyrefly.toml"), []byte(pyrefly), 0o644); err != nil {
		return nil, err
	}
	return []string{b.venv("pyre"), "--noninteractive", "--output", "json", "analyze", "--no-verify"}, nil
}

// command prepares the tool's run on a tree.
func (t installed) command(b *bench, tree string) (*exec.Cmd, error) {
	dir, err := os.MkdirTemp(b.work, "cwd-")
	if err != nil {
		return nil, err
	}
	args, err := t.args(b, dir, tree)
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "PATH="+filepath.Dir(b.venv("python"))+string(os.PathListSeparator)+os.Getenv("PATH"), "TMPDIR="+b.work)
	return cmd, nil
}

func firstLine(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), "\n")
	return s
}
