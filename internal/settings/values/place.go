package values

import (
	"path"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/regex"
	"github.com/touchstone-sec/touchstone/internal/settings"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// reference matches what stands for a value of elsewhere; a wholeReference is nothing but that.
var (
	reference      = regex.NewPattern(`\$\{[^}]|^\$\(?[A-Za-z_]\w*\)?$|\$\$?\{\{|%\(\w+\)s|%\{|\{\{|\{%|^<[^<>]+>$|^%\w+%$`)
	wholeReference = regex.NewPattern(`^(?:\$\{[A-Za-z_][\w.]*(?::?[-?+]?)?\}|\$\(?[A-Za-z_]\w*\)?|\$?\{\{[^{}]*\}\}|%\(\w+\)s|<[^<>]+>)$`)
)

// forTests reports whether a file is by its path one for tests, for development, or to be copied and filled in.
func forTests(name string) bool {
	parts := strings.Split(strings.ToLower(name), "/")
	for _, p := range parts[:len(parts)-1] {
		if testFolders[p] {
			return true
		}
	}
	base := path.Base(name)
	return source.IsSample(base) || slices.ContainsFunc(
		strings.FieldsFunc(strings.ToLower(base), func(r rune) bool { return r == '.' || r == '_' || r == '-' }),
		func(w string) bool { return testWords[w] })
}

var testFolders = setOf(`test tests testing unittests functional integration system_tests system-tests systemtests e2e spec specs ci .ci .circleci .github
	.gitlab example examples sample samples demo demos doc docs documentation tutorial tutorials quickstart playground
	benchmark benchmarks mock mocks fixtures molecule zuul.d .zuul.d devstack devtools vagrant tilt dev devel development .devcontainer .travis .buildkite`)

var testWords = setOf("test tests testing e2e ci dev devel develop development local localhost mock debug quickstart demo travis zuul molecule functional integration")

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// inExample reports whether a setting stands below a key that calls it an example: projects.example.environment.
func inExample(s *settings.Setting) bool {
	above := strings.Split(s.Group, ".")
	if len(s.Path) > 1 {
		above = append(above, s.Path[:len(s.Path)-1]...)
	}
	return slices.ContainsFunc(above, func(k string) bool { return exampleKeys[strings.ToLower(k)] })
}

var exampleKeys = setOf("example examples sample samples")
