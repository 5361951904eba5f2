package values

import (
	"encoding/base64"
	"slices"
	"unicode/utf8"

	"github.com/touchstone-sec/touchstone/internal/settings"
)

// plain is a setting's value as it is meant: the data of a Kubernetes Secret are in base64.
func plain(s *settings.Setting) settings.Value {
	v := s.Value
	if s.System == "kubernetes" && len(s.Path) > 2 && s.Path[0] == "Secret" && s.Path[1] == "data" && !refers(v.Raw) {
		if raw, err := base64.StdEncoding.DecodeString(v.Raw); err == nil && utf8.Valid(raw) {
			v.Raw = string(raw)
		}
	}
	return v
}

// sealed reports whether a value is encrypted: those of a SealedSecret are named like what is in them.
func sealed(s *settings.Setting) bool {
	return s.System == "kubernetes" && slices.Contains(s.Path, "encryptedData")
}

// overruled reports whether another rule says more of the same value: a password that everybody knows is one that stands
// in the file, too.
func overruled(c candidate, found []candidate) bool {
	if c.rule != hardCoded {
		return false
	}
	for _, o := range found {
		if o.rule == known || o.rule == "empty-password" {
			return true
		}
	}
	return false
}
