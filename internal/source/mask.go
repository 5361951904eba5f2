package source

import "unicode/utf8"

// A Span is a part of a file's text: byte offsets, half open.
type Span struct{ Pos, End int32 }

// Masked is the file with parts of its text made unreadable, for what must not be shown. Every character of them, but
// for white space, becomes one that takes as many bytes, so that all places stay what they are. It has no hash: with the
// rest of the text known, the hash of the bytes on disk would tell a secret that can be guessed.
func (f *File) Masked(spans []Span) *File {
	b := []byte(f.Text)
	for _, s := range spans {
		for i := max(0, int(s.Pos)); i < min(int(s.End), len(b)); {
			r, size := utf8.DecodeRune(b[i:])
			if r > ' ' {
				copy(b[i:], masks[size])
			}
			i += size
		}
	}
	return &File{Path: f.Path, Language: f.Language, Text: string(b), Encoding: f.Encoding}
}

// masks are what stands for a character of so many bytes.
var masks = [...]string{1: "*", 2: "\u00d7", 3: "\u2022", 4: "\U0001d7ce"}
