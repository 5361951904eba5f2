package cli

import (
	"bufio"
	"fmt"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/cwe"
	"github.com/touchstone-sec/touchstone/internal/report"
)

// check holds a number against a name that somebody wrote beside it.
func (j *cweJob) check(args []string) error {
	id, ok := cwe.ParseID(args[0])
	if !ok {
		return fmt.Errorf("%q is no number of CWE (see touchstone cwe check --help)", args[0])
	}
	judgement := j.catalog.Check(id, strings.Join(args[1:], " "))
	if !judgement.Matches() || !judgement.Known || !judgement.Entry.Usable() {
		j.code = exitFindings
	}
	return j.print(j.checkDoc(judgement), func(w *bufio.Writer) { j.showCheck(w, judgement) })
}

func (j *cweJob) showCheck(w *bufio.Writer, g cwe.Judgement) {
	name := report.Printable(g.Name)
	switch g.Verdict {
	case cwe.VerdictExact:
		fmt.Fprintf(w, "exact: this is the name of CWE-%d\n", g.ID)
	case cwe.VerdictSame:
		fmt.Fprintf(w, "same: \"%s\" is another way to write the name of CWE-%d\n", name, g.ID)
	case cwe.VerdictClose:
		fmt.Fprintf(w, "close: \"%s\" may mean CWE-%d\n", name, g.ID)
	case cwe.VerdictOther:
		fmt.Fprintf(w, "other: \"%s\" does not mean CWE-%d\n", name, g.ID)
	default:
		fmt.Fprintf(w, "unknown: \"%s\" is no name of a weakness\n", name)
	}
	if g.Known {
		column(w, "number", title(g.Entry))
		column(w, "mapping", usageWords(g.Entry))
		if !g.Entry.Usable() {
			column(w, "instead", j.headlines(g.Entry.Suggested)...)
		}
	} else {
		column(w, "number", fmt.Sprintf("CWE-%d, which CWE %s does not have", g.ID, j.catalog.Version()))
	}
	var meant []string
	for _, h := range g.Meant {
		if h.Entry.ID != g.ID || len(g.Meant) > 1 {
			meant = append(meant, headline(h.Entry))
		}
	}
	column(w, "the name", meant...)
	column(w, "catalog", j.catalogName())
}
