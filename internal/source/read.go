package source

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Read reads and decodes a file that Find found. The File is nil where there is nothing to review, and a diagnostic
// says why. It may be called for several entries at once.
func Read(e Entry) (*File, []Diagnostic) {
	raw, err := readRegular(e.real, MaxFileSize)
	if err != nil && !errors.Is(err, errChanged) {
		message := "the file was not read: "
		var of *fs.PathError
		switch {
		case errors.Is(err, fs.ErrNotExist):
			message += "it vanished after it was found"
		case errors.As(err, &of):
			message += of.Err.Error() // without the real path
		default:
			message += err.Error()
		}
		return nil, []Diagnostic{{Path: e.Path, Incomplete: true, Message: message}}
	}
	f, diagnostics := Decode(e.Path, e.Language, raw)
	if err != nil {
		diagnostics = append(diagnostics, Diagnostic{
			Path: e.Path, Incomplete: true, Message: "the file was reviewed as it was at one moment: " + err.Error(),
		})
	}
	return f, diagnostics
}

// Decode makes a File of the bytes of one that may be nowhere on disk, such as what an editor holds, and which nobody
// changes from then on. The File is nil where the bytes are no text.
func Decode(path string, language Language, raw []byte) (*File, []Diagnostic) {
	text, encoding, problems := decode(raw, language)
	if isBinary(text) {
		return nil, []Diagnostic{{Path: path, Incomplete: true, Message: "the file was not reviewed: its content is binary"}}
	}
	f := &File{Path: path, Language: language, Text: text, Encoding: encoding}
	if encoding != "utf-8" || len(problems) > 0 {
		f.Hash = hash(raw)
	}
	if n := strings.Count(text, "\x00"); n > 0 {
		problems = append(problems, problem{
			at: strings.IndexByte(text, 0), message: fmt.Sprintf("%s in the text", count(n, "NUL byte")),
		})
	}
	var diagnostics []Diagnostic
	for _, p := range problems {
		d := Diagnostic{Path: path, Incomplete: p.incomplete, Message: p.message}
		if p.at >= 0 {
			d.Pos = f.Position(int32(p.at))
		}
		diagnostics = append(diagnostics, d)
	}
	return f, diagnostics
}

// isBinary reports whether a text is none: it holds a NUL among its first 8 KiB, and more than a tenth of them are
// bytes and characters that no text has. NULs alone in an otherwise textual file are someone's mistake, or trick.
func isBinary(text string) bool {
	const beginning = 8 << 10
	text = text[:min(len(text), beginning)]
	if strings.IndexByte(text, 0) < 0 {
		return false
	}
	strange, all := 0, 0
	for _, r := range text {
		all++
		if r == utf8.RuneError || unicode.IsControl(r) && !strings.ContainsRune("\t\n\v\f\r\x1b", r) {
			strange++
		}
	}
	return strange*10 > all
}

// count is "1 NUL byte", "2 NUL bytes".
func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
