package program_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

func TestIslands(t *testing.T) {
	p := load(t, map[string]string{
		"east/app.py":      "from east import models\n",
		"east/models.py":   "",
		"west/app.py":      "def late():\n    import west.models\n",
		"west/models.py":   "",
		"tests/test_it.py": "import east.app\nimport west.app\n",
	})
	together := func(of []int32) string {
		var sets []string
		for lowest := range of {
			var names []string
			for i, m := range p.Modules {
				if of[i] == int32(lowest) {
					names = append(names, m.Name)
				}
			}
			if len(names) > 0 {
				slices.Sort(names)
				sets = append(sets, strings.Join(names, " "))
			}
		}
		slices.Sort(sets)
		return strings.Join(sets, "; ")
	}
	const all = "east.app east.models tests.test_it west.app west.models"
	if got := together(p.Islands()); got != all {
		t.Errorf("islands: %q, want %q", got, all)
	}
	const apart = "east.app east.models; tests.test_it; west.app west.models"
	if got := together(p.IslandsWithout(func(m *ir.Module) bool { return strings.HasPrefix(m.Name, "tests") })); got != apart {
		t.Errorf("islands without tests: %q, want %q", got, apart)
	}
}
