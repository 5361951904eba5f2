package source

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
	"unsafe"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// A problem is something about a text that its reader should know.
type problem struct {
	at         int // offset into the decoded text, or -1
	incomplete bool
	message    string
}

// The byte order marks, and what follows them. UTF-32's little-endian one begins with UTF-16's.
var byteOrderMarks = [...]struct {
	mark, name string
	encoding   encoding.Encoding // nil for UTF-8
}{
	{"\xef\xbb\xbf", "utf-8-sig", nil},
	{"\xff\xfe\x00\x00", "utf-32-le", utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)},
	{"\x00\x00\xfe\xff", "utf-32-be", utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)},
	{"\xff\xfe", "utf-16-le", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
	{"\xfe\xff", "utf-16-be", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
}

// decode makes UTF-8 of the bytes of a file: by their byte order mark, or else by what the file declares, or else as
// UTF-8. Every file comes out, with U+FFFD for what cannot be decoded, so that the rest of it is reviewed. A
// declaration that is not known leaves UTF-8 where the bytes are that, and Latin-1, which takes all bytes, otherwise.
//
// The name is the one that Python has for the encoding.
func decode(raw []byte, language Language) (text, name string, problems []problem) {
	for _, m := range byteOrderMarks {
		if !bytes.HasPrefix(raw, []byte(m.mark)) {
			continue
		}
		raw = raw[len(m.mark):]
		if m.encoding != nil {
			text, problems = decodeWith(m.encoding, m.name, raw)
			return text, m.name, problems
		}
		text, problems = decodeUTF8(raw)
		if declared, _ := declaration(raw, language); declared != "" && !isUTF8(declared) {
			problems = append(problems, problem{0, false, fmt.Sprintf(
				"the file declares the encoding %q but begins with the byte order mark of UTF-8: read as UTF-8", declared)})
		}
		return text, m.name, problems
	}

	declared, line := declaration(raw, language)
	if declared == "" || isUTF8(declared) {
		text, problems = decodeUTF8(raw)
		return text, "utf-8", problems
	}
	c, known := codecs()[codecKey(declared)]
	switch {
	case known && c.encoding != nil:
		text, problems = decodeWith(c.encoding, c.name, raw)
		return text, c.name, problems
	case utf8.Valid(raw):
		text, name = string(raw), "utf-8"
	default:
		text, problems = decodeWith(charmap.ISO8859_1, "iso8859-1", raw)
		name = "iso8859-1"
	}
	at := lineStart(text, line)
	switch {
	case !known:
		// Its text may say something else to Python (unicode_escape, utf-7), and so may what was reviewed.
		problems = append(problems, problem{at, true, fmt.Sprintf("unknown encoding %q: read as %s", declared, name)})
	case name == "utf-8" && isASCII(text):
		name = c.name
	default:
		problems = append(problems, problem{at, false, fmt.Sprintf(
			"the file declares the encoding %q but holds other bytes: read as %s", declared, name)})
	}
	return text, name, problems
}

// decodeUTF8 puts U+FFFD in the place of each byte that is not part of a code point.
func decodeUTF8(raw []byte) (string, []problem) {
	if utf8.Valid(raw) {
		return unsafe.String(unsafe.SliceData(raw), len(raw)), nil // most files are this, and nobody changes raw
	}
	var b strings.Builder
	b.Grow(len(raw) + len(raw)/8)
	first, bad := 0, 0
	for i := 0; i < len(raw); {
		r, size := utf8.DecodeRune(raw[i:])
		if r == utf8.RuneError && size == 1 {
			if bad == 0 {
				first = b.Len()
			}
			bad++
		}
		b.WriteRune(r)
		i += size
	}
	return b.String(), []problem{{first, false, count(bad, "byte") + " that UTF-8 does not allow, read as U+FFFD"}}
}

// decodeWith decodes with one of x/text's encodings, which put U+FFFD in the place of what they cannot decode.
func decodeWith(e encoding.Encoding, name string, raw []byte) (string, []problem) {
	var out []byte
	var err error
	if iso, ok := e.(iso8859); ok {
		out = iso.decode(raw)
	} else {
		out, err = e.NewDecoder().Bytes(raw)
	}
	if err != nil {
		// No decoder of the table returns errors; should one do so, nothing is lost.
		text, problems := decodeUTF8(raw)
		return text, append(problems, problem{-1, true, fmt.Sprintf("decoding as %s: %v", name, err)})
	}
	text := string(out)
	if bad := strings.Count(text, "\ufffd"); bad > 0 {
		return text, []problem{{
			strings.Index(text, "\ufffd"), false, fmt.Sprintf("%s that %s does not allow, read as U+FFFD", count(bad, "place"), name),
		}}
	}
	return text, nil
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
