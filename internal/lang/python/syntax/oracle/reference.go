package oracle

import (
	"bufio"
	_ "embed"
	"encoding/base64"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

//go:embed dump.py
var dumpScript []byte

//go:embed pyodide.mjs
var pyodideScript []byte

// A Reference is a running CPython that answers dump.py's requests.
type Reference struct {
	Name    string // for people
	Version string // of CPython
	cmd     *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Reader
	dir     string
}

// StartPython starts the machine's python3.
func StartPython() (*Reference, error) {
	return start("python3", func(dir string) *exec.Cmd {
		return exec.Command("python3", filepath.Join(dir, "dump.py"))
	})
}

// StartPyodide starts the CPython of the npm package that FetchPyodide has put into the cache.
func StartPyodide(cache string) (*Reference, error) {
	return start("pyodide", func(dir string) *exec.Cmd {
		return exec.Command("node", "--stack-size=8000", filepath.Join(dir, "pyodide.mjs"), pyodidePackage(cache), filepath.Join(dir, "dump.py"))
	})
}

func start(name string, command func(dir string) *exec.Cmd) (*Reference, error) {
	dir, err := os.MkdirTemp("", "oracle")
	if err != nil {
		return nil, err
	}
	r := &Reference{Name: name, dir: dir}
	if err := r.start(command(dir)); err != nil {
		os.RemoveAll(dir)
		return nil, fmt.Errorf("starting %s: %w", name, err)
	}
	return r, nil
}

func (r *Reference) start(cmd *exec.Cmd) error {
	for name, data := range map[string][]byte{"dump.py": dumpScript, "pyodide.mjs": pyodideScript} {
		if err := os.WriteFile(filepath.Join(r.dir, name), data, 0o600); err != nil {
			return err
		}
	}
	var err error
	if r.in, err = cmd.StdinPipe(); err != nil {
		return err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		return err
	}
	r.cmd, r.out = cmd, bufio.NewReaderSize(out, 1<<20)
	line, err := r.out.ReadString('\n')
	version, ok := strings.CutPrefix(strings.TrimSpace(line), "ready ")
	if err != nil || !ok {
		r.Close()
		return fmt.Errorf("no answer (%q, %v)", line, err)
	}
	r.Version = version
	return nil
}

// Close ends the process.
func (r *Reference) Close() {
	r.in.Close()
	r.cmd.Process.Kill()
	r.cmd.Wait()
	os.RemoveAll(r.dir)
}

// before312 holds for versions whose ast lacks type parameters and positions within f-strings.
func (r *Reference) before312() bool {
	var major, minor int
	fmt.Sscanf(r.Version, "%d.%d", &major, &minor)
	return major == 3 && minor < 12
}

// ask sends a request. rejected is what CPython has against the file.
func (r *Reference) ask(request string) (answer, rejected string, err error) {
	if strings.ContainsAny(request, "\r\n") {
		return "", "", fmt.Errorf("line break in %q", request)
	}
	if _, err := io.WriteString(r.in, request+"\n"); err != nil {
		return "", "", fmt.Errorf("asking %s: %w", r.Name, err)
	}
	line, err := r.out.ReadString('\n')
	if err != nil {
		return "", "", fmt.Errorf("answer of %s to %q: %w", r.Name, request, err)
	}
	verb, rest, _ := strings.Cut(strings.TrimRight(line, "\n"), " ")
	switch verb {
	case "ok":
		return rest, "", nil
	case "error":
		return "", rest, nil
	}
	return "", "", fmt.Errorf("answer of %s to %q: %q", r.Name, request, line)
}

// askBytes is ask for answers in base64.
func (r *Reference) askBytes(request string) ([]byte, error) {
	answer, rejected, err := r.ask(request)
	if err == nil && rejected != "" {
		err = fmt.Errorf("%s: %s", request, rejected)
	}
	if err != nil {
		return nil, err
	}
	return base64.StdEncoding.DecodeString(answer)
}
