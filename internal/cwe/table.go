package cwe

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The bounds of what is read: many times what CWE has, and little for a machine.
const (
	maxTable   = 32 << 20 // bytes of a table
	maxEntries = 100_000
	maxID      = 9_999_999
	maxName    = 500 // bytes of a name or a term
	maxLinks   = 500 // parents, suggestions or terms of one entry
)

// The columns of a table. Lists of numbers are separated by spaces, terms by bars. The embedded table has no terms.
const (
	columns     = "id,kind,name,abstraction,status,mapping_usage,child_of_view_1000,suggested_instead"
	termsColumn = ",alternate_terms"
	versionLine = "# CWE version " // the first line of a table that WriteTable wrote, before MITRE's notice
)

var (
	versionForm = regexp.MustCompile(`^[0-9]{1,4}(\.[0-9]{1,4}){0,3}$`)
	wordForm    = regexp.MustCompile(`^[A-Za-z][A-Za-z-]{0,30}$`)
)

// ReadTable reads a table that WriteTable wrote. Errors begin with path:line where there is a line.
func ReadTable(path string) (*Catalog, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, maxTable+1))
	if err != nil {
		return nil, err
	}
	if len(text) > maxTable {
		return nil, fmt.Errorf("%s: the table is larger than %d bytes", path, maxTable)
	}
	c, err := parseTable(path, string(text))
	if err != nil {
		return nil, err
	}
	if c.version == "" {
		return nil, fmt.Errorf("%s:1: the line %q and a version is missing", path, versionLine)
	}
	if err := c.check(); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return c, nil
}

// tableAbout stands in a table before MITRE's terms.
const tableAbout = `Facts of the entries of the Common Weakness Enumeration (CWE), which is published at https://cwe.mitre.org, as touchstone
took them from its XML. CWE is under these terms:

`

// WriteTable writes a catalog as CSV, beneath its version and MITRE's copyright notice and licence as comments.
func WriteTable(w io.Writer, c *Catalog) error {
	var head strings.Builder
	head.WriteString(versionLine + c.version + "\n")
	for line := range strings.Lines(tableAbout + terms()) {
		head.WriteString(strings.TrimRight("# "+line, " \n") + "\n")
	}
	if _, err := io.WriteString(w, head.String()); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.Write(strings.Split(columns+termsColumn, ","))
	for _, id := range c.ids {
		e := c.entries[id]
		out.Write([]string{
			strconv.Itoa(id), string(e.Kind), e.Name, string(e.Abstraction), string(e.Status), string(e.Usage),
			join(e.Parents), join(e.Suggested), strings.Join(e.Terms, "|"),
		})
	}
	out.Flush()
	return out.Error()
}

// terms is the part of Notice that is MITRE's.
func terms() string { return Notice[max(strings.Index(Notice, "  Copyright"), 0):] }

func join(ids []int) string {
	words := make([]string, len(ids))
	for i, id := range ids {
		words[i] = strconv.Itoa(id)
	}
	return strings.Join(words, " ")
}

// parseTable reads the text of a table; name is what errors call it.
func parseTable(name, text string) (*Catalog, error) {
	at := func(line int, err error) error { return fmt.Errorf("%s:%d: %w", name, line, err) }
	var version string
	if first, _, _ := strings.Cut(text, "\n"); strings.HasPrefix(first, versionLine) {
		version = strings.TrimRight(first[len(versionLine):], "\r")
		if !versionForm.MatchString(version) {
			return nil, at(1, fmt.Errorf("%q is no version", version))
		}
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comment = '#'
	header, err := r.Read()
	if got := strings.Join(header, ","); err != nil || got != columns && got != columns+termsColumn {
		line := 1
		if err == nil {
			line, _ = r.FieldPos(0)
		}
		return nil, at(line, errors.New("the columns are not "+columns+termsColumn))
	}
	entries := map[int]Entry{}
	for {
		row, err := r.Read()
		if err == io.EOF {
			return newCatalog(version, entries), nil
		}
		if err != nil {
			var p *csv.ParseError
			if errors.As(err, &p) {
				return nil, at(p.Line, p.Err)
			}
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		line, _ := r.FieldPos(0)
		e, err := parseRow(row)
		if err == nil {
			err = add(entries, e)
		}
		if err != nil {
			return nil, at(line, err)
		}
	}
}

func parseRow(row []string) (e Entry, err error) {
	if e.ID, err = number(row[0]); err != nil {
		return e, err
	}
	e.Kind, e.Name, e.Abstraction = Kind(row[1]), oneLine(row[2]), Abstraction(row[3])
	e.Status, e.Usage = Status(row[4]), Usage(row[5])
	if e.Parents, err = numbers(row[6]); err == nil {
		e.Suggested, err = numbers(row[7])
	}
	if len(row) > 8 && row[8] != "" {
		e.Terms = strings.Split(row[8], "|")
	}
	if err != nil {
		err = fmt.Errorf("CWE-%d: %w", e.ID, err)
	}
	return e, err
}

// add puts an entry, which came from outside, into entries. What decides something must be known; the words for
// maturity and abstraction only have to be words, so that a later CWE may have new ones.
func add(entries map[int]Entry, e Entry) error {
	wrong := func(format string, args ...any) error {
		return fmt.Errorf("CWE-%d: "+format, append([]any{e.ID}, args...)...)
	}
	if _, twice := entries[e.ID]; twice {
		return wrong("is there for the second time")
	}
	switch e.Usage {
	case Allowed, AllowedWithReview, Discouraged, Prohibited:
	default:
		return wrong("mapping usage %q is unknown", e.Usage)
	}
	switch {
	case e.Kind != Weakness && e.Kind != Category && e.Kind != View:
		return wrong("kind %q is unknown", e.Kind)
	case e.Kind == Weakness && !wordForm.MatchString(string(e.Abstraction)), e.Kind != Weakness && e.Abstraction != "":
		return wrong("%q is no abstraction of a %s", e.Abstraction, e.Kind)
	case !wordForm.MatchString(string(e.Status)):
		return wrong("%q is no status", e.Status)
	case !isName(e.Name):
		return wrong("%.60q is no name", e.Name)
	case len(e.Parents) > maxLinks || len(e.Suggested) > maxLinks || len(e.Terms) > maxLinks:
		return wrong("has more than %d parents, suggestions or terms", maxLinks)
	case len(entries) == maxEntries:
		return fmt.Errorf("there are more than %d entries", maxEntries)
	}
	for _, t := range e.Terms {
		if !isName(t) || strings.Contains(t, "|") {
			return wrong("%.60q is no alternate term", t)
		}
	}
	entries[e.ID] = e
	return nil
}

// isName says whether a text can be a name: printable, on one line, not empty, not endless.
func isName(s string) bool {
	return s != "" && len(s) <= maxName && s == oneLine(s) && utf8.ValidString(s) &&
		strings.IndexFunc(s, func(r rune) bool { return r != ' ' && !unicode.IsGraphic(r) }) < 0
}

func number(word string) (int, error) {
	id, err := strconv.Atoi(word)
	if err != nil || id < 1 || id > maxID {
		return 0, fmt.Errorf("%.60q is no number of an entry", word)
	}
	return id, nil
}

func numbers(list string) ([]int, error) {
	var ids []int
	for word := range strings.FieldsSeq(list) {
		id, err := number(word)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, nil
}
