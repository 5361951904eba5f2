package source

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// 10,000 Python files and 10,000 others in 500 folders, with a .gitignore of twenty rules.
func plantMany(b *testing.B) string {
	b.Helper()
	top := b.TempDir()
	for i := range 500 {
		folder := filepath.Join(top, fmt.Sprintf("p%d", i/25), fmt.Sprintf("q%d", i%25))
		if err := os.MkdirAll(folder, 0o777); err != nil {
			b.Fatal(err)
		}
		for j := range 20 {
			for _, end := range []string{".py", ".txt"} {
				if err := os.WriteFile(filepath.Join(folder, fmt.Sprint("m", j, end)), []byte("x = 1\n"), 0o666); err != nil {
					b.Fatal(err)
				}
			}
		}
	}
	rules := "*.pyc\n*.py[cod]\n/build/\ndist/\n.coverage.*\n**/gen/*\n*$py.class\nlib/**/x\n!keep\n" + strings.Repeat("cache*/\n", 11)
	if err := os.WriteFile(filepath.Join(top, ".gitignore"), []byte(rules), 0o666); err != nil {
		b.Fatal(err)
	}
	return top
}

func BenchmarkFind(b *testing.B) {
	top := plantMany(b)
	for b.Loop() {
		set, err := Find(context.Background(), Options{Paths: []string{top}})
		if err != nil || len(set.Entries) != 10000 {
			b.Fatal(len(set.Entries), err)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	top := b.TempDir()
	text := strings.Repeat("def f(x):\n    return [y for y in x if y]\n\n\n", 500)
	if err := os.WriteFile(filepath.Join(top, "a.py"), []byte(text), 0o666); err != nil {
		b.Fatal(err)
	}
	set, err := Find(context.Background(), Options{Paths: []string{top}})
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if f, _ := Read(set.Entries[0]); f == nil {
			b.Fatal("not read")
		}
	}
}
