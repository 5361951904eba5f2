package cwe

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

//go:embed catalog-4.19.1.csv
var table string

// catalog is the embedded table. That it can be read is a property of the build, not of the input, and a test holds
// it; hence the panic.
var catalog = sync.OnceValue(func() map[int]Entry {
	entries, err := parse(table)
	if err != nil {
		panic("cwe: the embedded catalog: " + err.Error())
	}
	return entries
})

const columns = "id,kind,name,abstraction,status,mapping_usage,child_of_view_1000,suggested_instead"

// parse reads a table with the columns above; lists within a column are separated by spaces.
func parse(table string) (map[int]Entry, error) {
	rows, err := csv.NewReader(strings.NewReader(table)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("reading the table: %w", err)
	}
	if len(rows) == 0 || strings.Join(rows[0], ",") != columns {
		return nil, fmt.Errorf("line 1: the columns are not %s", columns)
	}
	entries := make(map[int]Entry, len(rows)-1)
	for i, row := range rows[1:] {
		id, err := strconv.Atoi(row[0])
		if err != nil {
			return nil, fmt.Errorf("row %d: %w", i+2, err)
		}
		if _, twice := entries[id]; twice {
			return nil, fmt.Errorf("row %d: CWE-%d for the second time", i+2, id)
		}
		e := Entry{
			ID: id, Kind: Kind(row[1]), Name: strings.TrimSpace(row[2]),
			Abstraction: Abstraction(row[3]), Status: Status(row[4]), Usage: Usage(row[5]),
		}
		if e.Parents, err = numbers(row[6]); err == nil {
			e.Suggested, err = numbers(row[7])
		}
		if err != nil {
			return nil, fmt.Errorf("row %d: CWE-%d: %w", i+2, id, err)
		}
		entries[id] = e
	}
	return entries, nil
}

func numbers(list string) ([]int, error) {
	var ids []int
	for word := range strings.FieldsSeq(list) {
		id, err := strconv.Atoi(word)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, nil
}
