package cli

import (
	"bufio"
	"errors"
	"fmt"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/cwe"
	"github.com/touchstone-sec/touchstone/internal/report"
)

// isNumber reports whether a word is a number, though one that no entry may have.
func isNumber(word string) bool { return word != "" && strings.Trim(word, "0123456789") == "" }

// lookup shows entries, if all arguments are numbers, and searches otherwise.
func (j *cweJob) lookup(args []string) error {
	var ids []int
	for _, arg := range args {
		id, ok := cwe.ParseID(arg)
		if !ok && !isNumber(arg) {
			return j.search(args)
		}
		ids = append(ids, id)
	}
	doc := entriesDoc{cweHead: j.head("entries"), Entries: []entryDoc{}}
	for i, id := range ids {
		if e, ok := j.catalog.Lookup(id); ok {
			doc.Entries = append(doc.Entries, j.entry(e))
		} else if id > 0 {
			j.complain("CWE %s has no CWE-%d", j.catalog.Version(), id)
			j.code = exitFindings
		} else {
			j.complain("CWE %s has no number %s", j.catalog.Version(), args[i])
			j.code = exitFindings
		}
	}
	return j.print(doc, func(w *bufio.Writer) {
		for i, d := range doc.Entries {
			if i > 0 {
				w.WriteString("\n")
			}
			e, _ := j.catalog.Lookup(d.CWE)
			j.show(w, e)
		}
	})
}

func (j *cweJob) show(w *bufio.Writer, e cwe.Entry) {
	w.WriteString(title(e) + "\n")
	kind := string(e.Kind)
	if e.Abstraction != "" {
		kind += ", " + string(e.Abstraction)
	}
	column(w, "kind", kind+", "+string(e.Status))
	column(w, "mapping", usageWords(e))
	column(w, "instead", j.headlines(e.Suggested)...)
	if len(e.Terms) > 0 {
		column(w, "also", report.Printable(strings.Join(e.Terms, ", ")))
	}
	column(w, "above", j.headlines(e.Parents)...)
	column(w, "below", j.headlines(j.catalog.Children(e.ID))...)
	column(w, "page", pageOf(e))
	column(w, "catalog", j.catalogName())
}

// usageWords says what the mapping usage asks for.
func usageWords(e cwe.Entry) string {
	switch e.Usage {
	case cwe.Allowed:
		return "Allowed"
	case cwe.AllowedWithReview:
		return "Allowed-with-Review: see whether an entry below it fits better"
	}
	if e.Kind != cwe.Weakness {
		return fmt.Sprintf("%s: a %s is no weakness", e.Usage, e.Kind)
	}
	return fmt.Sprintf("%s: not to be used for mapping", e.Usage)
}

// pageOf is the address of an entry's page at MITRE, which is the same for weaknesses, categories and views.
func pageOf(e cwe.Entry) string {
	return fmt.Sprintf("https://cwe.mitre.org/data/definitions/%d.html", e.ID)
}

func (j *cweJob) catalogName() string {
	return fmt.Sprintf("CWE %s (%s)", j.catalog.Version(), report.Printable(j.source))
}

// search lists what words may mean.
func (j *cweJob) search(args []string) error {
	query := strings.Join(args, " ")
	if strings.TrimSpace(query) == "" {
		return errors.New("there are no words to search by (see touchstone cwe --help)")
	}
	hits := j.catalog.Search(query, j.limit)
	doc := searchDoc{cweHead: j.head("search"), Query: query, Results: hitDocs(hits)}
	if len(hits) == 0 {
		j.complain("CWE %s has nothing like %q", j.catalog.Version(), query)
		j.code = exitFindings
	}
	return j.print(doc, func(w *bufio.Writer) {
		for _, h := range hits {
			fmt.Fprintf(w, "%4.2f  %s\n", h.Score, headline(h.Entry))
		}
	})
}

// tree shows the hierarchy above and below an entry.
func (j *cweJob) tree(args []string) error {
	roots := j.catalog.Pillars()
	doc := treeDoc{cweHead: j.head("tree"), Above: []briefDoc{}}
	var above []int
	if len(args) == 1 {
		id, ok := cwe.ParseID(args[0])
		if !ok {
			return fmt.Errorf("%q is no number of CWE (see touchstone cwe tree --help)", args[0])
		}
		e, ok := j.catalog.Lookup(id)
		switch {
		case !ok:
			j.complain("CWE %s has no CWE-%d", j.catalog.Version(), id)
			j.code = exitFindings
			roots = nil
		case id == researchConcepts: // the view that the hierarchy is of
		default:
			if roots, above = []int{id}, j.catalog.Ancestors(id); e.Kind != cwe.Weakness {
				j.complain("CWE-%d is a %s; the hierarchy of the view Research Concepts (CWE-1000) has weaknesses only", id, e.Kind)
			}
		}
	}
	var nodes []*cwe.Node
	doc.Trees = []nodeDoc{}
	for _, id := range roots {
		n := j.catalog.Tree(id, j.depth)
		nodes = append(nodes, n)
		doc.Trees = append(doc.Trees, newNodeDoc(n))
	}
	for _, id := range above {
		e, _ := j.catalog.Lookup(id)
		doc.Above = append(doc.Above, brief(e))
	}
	return j.print(doc, func(w *bufio.Writer) {
		for i := len(above) - 1; i >= 0; i-- {
			e, _ := j.catalog.Lookup(above[i])
			w.WriteString("above: " + headline(e) + "\n")
		}
		for _, n := range nodes {
			writeTree(w, n, 0)
		}
	})
}

const researchConcepts = 1000

func writeTree(w *bufio.Writer, n *cwe.Node, depth int) {
	w.WriteString(strings.Repeat("  ", depth) + headline(n.Entry))
	switch {
	case n.Again:
		w.WriteString(" (see there)")
	case n.Below > 0:
		fmt.Fprintf(w, " (+%d)", n.Below)
	}
	w.WriteString("\n")
	for _, c := range n.Children {
		writeTree(w, c, depth+1)
	}
}
