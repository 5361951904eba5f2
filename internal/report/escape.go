package report

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// hidden says whether a character acts instead of being seen: the control characters (C0 with ESC, DEL, C1, which some
// terminals obey in UTF-8 too), the format characters (those that change the direction of text and make code read
// differently from what it does, CVE-2021-42574; zero-width ones; tags), and the line and paragraph separators.
func hidden(r rune) bool {
	if r < utf8.RuneSelf {
		return r < ' ' || r == 0x7f
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp)
}

// Printable returns s as one line in which hidden characters and bytes that are no UTF-8 are written as escapes, in
// the way of Python's string literals.
func Printable(s string) string { return printable(s, "") }

// printableLines is Printable for text of several lines, which keep their line feeds and tabs.
func printableLines(s string) string {
	return printable(strings.ReplaceAll(s, "\r\n", "\n"), "\n\t")
}

func printable(s, keep string) string {
	clean := func(r rune) bool { return r != utf8.RuneError && (!hidden(r) || strings.ContainsRune(keep, r)) }
	if strings.IndexFunc(s, func(r rune) bool { return !clean(r) }) < 0 {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if clean(r) {
			b.WriteString(s[i : i+size])
		} else {
			b.WriteString(escaped(r, s[i:i+size]))
		}
		i += size
	}
	return b.String()
}

// escaped is how one hidden character, whose bytes are raw, is written; others come back as they are.
func escaped(r rune, raw string) string {
	switch {
	case r == utf8.RuneError && len(raw) == 1:
		return fmt.Sprintf(`\x%02x`, raw[0])
	case !hidden(r):
		return raw
	case r == '\n':
		return `\n`
	case r == '\r':
		return `\r`
	case r == '\t':
		return `\t`
	case r < 0x100:
		return fmt.Sprintf(`\x%02x`, r)
	case r < 0x10000:
		return fmt.Sprintf(`\u%04x`, r)
	}
	return fmt.Sprintf(`\U%08x`, r)
}

// A jsonEscaper passes JSON on and writes hidden characters, which encoding/json leaves alone from DEL upwards, as
// \u escapes. Outside strings JSON has none of them, save for the white space that it is laid out with. The encoder
// hands over whole documents, so no character is split between two writes.
type jsonEscaper struct{ w io.Writer }

func (e jsonEscaper) Write(p []byte) (int, error) {
	rest := p
	for i := 0; i < len(rest); {
		if rest[i] < 0x7f { // what is below ' ' here is layout
			i++
			continue
		}
		r, size := utf8.DecodeRune(rest[i:])
		if !hidden(r) {
			i += size
			continue
		}
		if _, err := e.w.Write(rest[:i]); err != nil {
			return 0, err
		}
		var err error
		if r >= 0x10000 {
			hi, lo := surrogates(r)
			_, err = fmt.Fprintf(e.w, `\u%04x\u%04x`, hi, lo)
		} else {
			_, err = fmt.Fprintf(e.w, `\u%04x`, r)
		}
		if err != nil {
			return 0, err
		}
		rest, i = rest[i+size:], 0
	}
	if _, err := e.w.Write(rest); err != nil {
		return 0, err
	}
	return len(p), nil
}

// surrogates splits a character beyond the basic plane as JSON wants it (RFC 8259, section 7).
func surrogates(r rune) (hi, lo rune) {
	r -= 0x10000
	return 0xd800 + r>>10, 0xdc00 + r&0x3ff
}
