package report

import (
	"fmt"
	"path"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// A place is a location ready to be printed.
type place struct {
	finding.Location
	line, column int    // of Pos, 1-based, the column in code points
	code         string // the line that Pos is in, without its end
	lo, hi       int    // the span as far as it lies in that line: offsets into code, lo <= hi
	start        int32  // the offset at which the line starts
}

func locate(l finding.Location) place {
	at := l.File.Position(l.Pos)
	p := place{Location: l, line: at.Line, column: at.Column, code: l.File.Line(at.Line)}
	p.start = l.File.Offset(source.Position{Line: at.Line, Column: 1})
	p.lo = max(0, min(int(l.Pos-p.start), len(p.code)))
	p.hi = max(p.lo, min(int(l.End-p.start), len(p.code)))
	return p
}

// String is how every format but SARIF names the place.
func (p place) String() string {
	return fmt.Sprintf("%s:%d:%d", Printable(p.File.Path), p.line, p.column)
}

// where names the place of a diagnostic, which may be a whole file or none at all.
func where(d source.Diagnostic) string {
	switch {
	case d.Path == "":
		return "review"
	case d.Pos.Line == 0:
		return Printable(d.Path)
	}
	return fmt.Sprintf("%s:%d:%d", Printable(d.Path), d.Pos.Line, d.Pos.Column)
}

// languageOf names the language of a file as fences of code and SARIF do: of settings it is their format.
func languageOf(f *source.File) string {
	if f.Language != source.Settings {
		return string(f.Language)
	}
	switch end := strings.TrimPrefix(path.Ext(source.PlainName(path.Base(f.Path))), "."); end {
	case "yaml", "json", "toml", "ini", "properties", "dockerfile":
		return end
	case "yml":
		return "yaml"
	case "cfg", "conf", "cnf":
		return "ini"
	}
	return ""
}
