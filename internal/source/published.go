package source

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
)

// maxMetadata is how much of a file that describes a package is read, in bytes.
const maxMetadata = 1 << 20

// published reports whether a folder, or the one it lies in, is a package that others install: it has the metadata of a
// distribution (PEP 376, PEP 566), or what they are made from says where an index of packages shows it (classifiers). What is
// written to be deployed has neither.
func published(folder string) bool {
	return describes(folder) || describes(filepath.Dir(folder))
}

func describes(folder string) bool {
	listing, err := os.ReadDir(folder)
	if err != nil {
		return false
	}
	for _, e := range listing {
		switch name := e.Name(); {
		case e.IsDir() && (strings.HasSuffix(name, ".dist-info") || strings.HasSuffix(name, ".egg-info")), name == "PKG-INFO" && e.Type().IsRegular():
			return true
		case (name == "setup.py" || name == "setup.cfg" || name == "pyproject.toml") && e.Type().IsRegular():
			if classified(filepath.Join(folder, name)) {
				return true
			}
		}
	}
	return false
}

func classified(file string) bool {
	info, err := os.Stat(file)
	if err != nil || info.Size() > maxMetadata {
		return false
	}
	text, err := os.ReadFile(file)
	return err == nil && bytes.Contains(text, []byte("classifiers"))
}
