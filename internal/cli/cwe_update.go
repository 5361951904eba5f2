package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/touchstone-sec/touchstone/internal/cwe"
	"github.com/touchstone-sec/touchstone/internal/report"
)

// update makes the user's catalog of the XML that MITRE publishes, and says what is new in it. The catalog that was
// there before is replaced whole, or stays as it was.
func (j *cweJob) update(file string) error {
	if err := j.flags(); err != nil {
		return err
	}
	place, _, err := j.where()
	if err != nil {
		return err
	}
	if place == builtin {
		return errors.New("the catalog that is built in cannot be replaced: name another place with --catalog")
	}
	fresh, err := cwe.ReadPublished(file)
	if err != nil {
		return fmt.Errorf("reading CWE: %w", err)
	}
	before, err := cwe.ReadTable(place)
	if err != nil { // none, or a broken one, which is why it is written anew
		before = cwe.Default()
	}
	if err := os.MkdirAll(filepath.Dir(place), 0o755); err != nil {
		return fmt.Errorf("writing the catalog: %w", err)
	}
	if err := writeFile(place, func(w io.Writer) error { return cwe.WriteTable(w, fresh) }); err != nil {
		return fmt.Errorf("writing the catalog: %w", err)
	}
	j.catalog, j.source = fresh, place
	d := cwe.Diff(before, fresh)
	doc := updateDoc{
		cweHead: j.head("update"), Entries: len(fresh.IDs()), Before: before.Version(),
		Added: list(d.Added), Removed: list(d.Removed), Renamed: list(d.Renamed), Usage: list(d.Usage),
	}
	return j.print(doc, func(w *bufio.Writer) {
		fmt.Fprintf(w, "CWE %s, %d entries: %s\n", fresh.Version(), doc.Entries, report.Printable(place))
		column(w, "before", "CWE "+doc.Before)
		column(w, "changes", fmt.Sprintf("%d new, %d gone, %d renamed, %d with another mapping usage",
			len(d.Added), len(d.Removed), len(d.Renamed), len(d.Usage)))
	})
}
