package syntax

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// seeds are the cases of the tables, and the pieces of the files that are compared with CPython.
func seeds(f *testing.F) {
	f.Helper()
	for _, c := range python2Cases {
		f.Add(c.Src)
	}
	for _, c := range recoveryCases {
		f.Add(c.src)
	}
	for _, c := range boundCases {
		if len(c.src()) < 1000 {
			f.Add(c.src())
		}
	}
	files, err := filepath.Glob("testdata/oracle/*.py")
	if err != nil || len(files) == 0 {
		f.Fatal("no files in testdata/oracle")
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		lines := strings.SplitAfter(string(data), "\n")
		for i := 0; i < len(lines); i += 8 {
			f.Add(strings.Join(lines[i:min(i+8, len(lines))], ""))
		}
	}
}

func FuzzScan(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, src string) { checkScan(t, src) })
}

func FuzzParse(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, src string) {
		m, errs := Parse(src)
		checkTree(t, src, m, errs)
	})
}
