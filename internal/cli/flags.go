package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"github.com/touchstone-sec/touchstone/internal/engine"
	"github.com/touchstone-sec/touchstone/internal/report"
)

// reviewFlags are the flags of `touchstone review` as they were typed.
type reviewFlags struct {
	format, color              string
	outputs                    []string
	include, exclude           []string
	threatModels, models       []string
	settings                   []string
	profile                    string
	minSeverity, minConfidence string
	exitZero                   bool
	jobs                       int
	cpuProfile, memProfile     string
}

func (f *reviewFlags) register(fs *pflag.FlagSet) {
	fs.SortFlags = false
	fs.StringVarP(&f.format, "format", "f", "text", "`FORMAT` of the report on stdout: "+formatNames(", "))
	fs.StringArrayVarP(&f.outputs, "output", "o", nil, "write a report to a file too, as `FORMAT=FILE`; repeatable")
	fs.StringArrayVar(&f.include, "include", nil, "review only files that match `GLOB`; repeatable")
	fs.StringArrayVar(&f.exclude, "exclude", nil, "leave out files and folders that match `GLOB`; repeatable")
	fs.StringSliceVar(&f.threatModels, "threat-model", nil, "whose data is untrusted, `WHO`: remote (network, the default), local (arguments,\nenvironment, files), library (parameters of public functions); repeatable")
	fs.StringArrayVar(&f.settings, "settings", nil, "review the settings in `PATH` too, a file or a folder: those of a deployment; repeatable,\nlater ones win")
	fs.StringArrayVar(&f.models, "models", nil, "read models of libraries from `DIR`; repeatable")
	fs.StringVar(&f.profile, "profile", "default", "how much to report, `PROFILE`: default (what a maintainer would act on), strict (hardening\nas well, and test code), pedantic (everything)")
	fs.StringVar(&f.minSeverity, "min-severity", "", "leave out findings below `SEVERITY`: low, medium, high, critical")
	fs.StringVar(&f.minConfidence, "min-confidence", "", "leave out findings below `CONFIDENCE`: low, medium, high")
	fs.BoolVar(&f.exitZero, "exit-zero", false, "exit with 0 when there are findings; 2 and 3 stay")
	fs.IntVarP(&f.jobs, "jobs", "j", 0, "use so many `CORES`; 0 means all. The report is the same for any number")
	fs.StringVar(&f.color, "color", "auto", "colour text on stdout, `WHEN`: auto (on a terminal, unless NO_COLOR is set), always, never")
	fs.StringVar(&f.cpuProfile, "cpuprofile", "", "write a CPU profile of touchstone to `FILE`")
	fs.StringVar(&f.memProfile, "memprofile", "", "write a heap profile of touchstone to `FILE`")
	fs.MarkHidden("cpuprofile")
	fs.MarkHidden("memprofile")
}

func formatNames(sep string) string {
	var names []string
	for _, f := range report.Formats() {
		names = append(names, f.Name)
	}
	return strings.Join(names, sep)
}

// A reviewJob is a command line that made sense.
type reviewJob struct {
	options                engine.Options
	format                 report.Format
	outputs                []output[report.Format]
	color                  string
	exitZero               bool
	cpuProfile, memProfile string
}

// An output is a report, or an audit, that goes to a file.
type output[F any] struct {
	format F
	path   string
}

// outputs makes sense of the values of --output; what says what goes to the files.
func outputs[F any](typed []string, what string, lookup func(flag, name string) (F, error)) (out []output[F], err error) {
	for _, o := range typed {
		name, path, ok := strings.Cut(o, "=")
		if !ok || path == "" {
			return nil, fmt.Errorf("--output %s: want FORMAT=FILE", o)
		}
		format, err := lookup("--output", name)
		if err != nil {
			return nil, err
		}
		path = filepath.Clean(path)
		if slices.ContainsFunc(out, func(x output[F]) bool { return x.path == path }) {
			return nil, fmt.Errorf("--output: two %s would go to %s", what, path)
		}
		out = append(out, output[F]{format, path})
	}
	return out, nil
}

