package cwe

import (
	"bufio"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// The bounds of the XML. Version 4.15 has 15 MB and is 12 elements deep.
const (
	maxXML   = 512 << 20 // bytes
	maxDepth = 100
)

// ReadXML reads the XML that MITRE publishes (https://cwe.mitre.org/data/downloads.html; schema cwe_schema_v7), from
// version 4.12 on, the first with mapping usage for all entries. It streams: of all that an entry says it keeps the
// facts of an Entry. Errors name the line. Entities that XML does not define are errors; none is ever expanded, and
// nothing is fetched.
func ReadXML(r io.Reader) (*Catalog, error) {
	limit := &io.LimitedReader{R: r, N: maxXML}
	x := &xmlReader{dec: xml.NewDecoder(bufio.NewReader(limit)), entries: map[int]Entry{}}
	err := x.read()
	line, _ := x.dec.InputPos()
	var syntax *xml.SyntaxError
	switch {
	case err != nil && limit.N <= 0:
		return nil, fmt.Errorf("the XML is larger than %d bytes", maxXML)
	case errors.As(err, &syntax):
		return nil, fmt.Errorf("line %d: the XML is malformed: %s", syntax.Line, syntax.Msg)
	case err != nil:
		return nil, fmt.Errorf("line %d: %w", line, err)
	case x.version == "":
		return nil, errors.New("line 1: this is no Weakness_Catalog")
	case len(x.entries) == 0:
		return nil, fmt.Errorf("line %d: the Weakness_Catalog has no entries", line)
	}
	c := newCatalog(x.version, x.entries)
	return c, c.check()
}

// An xmlReader walks the elements. An entry is an element at depth 3 (Weakness_Catalog/Weaknesses/Weakness), and what
// it says of itself lies at fixed places below it, which path holds while they are open.
type xmlReader struct {
	dec     *xml.Decoder
	path    []string // local names of the open elements
	version string
	entries map[int]Entry

	entry Entry
	text  strings.Builder // of the element that is open, if its text is wanted
}

// kinds are the elements that are entries, by their paths.
var kinds = map[string]Kind{"Weaknesses/Weakness": Weakness, "Categories/Category": Category, "Views/View": View}

// The places within an entry that matter.
const (
	related    = "Related_Weaknesses/Related_Weakness"
	usage      = "Mapping_Notes/Usage"
	suggestion = "Mapping_Notes/Suggestions/Suggestion"
	term       = "Alternate_Terms/Alternate_Term/Term"
)

func (x *xmlReader) read() error {
	for {
		token, err := x.dec.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if x.path = append(x.path, t.Name.Local); len(x.path) > maxDepth {
				return fmt.Errorf("the elements are nested more than %d deep", maxDepth)
			}
			err = x.start(t)
		case xml.EndElement:
			err = x.end()
			x.path = x.path[:len(x.path)-1]
		case xml.CharData:
			if p := x.place(); p == usage || p == term {
				if x.text.Len()+len(t) > 2*maxName {
					return fmt.Errorf("CWE-%d: the %s is too long", x.entry.ID, x.path[len(x.path)-1])
				}
				x.text.Write(t)
			}
		}
		if err != nil {
			return err
		}
	}
}

// place is the path below the entry that is open; "" at the entry and outside of entries.
func (x *xmlReader) place() string {
	if len(x.path) < 4 || len(x.path) > 6 || x.kind() == "" {
		return ""
	}
	return strings.Join(x.path[3:], "/")
}

func (x *xmlReader) kind() Kind { return kinds[x.path[1]+"/"+x.path[2]] }

func (x *xmlReader) start(t xml.StartElement) error {
	x.text.Reset()
	switch {
	case len(x.path) == 1:
		x.version = attribute(t, "Version")
		if t.Name.Local != "Weakness_Catalog" || !versionForm.MatchString(x.version) {
			return errors.New("the document does not begin with a Weakness_Catalog and its version")
		}
		return nil
	case len(x.path) == 3 && x.kind() != "":
		id, err := number(attribute(t, "ID"))
		x.entry = Entry{
			ID: id, Kind: x.kind(), Name: oneLine(attribute(t, "Name")),
			Abstraction: Abstraction(attribute(t, "Abstraction")), Status: Status(attribute(t, "Status")),
		}
		return err
	}
	var err error
	switch e := &x.entry; x.place() {
	case related:
		if attribute(t, "Nature") == "ChildOf" && attribute(t, "View_ID") == "1000" {
			e.Parents, err = x.link(e.Parents, t)
		}
	case suggestion:
		e.Suggested, err = x.link(e.Suggested, t)
	}
	return err
}

// link appends what an element's CWE_ID names, once.
func (x *xmlReader) link(ids []int, t xml.StartElement) ([]int, error) {
	id, err := number(attribute(t, "CWE_ID"))
	if err == nil && len(ids) >= maxLinks {
		err = fmt.Errorf("more than %d in a list", maxLinks)
	}
	if err != nil {
		return nil, fmt.Errorf("CWE-%d: %s: %w", x.entry.ID, t.Name.Local, err)
	}
	for _, have := range ids {
		if have == id {
			return ids, nil
		}
	}
	return append(ids, id), nil
}

func (x *xmlReader) end() error {
	switch x.place() {
	case usage:
		x.entry.Usage = Usage(strings.TrimSpace(x.text.String()))
	case term:
		// "Man-in-the-Middle / MITM" is two.
		for t := range strings.SplitSeq(oneLine(x.text.String()), " / ") {
			if t = strings.TrimSpace(strings.ReplaceAll(t, "|", " ")); t != "" && len(x.entry.Terms) < maxLinks {
				x.entry.Terms = append(x.entry.Terms, oneLine(t))
			}
		}
	}
	x.text.Reset()
	if len(x.path) != 3 || x.kind() == "" {
		return nil
	}
	if x.entry.Usage == "" {
		return fmt.Errorf("CWE-%d has no mapping usage: touchstone needs a version of CWE that states it for all entries", x.entry.ID)
	}
	return add(x.entries, x.entry)
}

func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Space == "" && a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
