package source

import (
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// maxMetadata is how much of a file that describes a package is read, in bytes.
const maxMetadata = 1 << 20

// published reports whether a folder, the one it lies in, or the only thing in it is a package that others install: it has the
// metadata of a distribution (PEP 376, PEP 566), or what they are made from says where an index of packages shows it
// (classifiers), and nothing beside that says how it is deployed. What is written to be deployed has neither, or both. What it is
// for is said by the metadata (Core metadata specification: Summary, Keywords); "" where there are none.
func published(folder string) (is bool, purpose string) {
	for _, p := range placesOf(folder) {
		if describes(p) {
			return true, purposeIn(p, filepath.Base(folder))
		}
	}
	return false, ""
}

// placesOf are the folders in which what describes a folder's package lies.
func placesOf(folder string) []string {
	places := []string{folder, filepath.Dir(folder)}
	if listing, err := os.ReadDir(folder); err == nil && len(listing) == 1 && listing[0].IsDir() { // as archives are unpacked
		places = append(places, filepath.Join(folder, listing[0].Name()))
	}
	return places
}

// purposeIn is what the metadata in a folder say that a package is for, of which a folder has the name: where many are installed, those that
// are its own.
func purposeIn(folder, name string) string {
	files, _ := filepath.Glob(filepath.Join(folder, "*.dist-info", "METADATA")) // the pattern is well formed
	if len(files) > 1 {
		files = slices.DeleteFunc(files, func(file string) bool { return !installs(filepath.Dir(file), name) })
	}
	for _, file := range append(files, filepath.Join(folder, "PKG-INFO")) {
		text, ok := metadata(file)
		if !ok {
			continue
		}
		var said []string
		for line := range strings.Lines(text) {
			if line = strings.TrimSpace(line); line == "" {
				break // the description follows
			}
			for _, field := range []string{"Summary:", "Keywords:"} {
				if rest, ok := strings.CutPrefix(line, field); ok {
					said = append(said, strings.TrimSpace(rest))
				}
			}
			if rest, ok := strings.CutPrefix(line, "Requires-Dist:"); ok && attacks.MatchString(rest) {
				said = append(said, "offensive")
			}
		}
		return strings.Join(said, "\n")
	}
	for _, file := range []string{"pyproject.toml", "setup.cfg", "setup.py"} {
		text, _ := metadata(filepath.Join(folder, file))
		for line := range strings.Lines(text) {
			if key, value, ok := strings.Cut(line, "="); ok && strings.TrimSpace(key) == "description" {
				return strings.Trim(strings.TrimSpace(value), `"',`)
			}
		}
	}
	return ""
}

// attacks are packages that what attacks networks of Windows is made with: their users test the systems of others.
var attacks = regexp.MustCompile(`^\s*(impacket|pypykatz|msldap|minikerberos|aiosmb|aardwolf|dploot)\b`)

// installs reports whether a distribution whose metadata lie in a folder is that of a package: by its name, or by what it has at the top.
func installs(folder, name string) bool {
	called, _, _ := strings.Cut(filepath.Base(folder), "-")
	if strings.EqualFold(called, name) {
		return true
	}
	top, _ := metadata(filepath.Join(folder, "top_level.txt"))
	return slices.Contains(strings.Fields(top), name)
}

// metadata is the text of a file that describes a package.
func metadata(file string) (string, bool) {
	info, err := os.Stat(file)
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxMetadata {
		return "", false
	}
	text, err := os.ReadFile(file)
	return string(text), err == nil
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

// Composes reports whether a file tells how containers are made or run together. Who installs a package runs none of them: its
// maintainers test with them, or show how it is used.
func Composes(file string) bool {
	name := strings.ToLower(path.Base(file))
	return strings.HasPrefix(name, "dockerfile") || strings.HasPrefix(name, "containerfile") || strings.Contains(name, "compose") && (strings.HasSuffix(name, ".yml") || strings.HasSuffix(name, ".yaml"))
}

// Integrates reports whether a file tells a service how changes are built and tested: what runs there serves nobody.
func Integrates(file string) bool {
	folders := strings.Split(strings.ToLower(filepath.ToSlash(file)), "/")
	switch folders[len(folders)-1] {
	case ".gitlab-ci.yml", ".travis.yml", "azure-pipelines.yml", "bitbucket-pipelines.yml", ".drone.yml", "appveyor.yml", ".appveyor.yml":
		return true
	}
	return slices.Contains(folders, ".github") || slices.Contains(folders, ".circleci") || slices.Contains(folders, ".buildkite")
}

// classified reports whether a file that describes a package says where an index of packages shows it, or what its users are given
// to start once it is built and installed (PEP 518, PEP 621).
func classified(file string) bool {
	text, _ := metadata(file)
	return strings.Contains(text, "classifiers") ||
		filepath.Base(file) == "pyproject.toml" && builds.MatchString(text) && starts.MatchString(text)
}

var (
	builds = regexp.MustCompile(`(?m)^\s*\[build-system\]`)
	starts = regexp.MustCompile(`(?m)^\s*\[(project\.(scripts|gui-scripts|entry-points[^\]\n]*)|tool\.poetry\.plugins[^\]\n]*)\]`)
)
