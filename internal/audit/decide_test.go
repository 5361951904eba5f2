package audit

import (
	"testing"

	"github.com/touchstone-sec/touchstone/internal/audit/claim"
	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// The verdict that follows from what the checks found, case by case.
func TestDecide(t *testing.T) {
	sql := &mechanism{ID: "sql-injection", Name: "SQL injection", Kind: operation}
	login := &mechanism{ID: "brute-force", Name: "missing limit", Kind: absence}
	code := &file{File: &source.File{Path: "app.py"}, module: &ir.Module{}}
	tests := &file{File: &source.File{Path: "tests/test_app.py"}, module: &ir.Module{}}
	at := func(f *file) *region { return &region{file: f, first: 1, last: 9} }
	exact := func(list []*showing) []*showing { list[0].region.from, list[0].region.to = 1, 1; return list }
	defect, need := &sight{look: &look{Says: "does it"}, state: built}, &sight{look: &look{Says: "could", Settles: true}, state: constant}
	need.where = finding.Location{File: code.File}
	own := &finding.Finding{Rule: &finding.Rule{ID: "sql-injection"}}
	sees := func(m *mechanism, s showing) []*showing {
		s.mechanism, s.region = m, at(code)
		return []*showing{&s}
	}
	here := func(c cited) *cited {
		c.placed, c.regions = true, []*region{at(code)}
		return &c
	}
	for name, c := range map[string]struct {
		b    brief
		c    claim.Claim
		want Verdict
	}{
		"touchstone reports it":                {brief{cited: here(cited{here: []string{"f"}}), shown: sees(sql, showing{}), finding: own}, claim.Claim{}, Confirmed},
		"the code does it":                     {brief{cited: here(cited{here: []string{"f"}}), shown: sees(sql, showing{weak: defect})}, claim.Claim{}, Confirmed},
		"without a word about the place":       {brief{cited: here(cited{}), shown: sees(login, showing{weak: defect})}, claim.Claim{}, Confirmed},
		"a defence":                            {brief{cited: here(cited{}), shown: sees(sql, showing{weak: defect, safe: need})}, claim.Claim{}, Unproven},
		"data were followed, without harm":     {brief{cited: here(cited{}), shown: sees(sql, showing{weak: defect, followed: &Sink{}})}, claim.Claim{}, Unproven},
		"fixed statements":                     {brief{cited: here(cited{here: []string{"f"}}), shown: sees(sql, showing{needed: need})}, claim.Claim{}, Refuted},
		"fixed, but not elsewhere in the file": {brief{cited: here(cited{here: []string{"f"}}), shown: sees(sql, showing{needed: need, near: defect})}, claim.Claim{}, Unproven},
		"fixed, at the line that is cited":     {brief{cited: here(cited{here: []string{"f"}}), shown: exact(sees(sql, showing{needed: need, near: defect}))}, claim.Claim{}, Refuted},
		"fixed, but something is not known":    {brief{cited: here(cited{here: []string{"f"}}), shown: sees(sql, showing{needed: need, unknown: []string{"g"}})}, claim.Claim{}, Unproven},
		"nothing of the kind":                  {brief{cited: here(cited{}), shown: sees(sql, showing{})}, claim.Claim{}, Refuted},
		"nothing, but it names the place":      {brief{cited: here(cited{here: []string{"f"}}), shown: sees(sql, showing{})}, claim.Claim{}, Unproven},
		"nothing, but elsewhere in the file":   {brief{cited: here(cited{}), shown: sees(sql, showing{near: defect})}, claim.Claim{}, Unproven},
		"an absence shows nothing":             {brief{cited: here(cited{}), shown: sees(login, showing{})}, claim.Claim{}, Unproven},
		"names that are nowhere":               {brief{cited: here(cited{unheard: []string{"f", "g"}}), shown: sees(sql, showing{})}, claim.Claim{}, Refuted},
		"invented functions, the code does it": {brief{cited: here(cited{unheard: []string{"f", "g"}, invented: []string{"f", "g"}}), shown: sees(sql, showing{weak: defect})}, claim.Claim{}, Refuted},
		"a thing that the file does not hold":  {brief{cited: here(cited{here: []string{"f"}, tools: []string{"pickle"}}), shown: sees(sql, showing{})}, claim.Claim{}, Refuted},
		"the same, and the code does it":       {brief{cited: here(cited{here: []string{"f"}, tools: []string{"pickle"}}), shown: sees(sql, showing{weak: defect})}, claim.Claim{}, Confirmed},
		"a name of another program":            {brief{cited: here(cited{unheard: []string{"invoicerepository"}, foreign: []string{"invoicerepository"}}), shown: sees(login, showing{weak: defect})}, claim.Claim{}, Refuted},
		"the same, and touchstone reports it":  {brief{cited: here(cited{unheard: []string{"invoicerepository"}, foreign: []string{"invoicerepository"}}), shown: sees(login, showing{weak: defect}), finding: own}, claim.Claim{}, Unproven},
		"a form that contradicts":              {brief{cited: here(cited{}), shown: sees(login, showing{weak: defect, safe: need}), contrary: need}, claim.Claim{}, Refuted},
		"off topic":                            {brief{cited: here(cited{}), shown: sees(login, showing{}), offTopic: true}, claim.Claim{}, Refuted},
		"a form that supports":                 {brief{cited: here(cited{}), shown: sees(login, showing{needed: need}), support: need}, claim.Claim{}, Confirmed},
		"a few lines away":                     {brief{cited: here(cited{}), shown: sees(sql, showing{}), beside: defect}, claim.Claim{}, Confirmed},
		"all cleared":                          {brief{cited: here(cited{}), shown: sees(sql, showing{weak: defect}), cleared: &Sink{}, only: true}, claim.Claim{}, Refuted},
		"all cleared but for another":          {brief{cited: here(cited{}), shown: sees(sql, showing{weak: defect}), cleared: &Sink{}}, claim.Claim{}, Unproven},
		"names elsewhere, the code does it":    {brief{cited: here(cited{astray: []string{"f", "g"}}), shown: sees(sql, showing{weak: defect})}, claim.Claim{}, Unproven},
		"no such file":                         {brief{cited: &cited{placed: true, missing: []string{"x.py"}}}, claim.Claim{}, Refuted},
		"a file that was left out":             {brief{cited: &cited{placed: true, unread: []string{"x.py"}}}, claim.Claim{}, Unproven},
		"no place":                             {brief{cited: &cited{}}, claim.Claim{}, Unproven},
		"test code":                            {brief{cited: &cited{placed: true, regions: []*region{at(tests)}}, shown: sees(sql, showing{weak: defect})}, claim.Claim{}, Refuted},
		"contradicted":                         {brief{cited: here(cited{}), against: "it has no parameter"}, claim.Claim{}, Refuted},
		"said to be safe, and is not":          {brief{cited: here(cited{}), shown: sees(sql, showing{weak: defect})}, claim.Claim{Safe: true}, Refuted},
		"said to be safe":                      {brief{cited: here(cited{}), shown: sees(sql, showing{needed: need})}, claim.Claim{Safe: true}, Confirmed},
	} {
		if got, reason := c.b.decide(&c.c); got != c.want || reason == "" {
			t.Errorf("%s: %s (%s), want %s", name, got, reason, c.want)
		}
	}
}
