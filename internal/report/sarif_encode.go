package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
)

// A sarifEncoding is the text of a log: everything but the results laid out for people, then each result on a line of
// its own. Laid out too, the results would take several times the space and the time, as they are nested deeply; in one
// line each they still can be compared and searched line by line. They are encoded once, measured and then written.
type sarifEncoding struct {
	head, tail []byte // around the list of results, with its brackets
	results    [][]byte
}

func encodeSARIF(log sarifLog) (*sarifEncoding, error) {
	results := log.Runs[0].Results
	frame := log
	frame.Runs = []sarifRun{log.Runs[0]}
	frame.Runs[0].Results = []sarifResult{}
	var b bytes.Buffer
	if err := encode(&b, frame); err != nil {
		return nil, err
	}
	// The empty list of results is the last list of the text, because Results is the last field of a run.
	at := bytes.LastIndex(b.Bytes(), []byte("[]")) + 1
	text := &sarifEncoding{head: b.Bytes()[:at], tail: b.Bytes()[at:], results: make([][]byte, len(results))}
	for i := range results {
		var line bytes.Buffer
		e := json.NewEncoder(jsonEscaper{&line})
		e.SetEscapeHTML(false)
		if err := e.Encode(&results[i]); err != nil {
			return nil, fmt.Errorf("writing JSON: %w", err)
		}
		text.results[i] = bytes.TrimSuffix(line.Bytes(), []byte("\n"))
	}
	return text, nil
}

func (t *sarifEncoding) write(w io.Writer) error {
	b := &stickyWriter{w: w}
	b.write(t.head)
	for i, r := range t.results {
		if i > 0 {
			b.write([]byte(","))
		}
		b.write([]byte("\n        "))
		b.write(r)
	}
	if len(t.results) > 0 {
		b.write([]byte("\n      "))
	}
	b.write(t.tail)
	return b.err
}

// A stickyWriter keeps the first error.
type stickyWriter struct {
	w   io.Writer
	err error
}

func (s *stickyWriter) write(p []byte) {
	if s.err == nil {
		_, s.err = s.w.Write(p)
	}
}
