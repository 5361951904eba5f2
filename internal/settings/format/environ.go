package format

import (
	"path"
	"strings"

	"go.yaml.in/yaml/v3"
)

// systemOf says whose document a YAML file is, by what it has at its top.
func systemOf(file string, n *yaml.Node) string {
	switch {
	case scalarAt(n, "apiVersion") != "" && scalarAt(n, "kind") != "":
		return "kubernetes"
	case strings.Contains("/"+file, "/.github/workflows/"), nodeAt(n, "jobs") != nil && nodeAt(n, "on") != nil:
		return "github-actions"
	case strings.HasPrefix(path.Base(file), ".gitlab-ci"):
		return "gitlab-ci"
	case isCompose(n):
		return "compose"
	}
	return ""
}

// isCompose reports whether a document has services that are containers.
func isCompose(n *yaml.Node) bool {
	services := nodeAt(n, "services")
	if services == nil || services.Kind != yaml.MappingNode {
		return false
	}
	for i := 1; i < len(services.Content); i += 2 {
		s := services.Content[i]
		for _, key := range []string{"image", "build", "container_name", "environment", "env_file", "extends", "ports"} {
			if nodeAt(s, key) != nil {
				return true
			}
		}
	}
	return false
}

// isEnvironment reports whether what stands at a path are variables of the environment.
func isEnvironment(path []string) bool {
	if len(path) == 0 {
		return false
	}
	switch path[len(path)-1] {
	case "environment", "env", "envs", "env_vars", "envVars", "extraEnv", "extraEnvs", "extraEnvVars":
		return true
	case "variables":
		return len(path) < 3 // of a pipeline, or of a job of it
	case "args":
		return len(path) > 1 && path[len(path)-2] == "build"
	}
	return false
}

// pairs takes over a list of variables: texts of the form NAME=value, or mappings with a name and a value. It is false
// where the list is something else.
func (y *yamlReading) pairs(n *yaml.Node, path []string) bool {
	for _, c := range n.Content {
		switch {
		case c.Kind == yaml.MappingNode && scalarAt(c, "name") != "":
		case c.Kind == yaml.ScalarNode && nameLength(c.Value) > 0:
		case c.Kind == yaml.AliasNode:
		default:
			return false
		}
	}
	for _, c := range n.Content {
		if y.steps++; y.steps > maxYAMLSteps {
			return true
		}
		if c.Kind == yaml.AliasNode {
			c = c.Alias
		}
		if c.Kind == yaml.MappingNode {
			name, value := nodeAt(c, "name"), nodeAt(c, "value")
			if value != nil && value.Kind == yaml.ScalarNode {
				y.environment(name.Value, path, y.scalar(value), y.place(name), y.place(value))
			}
			if from := nodeAt(c, "valueFrom"); from != nil && name.Value != "" {
				y.walk(from, child(child(path, name.Value), "valueFrom"), y.place(name))
			}
			continue
		}
		at := y.place(c)
		if i := strings.IndexByte(y.of(at), '='); i > 0 {
			s := y.of(at)
			y.environment(strings.TrimSpace(s[:i]), path, text(s[i+1:]), span{at.pos, at.pos + i}, span{at.pos + i + 1, at.end})
		}
	}
	return true
}
