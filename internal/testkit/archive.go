package testkit

import (
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/tools/txtar"
)

// Archive is the files of a txtar archive, by their names in it.
func Archive(t testing.TB, path string) map[string]string {
	t.Helper()
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range archive.Files {
		if _, twice := files[f.Name]; twice {
			t.Fatalf("%s: %s for the second time", path, f.Name)
		}
		if !filepath.IsLocal(filepath.FromSlash(f.Name)) {
			t.Fatalf("%s: %s leads out of the archive", path, f.Name)
		}
		files[f.Name] = string(f.Data)
	}
	return files
}

// Unpack writes the files of a txtar archive into a folder that goes with the test.
func Unpack(t testing.TB, path string) (dir string) {
	t.Helper()
	return Plant(t, Archive(t, path))
}

// Plant writes files into a folder that goes with the test.
func Plant(t testing.TB, files map[string]string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}
