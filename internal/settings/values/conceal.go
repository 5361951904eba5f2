package values

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/settings"
)

// Secret reports whether a value of a setting of a name must not be shown: by the name, or by what the text is.
func (n *Names) Secret(name string, v settings.Value) bool {
	if hides(v) && slices.ContainsFunc(n.of(name), func(x *knowledge.Naming) bool {
		return x.Source != nil && x.Source.Class == knowledge.Secret && len(x.Systems) == 0 && x.Path == nil
	}) {
		return true
	}
	return slices.ContainsFunc(append([]settings.Value{v}, v.Items...), func(x settings.Value) bool {
		return x.Kind == settings.Text && n.base.LiteralIn(x.Raw) != nil
	})
}
