package claim

import (
	"bytes"
	_ "embed"
	"fmt"
	"slices"
	"sync"

	"go.yaml.in/yaml/v3"

	"github.com/touchstone-sec/touchstone/internal/cwe"
)

// Kind is an entry of the table of mechanisms.
type Kind struct {
	ID      string   `yaml:"id"`
	Under   string   `yaml:"under"` // the mechanism that it is a kind of, or ""
	CWE     []int    `yaml:"cwe"`   // the weaknesses that mean it, the closest first
	Generic bool     `yaml:"generic"`
	Effect  bool     `yaml:"effect"`
	Absence bool     `yaml:"absence"` // it is named by the protection that is missing: "rate limiting"
	Words   []string `yaml:"words"`
	Hints   []string `yaml:"hints"`
}

//go:embed mechanisms.yaml
var mechanismText []byte

type kindTable struct {
	kinds   []Kind
	byID    map[string]int
	byCWE   map[int][]int // the closest first
	phrases *phrases      // use: 2k for words of kind k, 2k+1 for hints
}

// table is the embedded one. That it can be read is a property of the build, which a test holds; hence the panic.
var table = sync.OnceValue(func() *kindTable {
	t, err := parseKinds(mechanismText)
	if err != nil {
		panic("claim: mechanisms.yaml: " + err.Error())
	}
	return t
})

func parseKinds(text []byte) (*kindTable, error) {
	t := &kindTable{byID: map[string]int{}, byCWE: map[int][]int{}}
	d := yaml.NewDecoder(bytes.NewReader(text))
	d.KnownFields(true)
	if err := d.Decode(&t.kinds); err != nil {
		return nil, err
	}
	var all []phrase
	for k, kind := range t.kinds {
		if _, twice := t.byID[kind.ID]; twice || kind.ID == "" {
			return nil, fmt.Errorf("the id %q is empty or stands twice", kind.ID)
		}
		t.byID[kind.ID] = k
		for h, list := range [][]string{kind.Words, kind.Hints} {
			for _, s := range list {
				p, err := parsePhrase(s, 2*k+h)
				if err != nil {
					return nil, fmt.Errorf("%s: %w", kind.ID, err)
				}
				all = append(all, p)
			}
		}
		for _, id := range kind.CWE {
			t.byCWE[id] = append(t.byCWE[id], k)
		}
	}
	for _, kind := range t.kinds {
		if _, known := t.byID[kind.Under]; !known && kind.Under != "" {
			return nil, fmt.Errorf("%s is under %q, which is not there", kind.ID, kind.Under)
		}
	}
	for id, of := range t.byCWE {
		slices.SortStableFunc(of, func(a, b int) int {
			return slices.Index(t.kinds[a].CWE, id) - slices.Index(t.kinds[b].CWE, id)
		})
	}
	t.phrases = newPhrases(all)
	return t, nil
}

// Kinds are the mechanisms that there are, in the order of the table. The slice is shared: do not change it.
func Kinds() []Kind { return table().kinds }

// KindOf finds a mechanism by its id.
func KindOf(id string) (Kind, bool) {
	k, ok := table().byID[id]
	if !ok {
		return Kind{}, false
	}
	return table().kinds[k], true
}

func (t *kindTable) generic(id int) bool {
	of := t.byCWE[id]
	return len(of) > 0 && t.kinds[of[0]].Generic
}

// MechanismsOf are the ids of the mechanisms that a weakness means, the closest first: those whose own it is, or else
// those of its closest ancestor that has any.
func MechanismsOf(id int) []string {
	t := table()
	for i, x := range append([]int{id}, cwe.Ancestors(id)...) {
		if e, _ := cwe.Lookup(x); i > 0 && e.Abstraction == cwe.Pillar && !t.generic(x) {
			continue // it says nothing of what lies so far below
		}
		if of := t.byCWE[x]; len(of) > 0 {
			ids := make([]string, len(of))
			for i, k := range of {
				ids[i] = t.kinds[k].ID
			}
			return ids
		}
	}
	return nil
}
