package flow

import (
	"testing"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// What all modules lie under says nothing of them, unless it is a package.
func TestAboveAll(t *testing.T) {
	for _, c := range []struct {
		names []string
		want  string
	}{
		{[]string{"suite.cracked.app", "suite.cracked.views.home", "template:suite/cracked/a.html"}, "suite.cracked."},
		{[]string{"suite.shop", "suite.shop.views"}, "suite."},
		{[]string{"shop", "shop.views"}, ""},
		{[]string{"app"}, ""},
		{[]string{"a.x", "b.y"}, ""},
		{nil, ""},
	} {
		var modules []*ir.Module
		for _, n := range c.names {
			modules = append(modules, &ir.Module{Name: n})
		}
		if got := aboveAll(modules); got != c.want {
			t.Errorf("%v: %q, want %q", c.names, got, c.want)
		}
	}
}
