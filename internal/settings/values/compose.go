package values

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/settings"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// A service of a Compose file.
type service struct {
	file *source.File
	name string
}

// serviceOf is the service that a setting or variable is of; false where it is of none.
func serviceOf(s *settings.Setting) (service, bool) {
	if len(s.Path) < 2 || s.Path[0] != "services" {
		return service{}, false
	}
	return service{s.Location.File, s.Path[1]}, true
}

// publishes reports whether a setting has a service reached from other machines than the host.
func publishes(s *settings.Setting) bool {
	if s.System != "compose" || len(s.Path) != 3 || s.Name != "ports" && s.Name != "network_mode" {
		return false
	}
	if s.Name == "network_mode" {
		return s.Value.Raw == "host"
	}
	return slices.ContainsFunc(s.Value.Items, func(p settings.Value) bool {
		return !strings.HasPrefix(p.Raw, "127.") && !strings.HasPrefix(p.Raw, "localhost:") && strings.Contains(p.Raw, ":")
	})
}

// inside reports whether a variable is one of a service of a Compose file that only other services reach: what its
// password is matters less.
func (j *judge) inside(s *settings.Setting) bool {
	x, ok := serviceOf(s)
	return ok && !s.Deployed && !j.published[x]
}
