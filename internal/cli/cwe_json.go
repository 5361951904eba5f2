package cli

import (
	"math"

	"github.com/touchstone-sec/touchstone/internal/cwe"
)

// cweSchema names the version of the JSON of `touchstone cwe`, which docs/json.md describes. Fields may be added under
// this name.
const cweSchema = "touchstone-cwe/1"

// The types below are the format: the order of the fields is the order of output. Lists are never null.
type (
	cweHead struct {
		Schema  string     `json:"schema"`
		Answer  string     `json:"answer"` // entries, search, tree, check, update
		Catalog catalogDoc `json:"catalog"`
	}
	catalogDoc struct {
		Version string `json:"version"`
		Source  string `json:"source"`
	}
	briefDoc struct {
		CWE    int    `json:"cwe"`
		Name   string `json:"name"`
		Kind   string `json:"kind"`
		Usage  string `json:"usage"`
		Usable bool   `json:"usable"`
	}
	entryDoc struct {
		briefDoc
		Abstraction string   `json:"abstraction"`
		Status      string   `json:"status"`
		Parents     []int    `json:"parents"`
		Ancestors   []int    `json:"ancestors"`
		Children    []int    `json:"children"`
		Instead     []int    `json:"instead"`
		Terms       []string `json:"terms"`
		URL         string   `json:"url"`
	}
	entriesDoc struct {
		cweHead
		Entries []entryDoc `json:"entries"`
	}
	hitDoc struct {
		briefDoc
		Level string  `json:"level"`
		Score float64 `json:"score"`
		Label string  `json:"label"`
	}
	searchDoc struct {
		cweHead
		Query   string   `json:"query"`
		Results []hitDoc `json:"results"`
	}
	nodeDoc struct {
		briefDoc
		Again    bool      `json:"again"`
		Hidden   int       `json:"hidden"`
		Children []nodeDoc `json:"children"`
	}
	treeDoc struct {
		cweHead
		Above []briefDoc `json:"above"`
		Trees []nodeDoc  `json:"trees"`
	}
	checkDoc struct {
		cweHead
		CWE     int       `json:"cwe"`
		Name    string    `json:"name"`
		Verdict string    `json:"verdict"`
		Matches bool      `json:"matches"`
		Usable  bool      `json:"usable"`
		Entry   *briefDoc `json:"entry"` // null for a number that the catalog does not have
		Instead []int     `json:"instead"`
		Meant   []hitDoc  `json:"meant"`
	}
	updateDoc struct {
		cweHead
		Entries int    `json:"entries"`
		Before  string `json:"before"`
		Added   []int  `json:"added"`
		Removed []int  `json:"removed"`
		Renamed []int  `json:"renamed"`
		Usage   []int  `json:"usage"`
	}
)

func (j *cweJob) head(answer string) cweHead {
	return cweHead{cweSchema, answer, catalogDoc{j.catalog.Version(), j.source}}
}

func brief(e cwe.Entry) briefDoc {
	return briefDoc{e.ID, e.Name, string(e.Kind), string(e.Usage), e.Usable()}
}

func (j *cweJob) entry(e cwe.Entry) entryDoc {
	return entryDoc{
		briefDoc: brief(e), Abstraction: string(e.Abstraction), Status: string(e.Status), Parents: list(e.Parents),
		Ancestors: list(j.catalog.Ancestors(e.ID)), Children: list(j.catalog.Children(e.ID)), Instead: list(e.Suggested),
		Terms: list(e.Terms), URL: pageOf(e),
	}
}

func hitDocs(hits []cwe.Hit) []hitDoc {
	docs := []hitDoc{}
	for _, h := range hits {
		docs = append(docs, hitDoc{brief(h.Entry), h.Level.String(), math.Round(h.Score*1000) / 1000, h.Label})
	}
	return docs
}

func newNodeDoc(n *cwe.Node) nodeDoc {
	d := nodeDoc{briefDoc: brief(n.Entry), Again: n.Again, Hidden: n.Below, Children: []nodeDoc{}}
	for _, c := range n.Children {
		d.Children = append(d.Children, newNodeDoc(c))
	}
	return d
}

func (j *cweJob) checkDoc(g cwe.Judgement) checkDoc {
	d := checkDoc{
		cweHead: j.head("check"), CWE: g.ID, Name: g.Name, Verdict: string(g.Verdict), Matches: g.Matches(),
		Usable: g.Known && g.Entry.Usable(), Instead: list(g.Entry.Suggested), Meant: hitDocs(g.Meant),
	}
	if g.Known {
		b := brief(g.Entry)
		d.Entry = &b
	}
	return d
}

// list is a list that is not null.
func list[T any](x []T) []T {
	if x == nil {
		return []T{}
	}
	return x
}