// cores checks the value of --jobs.
func cores(n int) error {
	if n < 0 {
		return fmt.Errorf("--jobs %d: want a number of cores, or 0 for all", n)
	}
	return nil
}

// job makes sense of the flags. It looks at nothing but them.
func (f *reviewFlags) job(paths []string) (*reviewJob, error) {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	j := &reviewJob{color: f.color, exitZero: f.exitZero, cpuProfile: f.cpuProfile, memProfile: f.memProfile}
	j.options = engine.Options{
		Paths: paths, Include: f.include, Exclude: f.exclude, ThreatModels: f.threatModels, Models: f.models, Settings: f.settings,
		Profile: f.profile, Workers: f.jobs,
	}
	var err error
	if j.format, err = lookup("--format", f.format); err != nil {
		return nil, err
	}
	if j.outputs, err = outputs(f.outputs, "reports", lookup); err != nil {
		return nil, err
	}
	if err := oneOf("--color", f.color, "auto", "always", "never"); err != nil {
		return nil, err
	}
	for _, m := range f.threatModels {
		if err := oneOf("--threat-model", m, "remote", "local", "library"); err != nil {
			return nil, err
		}
	}
	if err := oneOf("--profile", f.profile, "default", "strict", "pedantic"); err != nil {
		return nil, err
	}
	if err := thresholds(f, &j.options); err != nil {
		return nil, err
	}
	return j, cores(f.jobs)
}

func lookup(flag, name string) (report.Format, error) {
	format, ok := report.Lookup(name)
	if !ok {
		return format, fmt.Errorf("%s: unknown format %q: want %s", flag, name, formatNames(", "))
	}
	return format, nil
}

func oneOf(flag, got string, want ...string) error {
	if !slices.Contains(want, got) {
		return fmt.Errorf("%s: unknown value %q: want %s", flag, got, strings.Join(want, ", "))
	}
	return nil
}

// check looks at the file system, so that a review of an hour does not fail at its end.
func (j *reviewJob) check() error {
	for _, p := range j.options.Paths {
		if _, err := lookAt(os.Lstat, p); err != nil {
			return err
		}
	}
	for _, p := range j.options.Settings {
		if _, err := lookAt(os.Stat, p); err != nil {
			return fmt.Errorf("--settings: %w", err)
		}
	}
	if err := areFolders("--models", j.options.Models); err != nil {
		return err
	}
	for _, o := range j.outputs {
		if err := writable(o.path); err != nil {
			return err
		}
	}
	return nil
}

// areFolders checks the folders that a flag names.
func areFolders(flag string, dirs []string) error {
	for _, d := range dirs {
		if err := isFolder(d); err != nil {
			return fmt.Errorf("%s: %w", flag, err)
		}
	}
	return nil
}

// writable checks that a file of --output has a folder to stand in.
func writable(path string) error {
	if isFolder(path) == nil {
		return fmt.Errorf("--output %s: it is a folder, and not a file", path)
	}
	if dir := filepath.Dir(path); isFolder(dir) != nil {
		return fmt.Errorf("--output %s: there is no folder %s to write to", path, dir)
	}
	return nil
}

// lookAt asks for what is at a path, and says in an error what is wrong with it, and not which call of the system has found that out.
func lookAt(ask func(string) (fs.FileInfo, error), path string) (fs.FileInfo, error) {
	if path == "" {
		return nil, errors.New("a path is empty")
	}
	info, err := ask(path)
	if of := (*fs.PathError)(nil); errors.As(err, &of) {
		err = fmt.Errorf("%s: %w", of.Path, of.Err)
	}
	return info, err
}

func isFolder(path string) error {
	info, err := lookAt(os.Stat, path)
	if err == nil && !info.IsDir() {
		err = fmt.Errorf("%s is no folder", path)
	}
	return err
}
