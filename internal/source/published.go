package source

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// maxMetadata is how much of a file that describes a package is read, in bytes.
const maxMetadata = 1 << 20

// published reports whether a folder, or the one it lies in, is a package that others install: it has the metadata of a
// distribution (PEP 376, PEP 566), or what they are made from says where an index of packages shows it (classifiers), and nothing
// beside that says how it is deployed. What is written to be deployed has neither, or both.
func published(folder string) bool {
	return describes(folder) || describes(filepath.Dir(folder))
}

func describes(folder string) bool {
	listing, err := os.ReadDir(folder)
	if err != nil {
		return false
	}
	source := false
	for _, e := range listing {
		switch name := e.Name(); {
		case e.IsDir() && strings.HasSuffix(name, ".dist-info"), name == "PKG-INFO" && e.Type().IsRegular():
			return true
		case e.IsDir() && strings.HasSuffix(name, ".egg-info"):
			source = true
		case (name == "setup.py" || name == "setup.cfg" || name == "pyproject.toml") && e.Type().IsRegular():
			source = source || classified(filepath.Join(folder, name))
		}
	}
	return source && !slices.ContainsFunc(listing, func(e os.DirEntry) bool { return deploying[strings.ToLower(e.Name())] })
}

// deploying are files beside the code of what is run as it stands.
var deploying = map[string]bool{
	"manage.py": true, "wsgi.py": true, "asgi.py": true, "app.py": true, "procfile": true, "dockerfile": true, "app.yaml": true, "fly.toml": true,
	"docker-compose.yml": true, "docker-compose.yaml": true, "compose.yml": true, "compose.yaml": true,
}

func classified(file string) bool {
	info, err := os.Stat(file)
	if err != nil || info.Size() > maxMetadata {
		return false
	}
	text, err := os.ReadFile(file)
	return err == nil && bytes.Contains(text, []byte("classifiers"))
}
