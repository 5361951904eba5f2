package main

import (
	"bufio"
	"encoding/json"
	"os"
)

// countFindings counts the elements of the list in a tool's JSON: the document itself, or its field "findings" or
// "results". It is -1 if there is none. The number tells whether a tool has looked at the tree at all, nothing more.
// The file is read as a stream, because what this program holds counts for the tools that it starts (see runLimited).
func countFindings(path string) int {
	f, err := os.Open(path)
	if err != nil {
		return -1
	}
	defer f.Close()
	d := json.NewDecoder(bufio.NewReader(f))
	start, err := d.Token()
	if err != nil {
		return -1
	}
	if start == json.Delim('[') {
		return countElements(d)
	}
	if start != json.Delim('{') {
		return -1
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return -1
		}
		if key == "findings" || key == "results" {
			if t, err := d.Token(); err != nil || t != json.Delim('[') {
				return -1
			}
			return countElements(d)
		}
		if err := skip(d); err != nil {
			return -1
		}
	}
	return -1
}

// countElements counts what is left of the list that d is in.
func countElements(d *json.Decoder) int {
	n := 0
	for d.More() {
		if skip(d) != nil {
			return -1
		}
		n++
	}
	return n
}

// skip reads over one value.
func skip(d *json.Decoder) error {
	for depth := 0; ; {
		t, err := d.Token()
		if err != nil {
			return err
		}
		switch t {
		case json.Delim('['), json.Delim('{'):
			depth++
		case json.Delim(']'), json.Delim('}'):
			depth--
		}
		if depth == 0 {
			return nil
		}
	}
}
