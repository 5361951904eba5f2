package engine_test

import (
	"context"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/engine"
	"github.com/touchstone-sec/touchstone/internal/testkit"
)

// Each file of testdata/flow is a family of cases: one module, or a program of several in a txtar archive. A case is a
// small view with one sink; beside each that must be reported stand twins that look alike and are safe.
//
// known-gaps.txt lists what is not as it should be, with reasons. It only shrinks: a gap that is closed and still listed
// fails as well as one that is open and not listed.

const (
	flowData = "testdata/flow"
	gapsFile = "known-gaps.txt"
)

// A place is where a rule is, or should be, reported: "lists.py:12:command-injection", and in an archive
// "packages.txtar/app/views.py:12:command-injection".
type place string

// family reads one file of the folder as a program, and says how its places are named.
func family(t *testing.T, path string) (files map[string]string, at func(file string, line int, rule string) place) {
	name := filepath.Base(path)
	if strings.HasSuffix(path, ".txtar") {
		return testkit.Archive(t, path), func(file string, line int, rule string) place {
			return place(fmt.Sprintf("%s/%s:%d:%s", name, file, line, rule))
		}
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return map[string]string{name: string(text)}, func(file string, line int, rule string) place {
		return place(fmt.Sprintf("%s:%d:%s", file, line, rule))
	}
}

func families(t *testing.T) []string {
	var paths []string
	for _, pattern := range []string{"*.py", "*.txtar"} {
		found, err := filepath.Glob(filepath.Join(flowData, pattern))
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, found...)
	}
	paths = slices.DeleteFunc(paths, func(p string) bool { return filepath.Base(p) == "oracle.py" })
	slices.Sort(paths)
	return paths
}

func TestFlow(t *testing.T) {
	gaps := knownGaps(t)
	open := map[place]bool{}
	var table []string
	row := func(name string, wanted, found, missing, unexpected int) {
		table = append(table, fmt.Sprintf("%-22s %6d %6d %7d %10d", name, wanted, found, missing, unexpected))
	}
	var all [4]int
	for _, path := range families(t) {
		files, at := family(t, path)
		r, err := engine.Review(context.Background(), engine.Options{Paths: []string{testkit.Plant(t, files)}})
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		for _, d := range r.Diagnostics {
			t.Errorf("%s: %s:%d: %s", path, d.Path, d.Pos.Line, d.Message)
		}
		for _, b := range r.Bounds {
			t.Logf("%s: a bound was hit in %s: %s", path, b.Function, b.Message)
		}
		wants, got := map[place]bool{}, map[place]bool{}
		for _, w := range testkit.Expectations(t, files) {
			wants[at(w.Path, w.Line, w.Rule)] = true
		}
		for _, f := range r.Findings {
			file, err := filepath.Rel(r.Root, filepath.FromSlash(f.Location.File.Path))
			if err != nil || !filepath.IsLocal(file) {
				file = f.Location.File.Path
			}
			got[at(filepath.ToSlash(file), f.Location.File.Position(f.Location.Pos).Line, f.Rule.ID)] = true
		}
		missing, unexpected := 0, 0
		for _, p := range slices.Sorted(maps.Keys(wants)) {
			if !got[p] {
				missing++
				open[p] = true
				if gaps[p] == "" {
					t.Errorf("not found: %s", p)
				}
			}
		}
		for _, p := range slices.Sorted(maps.Keys(got)) {
			if !wants[p] {
				unexpected++
				open[p] = true
				if gaps[p] == "" {
					t.Errorf("not wanted: %s", p)
				}
			}
		}
		row(filepath.Base(path), len(wants), len(got), missing, unexpected)
		for i, n := range []int{len(wants), len(got), missing, unexpected} {
			all[i] += n
		}
	}
	row("all", all[0], all[1], all[2], all[3])
	t.Logf("%-22s %6s %6s %7s %10s\n%s", "family", "wanted", "found", "missing", "unexpected", strings.Join(table, "\n"))
	for _, p := range slices.Sorted(maps.Keys(gaps)) {
		if !open[p] {
			t.Errorf("%s: %s is a gap no longer: take it out", gapsFile, p)
		}
	}
}

// knownGaps reads lines of a place and a reason.
func knownGaps(t *testing.T) map[place]string {
	text, err := os.ReadFile(filepath.Join(flowData, gapsFile))
	if err != nil {
		t.Fatal(err)
	}
	gaps := map[place]string{}
	for i, line := range strings.Split(string(text), "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		at, reason, _ := strings.Cut(line, " ")
		if reason = strings.TrimSpace(reason); reason == "" {
			t.Errorf("%s:%d: a gap needs a reason", gapsFile, i+1)
		}
		if gaps[place(at)] != "" {
			t.Errorf("%s:%d: %s for the second time", gapsFile, i+1, at)
		}
		gaps[place(at)] = reason
	}
	return gaps
}

// TestFlowOracle has python3 run the cases with attacks for requests: what is expected to be reported must let one
// through to its sink, and what is expected to be silent none.
func TestFlowOracle(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		testkit.Missing(t, "python3 is needed: %v", err)
	}
	args := []string{filepath.Join(flowData, "oracle.py")}
	for _, path := range families(t) {
		if strings.HasSuffix(path, ".txtar") {
			files, _ := family(t, path)
			path = filepath.Join(testkit.Plant(t, files))
		}
		args = append(args, path)
	}
	cmd := exec.CommandContext(t.Context(), python, args...)
	cmd.Env = append(os.Environ(), "PYTHONDONTWRITEBYTECODE=1", "PYTHONHASHSEED=0")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
