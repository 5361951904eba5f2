package program_test

import (
	"slices"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

func TestOffered(t *testing.T) {
	p := load(t, map[string]string{
		"pkg/__init__.py": "from ._client import Client, _Hidden\nfrom ._tools import *\nfrom ._late import late as soon\n",
		"pkg/_client.py":  "class Client: pass\nclass _Hidden: pass\nclass Inner: pass\n",
		"pkg/_tools.py":   "def tool(): pass\ndef _own(): pass\n",
		"pkg/_late.py":    "def late(): pass\ndef other(): pass\n",
		"pkg/user.py":     "from ._late import other\n",
	})
	offered := p.Offered(func(*ir.Module) bool { return true })
	var got []string
	for _, f := range p.Functions {
		if offered.Functions[f.ID] {
			got = append(got, f.Name)
		}
	}
	for _, c := range p.Classes {
		if offered.Classes[c.ID] {
			got = append(got, c.Name)
		}
	}
	slices.Sort(got)
	if want := []string{"Client", "late", "tool"}; !slices.Equal(got, want) {
		t.Errorf("offered: %v, want %v", got, want)
	}
}
