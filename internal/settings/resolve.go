package settings

import (
	"regexp"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/source"
)

// This file puts in the place of references what they refer to. In INI files these are oslo.config's $name, ${name} and
// ${group.name} and configparser's %(name)s, which mean settings of the same group, or of DEFAULT; in the environment
// ${NAME}, $NAME and ${NAME:-text}, which mean variables.

// The bounds: how deep references lead to others, how many bytes a value may become, and all of them together.
const (
	maxReferences  = 16
	maxResolved    = 1 << 14
	maxAllResolved = 16 << 20
)

var referenceForm = regexp.MustCompile(`\$\$|\\\$|\$\{([\w.-]+)(?::?-([^{}]*))?\}|\$([A-Za-z_][\w.]*)|%%|%\(([\w.-]+)\)s`)

// Resolve is the settings with their references resolved as far as settings say what they mean; declared is asked for
// the rest. Settings are in order of who wins, so that a reference means the last one of its name. What a secret becomes
// part of is a secret.
func Resolve(list []Setting, declared func(Key) (Value, bool)) []Setting {
	r := &resolver{last: map[Key]*Setting{}, variables: map[variable]*Setting{}, done: map[*Setting]*Value{}, declared: declared}
	for i := range list {
		s := &list[i]
		if s.System == environment {
			r.variables[variable{s.Location.File, s.Name}] = s
			r.variables[variable{nil, s.Name}] = s
		} else if s.System == "" || s.System == "oslo.config" {
			r.last[s.Key] = s
		}
	}
	out := make([]Setting, len(list))
	copy(out, list)
	for i := range out {
		if s := &list[i]; s.System == environment || len(s.Path) == 0 {
			out[i].Value = r.value(s, 0)
		}
	}
	return out
}

const environment = "environment"

// A variable of the environment in a file, or in any.
type variable struct {
	file *source.File
	name string
}

type resolver struct {
	last      map[Key]*Setting
	variables map[variable]*Setting
	done      map[*Setting]*Value // nil while it is being resolved
	bytes     int
	declared  func(Key) (Value, bool)
}

// value is a setting's value with its references resolved. What cannot be resolved stays as it is written.
func (r *resolver) value(s *Setting, depth int) Value {
	v := s.Value
	if v.Kind != Text || !strings.ContainsAny(v.Raw, "$%") || depth > maxReferences || r.bytes > maxAllResolved {
		return v
	}
	if known, ok := r.done[s]; ok {
		if known == nil {
			return v // it refers to itself
		}
		return *known
	}
	r.done[s] = nil
	defer func() { r.done[s] = &v }()
	v.Raw = referenceForm.ReplaceAllStringFunc(v.Raw, func(ref string) string {
		switch ref {
		case "$$", `\$`:
			return "$"
		case "%%":
			return ref
		}
		m := referenceForm.FindStringSubmatch(ref)
		name := m[1] + m[3] + m[4]
		x, ok := r.lookup(s, name, depth)
		switch {
		case ok && len(x.Raw) <= maxResolved:
			v.Secret = v.Secret || x.Secret
			return x.Raw
		case m[2] != "":
			return m[2]
		}
		return ref
	})
	if len(v.Raw) > maxResolved {
		v.Raw = s.Value.Raw
	}
	r.bytes += len(v.Raw)
	return v
}

// lookup is what a name means to a setting.
func (r *resolver) lookup(s *Setting, name string, depth int) (Value, bool) {
	found := func(o *Setting) (Value, bool) {
		if o == nil || o == s || o.Value.Kind > Null || o.Value.Kind < Text {
			return Value{}, false
		}
		return r.value(o, depth+1), true
	}
	if s.System == environment {
		if v, ok := found(r.variables[variable{s.Location.File, name}]); ok {
			return v, ok
		}
		return found(r.variables[variable{nil, name}])
	}
	keys := []Key{{s.Group, name}, {"DEFAULT", name}, {"", name}}
	if group, option, ok := strings.Cut(name, "."); ok {
		keys = []Key{{group, option}}
	}
	for _, k := range keys {
		if v, ok := found(r.last[k]); ok {
			return v, ok
		}
	}
	for _, k := range keys {
		if v, ok := r.declared(k); ok && v.Kind >= Text && v.Kind <= Bool {
			return v, true
		}
	}
	return Value{}, false
}
