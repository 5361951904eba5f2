package format

import (
	"path"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/source"
)

// A kind is a format: how its files are named, what they must look like, and who reads them.
type kind struct {
	name string
	// named says whether a file has the name of one. The name is in lower case.
	named func(name string) bool
	// looks says whether the text can be one; nil where the name suffices.
	looks func(text string) bool
	read  func(*reading)
}

// kinds lists the formats, those whose names say more first.
func kinds() []kind {
	return []kind{
		{"dotenv", func(n string) bool {
			return n == ".env" || strings.HasPrefix(n, ".env.") || ends(n, ".env") || n == ".flaskenv" || strings.HasPrefix(n, ".envrc")
		}, nil, readEnv},
		{"dockerfile", func(n string) bool {
			return n == "dockerfile" || n == "containerfile" || strings.HasPrefix(n, "dockerfile.") || strings.HasPrefix(n, "containerfile.") || ends(n, ".dockerfile")
		}, nil, readDockerfile},
		{"json", func(n string) bool { return ends(n, ".json", ".dockercfg") }, nil, readJSON},
		{"toml", func(n string) bool { return ends(n, ".toml") }, nil, readTOML},
		{"key", func(n string) bool {
			return ends(n, ".pem", ".key", ".ppk", "id_rsa", "id_dsa", "id_ecdsa", "id_ed25519")
		}, func(t string) bool { return strings.Contains(t, "PRIVATE KEY-----") }, readKey},
		{"properties", func(n string) bool { return ends(n, ".properties") }, nil, readProperties},
		{"yaml", func(n string) bool { return ends(n, ".yaml", ".yml") }, nil, readYAML},
		{"ini", func(n string) bool {
			return ends(n, ".ini", ".cfg", ".conf", ".cnf", ".pypirc", ".npmrc")
		}, looksLikeINI, readINI},
	}
}

// formatOf decides on a file's reader; nil where it holds no settings.
func formatOf(name, text string, named bool) *kind {
	if text == "" {
		return nil
	}
	name = source.PlainName(path.Base(name))
	for _, k := range kinds() {
		if k.named(name) && (k.looks == nil || k.looks(text)) {
			return &k
		}
	}
	if !named {
		return nil
	}
	return byContent(text)
}

// byContent decides on the reader of a file that the user named and whose name says nothing.
func byContent(text string) *kind {
	name := "ini"
	switch first := strings.TrimSpace(text); {
	case strings.HasPrefix(first, "{"):
		name = "json"
	case strings.HasPrefix(first, "---"):
		name = "yaml"
	case strings.HasPrefix(first, "FROM "):
		name = "dockerfile"
	case !looksLikeINI(text):
		return nil
	}
	for _, k := range kinds() {
		if k.name == name {
			return &k
		}
	}
	return nil
}

func ends(name string, list ...string) bool {
	for _, e := range list {
		if strings.HasSuffix(name, e) {
			return true
		}
	}
	return false
}
