package cwe

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"strings"
	"sync"
)

// The names that weaknesses have in reports, as data of our own: name, the weaknesses meant (the usual one first), and,
// where the first may not be used for mapping, why the name means it all the same.
//
//go:embed common-names.csv
var commonText string

// Words that stand for others in names of weaknesses: a word, and what it means.
//
//go:embed synonyms.csv
var synonymText string

type commonName struct {
	name  string
	ids   []int
	class string
}

// The tables are embedded, and tests hold that they can be read; hence the panics.
var (
	commonNames = sync.OnceValue(func() (names []commonName) {
		for _, row := range rows(commonText, 3) {
			ids, err := numbers(row[1])
			if err != nil {
				panic(fmt.Sprintf("cwe: common-names.csv: %s: %v", row[0], err))
			}
			names = append(names, commonName{row[0], ids, row[2]})
		}
		return names
	})
	synonyms = sync.OnceValue(func() map[string][]string {
		means := map[string][]string{}
		for _, row := range rows(synonymText, 2) {
			for w := range strings.FieldsSeq(row[1]) {
				means[stem(row[0])] = append(means[stem(row[0])], stem(w))
			}
		}
		return means
	})
)

// rows are those of an embedded table, without the header.
func rows(text string, columns int) [][]string {
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord = columns
	all, err := r.ReadAll()
	if err != nil {
		panic("cwe: an embedded table: " + err.Error())
	}
	return all[1:]
}
