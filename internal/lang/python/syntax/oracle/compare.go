package oracle

import (
	"bytes"
	"crypto/md5"
	"encoding/hex"
	"fmt"
	"os"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/touchstone-sec/touchstone/internal/lang/python/syntax"
)

// A Result is the comparison of one file.
type Result struct {
	Path       string
	Bytes      int
	Statements int    // of the module, nested ones not counted
	Rejected   string // what CPython has against the file; nothing was compared then
	OwnErrors  int    // what we have against it
	Diff       string // the first difference; empty when there is none
}

var codingCookie = regexp.MustCompile(`(?m)\A(?:[^\n]*\n)?[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)`)

// Compare parses a file and compares the tree with the reference's.
func Compare(r *Reference, path string) (Result, error) {
	res := Result{Path: path}
	raw, err := os.ReadFile(path)
	if err != nil {
		return res, err
	}
	res.Bytes = len(raw)
	answer, rejected, err := r.ask("hash " + path)
	if err != nil {
		return res, err
	}
	src, err := decode(r, path, raw)
	if err != nil && rejected == "" {
		return res, err
	}
	m, errs := syntax.Parse(src)
	res.OwnErrors = len(errs)
	if rejected != "" {
		res.Rejected = rejected
		return res, nil
	}
	hashes := strings.Fields(answer)
	res.Statements = len(hashes)
	d := NewDumper(src)
	d.Before312, d.AsPython3 = r.before312(), true
	for i, s := range m.Body {
		form := d.Stmt(s)
		sum := md5.Sum(form)
		if i < len(hashes) && hex.EncodeToString(sum[:8]) == hashes[i] {
			continue
		}
		res.Diff = "a statement too many: " + string(form[:min(len(form), 200)])
		if i < len(hashes) {
			want, err := r.askBytes(fmt.Sprintf("dump %s %d", path, i))
			if err != nil {
				return res, err
			}
			res.Diff = firstDifference(form, want)
		}
		break
	}
	if res.Diff == "" && len(m.Body) < len(hashes) {
		res.Diff = fmt.Sprintf("%d statements, want %d", len(m.Body), len(hashes))
	}
	if res.Diff == "" && len(errs) > 0 {
		res.Diff = fmt.Sprintf("an error where CPython has none: %s at offset %d", errs[0].Msg, errs[0].Pos)
	}
	return res, nil
}

// decode returns the text of a file. Encodings other than UTF-8 are left to the reference.
func decode(r *Reference, path string, raw []byte) (string, error) {
	if m := codingCookie.FindSubmatch(raw); m != nil || !utf8.Valid(raw) {
		text, err := r.askBytes("text " + path)
		if err != nil {
			return string(raw), err
		}
		raw = text
	}
	return strings.TrimPrefix(string(raw), "\ufeff"), nil
}

// firstDifference shows where two forms part, with a little of what is before.
func firstDifference(got, want []byte) string {
	i := 0
	for i < len(got) && i < len(want) && got[i] == want[i] {
		i++
	}
	from := max(0, bytes.LastIndexByte(got[:max(0, i-60)], '('))
	cut := func(b []byte) string { return string(b[min(from, len(b)):min(i+120, len(b))]) }
	return "\n      got  " + cut(got) + "\n      want " + cut(want)
}
