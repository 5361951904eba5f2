package syntax_test

import (
	"strings"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/lang/python/syntax"
	"github.com/touchstone-sec/touchstone/internal/lang/python/syntax/oracle"
)

func form(src string, m *syntax.Module) string {
	d := oracle.NewDumper(src).WithoutSpans()
	var forms []string
	for _, s := range m.Body {
		forms = append(forms, string(d.Stmt(s)))
	}
	return strings.Join(forms, " ")
}

func TestPython2(t *testing.T) {
	for _, c := range syntax.Python2Cases {
		m, errs := syntax.Parse(c.Src)
		if len(errs) > 0 {
			t.Errorf("%q: %v", c.Src, errs)
		}
		if got := form(c.Src, m); got != c.Want {
			t.Errorf("%q\n got %s\nwant %s", c.Src, got, c.Want)
		}
	}
}
