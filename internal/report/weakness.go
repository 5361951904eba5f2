package report

import (
	"fmt"

	"github.com/touchstone-sec/touchstone/internal/cwe"
)

// weaknessName is a weakness's official name, "" where the catalog does not know the number.
func weaknessName(id int) string {
	e, _ := cwe.Lookup(id)
	return e.Name
}

// weaknessURL is the weakness's page at MITRE.
func weaknessURL(id int) string {
	return fmt.Sprintf("https://cwe.mitre.org/data/definitions/%d.html", id)
}
