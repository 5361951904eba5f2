package source

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestRead(t *testing.T) {
	const content = "x = 'é'\r\n"
	top := plant(t, map[string]string{"in/a.py": content})
	set := find(t, Options{Paths: []string{top}, Root: top})
	f, diagnostics := Read(set.Entries[0])
	if f == nil || diagnostics != nil {
		t.Fatal(f, diagnostics)
	}
	sum := sha256.Sum256([]byte(content))
	if f.Path != "in/a.py" || f.Language != Python || f.Text != content || f.Encoding != "utf-8" ||
		f.SHA256() != hex.EncodeToString(sum[:]) {
		t.Errorf("%s %s %q %s %s", f.Path, f.Language, f.Text, f.Encoding, f.SHA256())
	}
}

// A file over the limit is not read, however large, and the others are.
func TestReadLimit(t *testing.T) {
	top := plant(t, map[string]string{"a.py": "", "b.py": "", "c.py": "x = 1\n"})
	for name, size := range map[string]int64{"a.py": MaxFileSize, "b.py": 100 << 30} {
		if err := os.Truncate(filepath.Join(top, name), size); err != nil {
			t.Skip("no sparse files here: ", err)
		}
	}
	if err := os.WriteFile(filepath.Join(top, "a.py"), []byte(strings.Repeat("x", MaxFileSize)), 0o666); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range find(t, Options{Paths: []string{top}}).Entries {
		f, diagnostics := Read(e)
		if (f == nil) != (len(diagnostics) > 0) {
			t.Errorf("%s: %v", e.Path, diagnostics)
		}
		for _, d := range diagnostics {
			got = append(got, d.Path+": "+d.Message)
		}
		if e.Path == "a.py" && f.Position(MaxFileSize) != (Position{1, MaxFileSize + 1}) {
			t.Error("the one long line has no end")
		}
	}
	want := []string{"b.py: the file was not read: it has 102400 MiB, the limit is 16 MiB"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// A moving file is one that something happens to between two reads.
type moving struct {
	*os.File
	move func()
	once sync.Once
}

func (m *moving) Read(p []byte) (int, error) {
	m.once.Do(m.move)
	return m.File.Read(p)
}

func TestReadChanging(t *testing.T) {
	name := filepath.Join(plant(t, map[string]string{"a.py": "x = 1\n"}), "a.py")
	write := func(text string) {
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for what, c := range map[string]struct {
		move func()
		want string
		err  error
	}{
		"nothing": {func() {}, "x = 1\n", nil},
		"grows":   {func() { write("x = 1\ny = 2\n") }, "x = 1\n", errChanged},
		"shrinks": {func() { write("x") }, "x", errChanged},
		"is rewritten": {func() {
			write("x = 2\n")
			os.Chtimes(name, time.Time{}, time.Now().Add(time.Hour))
		}, "x = 2\n", errChanged},
	} {
		t.Run(what, func(t *testing.T) {
			write("x = 1\n")
			os.Chtimes(name, time.Time{}, time.Unix(1e9, 0))
			f, err := os.Open(name)
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			data, err := readStable(&moving{File: f, move: c.move}, 100)
			if string(data) != c.want || !errors.Is(err, c.err) {
				t.Errorf("%q, %v", data, err)
			}
		})
	}
	var _ fs.File = (*moving)(nil)
}

func TestBinary(t *testing.T) {
	for name, c := range map[string]struct {
		content string
		binary  bool
	}{
		"text":                   {"x = 1\n", false},
		"one NUL":                {"x = 1\x00\nprint('a longer line')\n", false},
		"NULs beyond 8 KiB":      {strings.Repeat("x = 1\n", 2000) + strings.Repeat("\x00", 10000), false},
		"control characters":     {"\x1b[0m\x01\x02\x03", false},
		"compiled":               {"\xa7\x0d\x0d\x0a\x00\x00\x00\x00\x00\x00\x00\x00\xe3\x00\x00\x00", true},
		"an image":               {"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x90\x00\x00\x01\x90\x08\x06", true},
		"UTF-16 without a mark":  {"x\x00 \x00=\x00 \x001\x00", true},
		"UTF-16 with a mark":     {"\xff\xfex\x00 \x00=\x00 \x001\x00", false},
		"declared, but no text":  {"# coding: latin-1\n" + strings.Repeat("\x00\x01\x02\x80", 100), true},
		"declared, with one NUL": {"# coding: latin-1\n" + strings.Repeat("\xe9\xe8", 100) + "\x00", false},
	} {
		f, diagnostics := Decode("a.py", Python, []byte(c.content))
		if (f == nil) != c.binary {
			t.Errorf("%s: %v %v", name, f, diagnostics)
		}
		if c.binary && (len(diagnostics) != 1 || !diagnostics[0].Incomplete) {
			t.Errorf("%s: %v", name, diagnostics)
		}
	}
}
