//go:build unix

package source

import (
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// within a few seconds, or the test has hung on something that should not have been opened.
func soon(t *testing.T, do func()) {
	t.Helper()
	done := make(chan struct{})
	go func() { defer close(done); do() }()
	select {
	case <-done:
	case <-time.After(10 * time.Second):
		t.Fatal("it waits for something")
	}
}

func TestSpecialFiles(t *testing.T) {
	top := plant(t, map[string]string{"ok.py": "", "link.py": "-> pipe", "null.py": "-> /dev/null"})
	for _, name := range []string{"pipe.py", "pipe", "pipe.txt"} {
		if err := syscall.Mkfifo(filepath.Join(top, name), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(top) // names of sockets are short
	socket, err := net.Listen("unix", "socket.py")
	if err != nil {
		t.Fatal(err)
	}
	defer socket.Close()
	soon(t, func() {
		want := []string{
			"ok.py", "- null.py (link out of the tree) /dev/null", "! link.py: the file was not read: it is a named pipe",
			"! pipe.py: the file was not read: it is a named pipe", "! socket.py: the file was not read: it is a socket",
		}
		if d := cmp.Diff(want, seen(find(t, Options{}))); d != "" {
			t.Error(d)
		}
		want = []string{
			"! dev/null: the file was not read: it is a device", "! " + top[1:] + "/pipe: the file was not read: it is a named pipe",
		}
		if d := cmp.Diff(want, seen(find(t, Options{Paths: []string{"pipe", "/dev/null"}}))); d != "" {
			t.Error(d)
		}
	})
}

// A file that a pipe, or a link, has taken the place of after it was found.
func TestReplacedFiles(t *testing.T) {
	top := plant(t, map[string]string{"a.py": "", "b.py": "", "c.py": "", "secret": "x = 1"})
	set := find(t, Options{Paths: []string{top}})
	for _, name := range []string{"a.py", "b.py", "c.py"} {
		if err := os.Remove(filepath.Join(top, name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := syscall.Mkfifo(filepath.Join(top, "a.py"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("secret", filepath.Join(top, "b.py")); err != nil {
		t.Fatal(err)
	}
	soon(t, func() {
		var got []string
		for _, e := range set.Entries {
			f, diagnostics := Read(e)
			if f != nil || len(diagnostics) != 1 || !diagnostics[0].Incomplete {
				t.Errorf("%s: %v %v", e.Path, f, diagnostics)
				continue
			}
			got = append(got, diagnostics[0].Path+": "+diagnostics[0].Message)
		}
		want := []string{
			"a.py: the file was not read: it is a named pipe", "b.py: the file was not read: it is a symbolic link",
			"c.py: the file was not read: it vanished after it was found",
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Error(d)
		}
	})
}

func TestUnreadable(t *testing.T) {
	top := plant(t, map[string]string{
		"closed/a.py": "", "file.py": "x", "script": "#!/usr/bin/python", "ok.py": "", ".gitignore": "ok.py",
	})
	for _, name := range []string{"closed", "file.py", "script", ".gitignore"} {
		path := filepath.Join(top, name)
		if err := os.Chmod(path, 0); err != nil {
			t.Fatal(err)
		}
		defer os.Chmod(path, 0o700)
	}
	if os.Getuid() == 0 {
		// Root may read everything: go on as nobody, who must be let into the folder.
		if err := os.Chmod(filepath.Dir(top), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := syscall.Seteuid(65534); err != nil {
			t.Skip(err)
		}
		defer syscall.Seteuid(0)
	}
	set := find(t, Options{Paths: []string{top}, Root: top})
	want := []string{
		"file.py", "ok.py",
		"! .gitignore: the ignore file has no effect: permission denied",
		"! closed/: the folder was not read: permission denied",
		"! script: the #! line was not read: permission denied",
	}
	if d := cmp.Diff(want, seen(set)); d != "" {
		t.Error(d)
	}
	f, diagnostics := Read(set.Entries[0])
	if f != nil || len(diagnostics) != 1 || !strings.HasSuffix(diagnostics[0].Message, "read: permission denied") {
		t.Errorf("%v %v", f, diagnostics)
	}
}
