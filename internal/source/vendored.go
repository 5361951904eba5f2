package source

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// skippedFolders are the folders that are left out by their names: code of others, which has its own reviewers and
// whose defects are mended elsewhere; what tools have made; and the stores of version control. A project with a folder
// of its own by such a name has it reviewed by naming it.
var skippedFolders = map[string]string{
	"vendor":           SkippedVendored,
	"vendored":         SkippedVendored,
	"_vendor":          SkippedVendored,
	"_vendored":        SkippedVendored,
	"third_party":      SkippedVendored,
	"third-party":      SkippedVendored,
	"thirdparty":       SkippedVendored,
	"3rdparty":         SkippedVendored,
	"node_modules":     SkippedVendored,
	"bower_components": SkippedVendored,
	"jspm_packages":    SkippedVendored,
	"site-packages":    SkippedVendored,
	"dist-packages":    SkippedVendored,
	"__pypackages__":   SkippedVendored,

	"__pycache__":        SkippedArtefact,
	".tox":               SkippedArtefact,
	".nox":               SkippedArtefact,
	".eggs":              SkippedArtefact,
	".mypy_cache":        SkippedArtefact,
	".pytest_cache":      SkippedArtefact,
	".ruff_cache":        SkippedArtefact,
	".ipynb_checkpoints": SkippedArtefact,

	".git":   SkippedVersionControl,
	".hg":    SkippedVersionControl,
	".svn":   SkippedVersionControl,
	".bzr":   SkippedVersionControl,
	".jj":    SkippedVersionControl,
	".pijul": SkippedVersionControl,
	"_darcs": SkippedVersionControl,
	"CVS":    SkippedVersionControl,
}

// skippedEnds are ends of such names: metadata and unpacked archives of setuptools and pip.
var skippedEnds = [...]string{".egg-info", ".dist-info", ".egg"}

// skippedByName is the reason for which a folder is left out by its name alone, or "".
func skippedByName(name string) string {
	if reason, ok := skippedFolders[name]; ok {
		return reason
	}
	for _, end := range skippedEnds {
		if strings.HasSuffix(name, end) {
			return SkippedArtefact
		}
	}
	return ""
}

// virtualEnvironment says by what a folder, with its listing, is known to be a virtual environment, or "". The names
// of such folders say nothing: ".venv" and "env" are habits.
func virtualEnvironment(folder string, listing []fs.DirEntry) string {
	for _, e := range listing {
		switch name := e.Name(); {
		case name == "pyvenv.cfg" && !e.IsDir(), name == "conda-meta" && e.IsDir():
			return name
		case (name == "bin" || name == "Scripts") && e.IsDir():
			// virtualenv before version 20 wrote no pyvenv.cfg. A script called activate alone proves nothing.
			if holds(folder, name, "activate") && (holds(folder, name, "python") || holds(folder, name, "python.exe")) {
				return name + "/activate"
			}
		}
	}
	return ""
}

// installed reports what shows that a folder is where packages have been installed: metadata of several of them beside each
// other. One alone is an unpacked wheel.
func installed(listing []fs.DirEntry) string {
	first := ""
	for _, e := range listing {
		if name := e.Name(); e.IsDir() && strings.HasSuffix(name, ".dist-info") {
			if first != "" {
				return first
			}
			first = name
		}
	}
	return ""
}

// copied are packages that many projects have copied into their own code, each with a file by which it is known.
var copied = map[string]string{
	"certifi": "cacert.pem", "chardet": "universaldetector.py", "idna": "idnadata.py", "requests": "adapters.py", "urllib3": "connectionpool.py",
}

// copies reports what shows that a folder is where packages of others have been copied: two of them beside each other.
func copies(folder string, listing []fs.DirEntry) string {
	first := ""
	for _, e := range listing {
		if mark := copied[e.Name()]; mark != "" && e.IsDir() && holds(folder, e.Name(), mark) {
			if first != "" {
				return first
			}
			first = e.Name() + "/" + mark
		}
	}
	return ""
}

func holds(folder ...string) bool {
	_, err := os.Lstat(filepath.Join(folder...))
	return err == nil
}
