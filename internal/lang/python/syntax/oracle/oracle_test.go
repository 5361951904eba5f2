package oracle

import (
	"github.com/touchstone-sec/touchstone/internal/testkit"
	"io"
	"os/exec"
	"strings"
	"testing"
)

func need(t *testing.T, program string) {
	t.Helper()
	if testing.Short() {
		t.Skip("comparison with CPython takes some seconds")
	}
	if _, err := exec.LookPath(program); err != nil {
		testkit.Missing(t, "no %s to compare with: %v", program, err)
	}
}

func cacheDir(t *testing.T) string {
	t.Helper()
	cache, err := CacheDir()
	if err != nil {
		testkit.Missing(t, "no cache directory: %v", err)
	}
	return cache
}

// compare runs a sample and reports each difference.
func compare(t *testing.T, start func() (*Reference, error), list []Corpus, every int) {
	t.Helper()
	var out strings.Builder
	rows, err := Run(start, list, Options{Every: every, Out: &out})
	if err != nil {
		t.Fatal(err)
	}
	if out.Len() > 0 {
		t.Error(out.String())
	}
	t.Log("\n" + Table(rows))
	for _, r := range rows {
		if r.Files == 0 {
			t.Errorf("no file of %s was compared", r.Corpus)
		}
	}
}

// TestPython compares a sample of python3's own library.
func TestPython(t *testing.T) {
	need(t, "python3")
	library, err := python3Library()
	if err != nil {
		testkit.Missing(t, "%v", err)
	}
	compare(t, StartPython, []Corpus{library}, 40)
}

// TestPyodide compares our cases, which are written for CPython 3.14, and a sample of its library.
func TestPyodide(t *testing.T) {
	need(t, "node")
	cache := cacheDir(t)
	if err := FetchPyodide(cache); err != nil {
		testkit.Missing(t, "no pyodide: %v", err)
	}
	library, err := pyodideLibrary(cache)
	if err != nil {
		testkit.Missing(t, "%v", err)
	}
	start := func() (*Reference, error) { return StartPyodide(cache) }
	compare(t, start, []Corpus{library}, 40)
	cases := Corpus{"cases", "../testdata/oracle"}
	compare(t, start, []Corpus{cases}, 1)
	files, err := cases.Files()
	if err != nil {
		t.Fatal(err)
	}
	rows, err := Run(start, []Corpus{cases}, Options{Out: io.Discard})
	if err != nil {
		t.Fatal(err)
	}
	if rows[0].Files != len(files) {
		t.Errorf("CPython accepts %d of %d cases", rows[0].Files, len(files))
	}
}
