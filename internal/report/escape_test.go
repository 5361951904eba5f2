package report

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestPrintable(t *testing.T) {
	for in, want := range map[string]string{
		"":                     "",
		"plain 本 é":            "plain 本 é",
		"\x1b[31m":             `\x1b[31m`,
		"a\nb\rc\td":           `a\nb\rc\td`,
		"\x00\x7f\u0080\u009b": `\x00\x7f\x80\x9b`,
		"\u202a\u202e\u2066\u2069\u200b\u2028\ufeff": `\u202a\u202e\u2066\u2069\u200b\u2028\ufeff`,
		"\U000e0041":  `\U000e0041`,
		"bad \xff.":   `bad \xff.`,
		"real \ufffd": "real \ufffd",
	} {
		if got := Printable(in); got != want {
			t.Errorf("Printable(%q) = %q, want %q", in, got, want)
		}
	}
	if got, want := printableLines("a\r\n\tb\x1b\n"), "a\n\tb\\x1b\n"; got != want {
		t.Errorf("printableLines gives %q, want %q", got, want)
	}
}

// firstHidden finds the first character that must not be in an output, -1 where there is none.
func firstHidden(out string, keep string) int {
	if !utf8.ValidString(out) {
		return 0
	}
	return strings.IndexFunc(out, func(r rune) bool { return hidden(r) && !strings.ContainsRune(keep, r) })
}

func TestNothingHiddenIsWritten(t *testing.T) {
	for _, f := range Formats() {
		out := string(write(t, f.Write, fixture(), Options{}))
		if i := firstHidden(out, "\n"); i >= 0 {
			t.Errorf("%s: %q", f.Name, out[max(0, i-20):min(len(out), i+20)])
		}
	}
	// With colour, ESC is written, but only to begin a rendition.
	out := string(write(t, Text, fixture(), Options{Color: true}))
	if i := firstHidden(rendition.ReplaceAllString(out, ""), "\n"); i >= 0 {
		t.Error("text in colour has control characters beside the renditions")
	}
	if plain := string(write(t, Text, fixture(), Options{})); rendition.ReplaceAllString(out, "") != plain {
		t.Error("text in colour differs from text without by more than the renditions")
	}
}

func TestJSONEscaper(t *testing.T) {
	const s = "a\x7f\u009b\u202e\u2028\U000e0041\x1b é本\U0001f600\ufffd"
	var b bytes.Buffer
	if err := encode(&b, s); err != nil {
		t.Fatal(err)
	}
	if i := firstHidden(b.String(), "\n"); i >= 0 {
		t.Errorf("hidden characters in %q", b.String())
	}
	var got string
	if err := json.Unmarshal(b.Bytes(), &got); err != nil || got != s {
		t.Errorf("%s reads back as %q, %v, want %q", b.String(), got, err, s)
	}
}
