package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestCountFindings(t *testing.T) {
	for text, want := range map[string]int{
		`[]`:                 0,
		`[{"a": [1, 2]}, 3]`: 2,
		`{"version": "1", "errors": [{"results": [1]}], "results": [{}, {}, {}]}`: 3,
		`{"findings": [[]], "results": []}`:                                       1,
		`{"results": 7}`:                                                          -1,
		`{"other": []}`:                                                           -1,
		`[{"cut": `:                                                               -1,
		`not JSON`:                                                                -1,
		``:                                                                        -1,
	} {
		path := filepath.Join(t.TempDir(), "out")
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if got := countFindings(path); got != want {
			t.Errorf("countFindings(%s) = %d, want %d", text, got, want)
		}
	}
}
