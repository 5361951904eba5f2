package source

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"github.com/touchstone-sec/touchstone/internal/testkit"
	"os/exec"
	"strings"
	"testing"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func inUTF16(order binary.AppendByteOrder, s string) string {
	var out []byte
	for _, unit := range utf16.Encode([]rune(s)) {
		out = order.AppendUint16(out, unit)
	}
	return string(out)
}

func TestDecode(t *testing.T) {
	type diagnostics = []Diagnostic
	at := func(line, column int, message string) diagnostics {
		return diagnostics{{Path: "a.py", Pos: Position{line, column}, Message: message}}
	}
	incomplete := func(d diagnostics) diagnostics { d[0].Incomplete = true; return d }
	for _, c := range []struct {
		name, raw, text, encoding string
		want                      diagnostics
	}{
		{"empty", "", "", "utf-8", nil},
		{"UTF-8", "é = 1\n", "é = 1\n", "utf-8", nil},
		{"line ends and form feeds stay", "a\r\nb\rc\n\fd\n\n", "a\r\nb\rc\n\fd\n\n", "utf-8", nil},
		{"UTF-8 with a mark", "\ufeffé\n", "é\n", "utf-8-sig", nil},
		{"a mark alone", "\ufeff", "", "utf-8-sig", nil},
		{"a mark and its declaration", "\ufeff# coding: UTF-8\n", "# coding: UTF-8\n", "utf-8-sig", nil},
		{"a mark and another declaration", "\ufeff# coding: latin-1\né", "# coding: latin-1\né", "utf-8-sig",
			at(1, 1, `the file declares the encoding "latin-1" but begins with the byte order mark of UTF-8: read as UTF-8`)},
		{"UTF-16 little", "\xff\xfe" + inUTF16(binary.LittleEndian, "é😀\n"), "é😀\n", "utf-16-le", nil},
		{"UTF-16 big", "\xfe\xff" + inUTF16(binary.BigEndian, "é😀\n"), "é😀\n", "utf-16-be", nil},
		{"UTF-16 cut off", "\xff\xfea\x00\n\x00b", "a\n\ufffd", "utf-16-le",
			at(2, 1, "1 place that utf-16-le does not allow, read as U+FFFD")},
		{"UTF-32 little", "\xff\xfe\x00\x00a\x00\x00\x00\x00\xf6\x01\x00", "a😀", "utf-32-le", nil},
		{"UTF-32 big", "\x00\x00\xfe\xff\x00\x00\x00a", "a", "utf-32-be", nil},
		{"not UTF-8", "a = 1\nb = '\xe9\xff'\n", "a = 1\nb = '\ufffd\ufffd'\n", "utf-8",
			at(2, 6, "2 bytes that UTF-8 does not allow, read as U+FFFD")},
		{"U+FFFD itself", "\ufffd", "\ufffd", "utf-8", nil},
		{"a surrogate in UTF-8", "\xed\xa0\x80", "\ufffd\ufffd\ufffd", "utf-8",
			at(1, 1, "3 bytes that UTF-8 does not allow, read as U+FFFD")},
		{"NULs", "a\nbcdefghijkl\x00\x00 = 1\n", "a\nbcdefghijkl\x00\x00 = 1\n", "utf-8", at(2, 12, "2 NUL bytes in the text")},

		{"latin-1", "# -*- coding: latin-1 -*-\n\xe9\x80", "# -*- coding: latin-1 -*-\né\u0080", "iso8859-1", nil},
		{"in the second line", "#!/usr/bin/python\n# vim: set fileencoding=iso-8859-15 :\n\xa4",
			"#!/usr/bin/python\n# vim: set fileencoding=iso-8859-15 :\n€", "iso8859-15", nil},
		{"in the second line, with other line ends", "\f \r\n # coding=cp1252\r\n\x80", "\f \r\n # coding=cp1252\r\n€", "cp1252", nil},
		{"in the second line after code", "import os\n# coding: latin-1\nx", "import os\n# coding: latin-1\nx", "utf-8", nil},
		{"in the third line", "#\n#\n# coding: latin-1\nx", "#\n#\n# coding: latin-1\nx", "utf-8", nil},
		{"not in a comment", "x = 'coding: latin-1'\n", "x = 'coding: latin-1'\n", "utf-8", nil},
		{"with a space before the colon", "# coding : latin-1\n", "# coding : latin-1\n", "utf-8", nil},
		{"the first of two", "# coding: cp1251\n# coding: latin-1\n\xe0", "# coding: cp1251\n# coding: latin-1\nа", "cp1251", nil},
		{"Emacs' line ends", "# coding: latin-1-unix\n\xe9", "# coding: latin-1-unix\né", "iso8859-1", nil},
		{"UTF-8 by any name", "# coding: UTF8\né", "# coding: UTF8\né", "utf-8", nil},
		{"utf-8-sig without a mark", "# coding: utf-8-sig\né", "# coding: utf-8-sig\né", "utf-8", nil},
		{"utf_8_dos", "# coding: utf_8-dos\né", "# coding: utf_8-dos\né", "utf-8", nil},
		{"ascii", "# coding: us-ascii\nx", "# coding: us-ascii\nx", "ascii", nil},
		{"ascii that is UTF-8", "#\n# coding: ascii\né", "#\n# coding: ascii\né", "utf-8",
			at(2, 1, `the file declares the encoding "ascii" but holds other bytes: read as utf-8`)},
		{"ascii that is neither", "# coding: ascii\n\xe9", "# coding: ascii\né", "iso8859-1",
			at(1, 1, `the file declares the encoding "ascii" but holds other bytes: read as iso8859-1`)},
		{"cp1251", "# coding: windows-1251\n\xcf", "# coding: windows-1251\nП", "cp1251", nil},
		{"koi8-r", "# coding: KOI8-R\n\xf0", "# coding: KOI8-R\nП", "koi8-r", nil},
		{"euc-jp", "# coding: euc-jp\n\xc6\xfc", "# coding: euc-jp\n日", "euc_jp", nil},
		{"shift_jis", "# coding: Shift_JIS\n'\x93\xfa\x5c'", "# coding: Shift_JIS\n'日\\'", "shift_jis", nil},
		{"gbk", "# coding: gbk\n\xc8\xd5", "# coding: gbk\n日", "gbk", nil},
		{"big5", "# coding: big5\n\xa4\xe9", "# coding: big5\n日", "big5", nil},
		{"euc-kr", "# coding: euc-kr\n\xec\xed", "# coding: euc-kr\n日", "euc_kr", nil},
		{"mac-roman", "# coding: mac-roman\n\x8e", "# coding: mac-roman\né", "mac-roman", nil},
		{"bytes that the encoding has not", "# coding: euc-jp\nx = '\xff'\n", "# coding: euc-jp\nx = '\ufffd'\n", "euc_jp",
			at(2, 6, "1 place that euc_jp does not allow, read as U+FFFD")},
		{"unknown, and UTF-8", "#\n# coding: utf-9\né", "#\n# coding: utf-9\né", "utf-8",
			incomplete(at(2, 1, `unknown encoding "utf-9": read as utf-8`))},
		{"unknown, and not UTF-8", "# coding: klingon\n\xe9", "# coding: klingon\né", "iso8859-1",
			incomplete(at(1, 1, `unknown encoding "klingon": read as iso8859-1`))},
		{"code in disguise", "# coding: unicode_escape\n#\\x0aimport os", "# coding: unicode_escape\n#\\x0aimport os", "utf-8",
			incomplete(at(1, 1, `unknown encoding "unicode_escape": read as utf-8`))},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, got := Decode("a.py", Python, []byte(c.raw))
			if f == nil {
				t.Fatal(got)
			}
			if f.Text != c.text || f.Encoding != c.encoding {
				t.Errorf("%q (%s), want %q (%s)", f.Text, f.Encoding, c.text, c.encoding)
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

// What a declaration means is Python's business: other languages' files are UTF-8.
func TestDecodeOtherLanguages(t *testing.T) {
	if f, d := Decode("a", "other", []byte("# coding: latin-1\né")); d != nil || f.Encoding != "utf-8" || !strings.HasSuffix(f.Text, "é") {
		t.Error(f, d)
	}
}

// Python's codecs are the oracle: each byte, and each character of two bytes, reads as Python reads it, where Python
// reads it at all. Of the multibyte codecs a few characters may differ, none of them ASCII; see codecTable.
func TestCodecsAgainstPython(t *testing.T) {
	const script = `
import codecs, json, sys
names, aliases = json.load(sys.stdin)
unknown = []
for name in aliases:
    try:
        codecs.lookup(name)
    except LookupError:
        unknown.append(name)
texts = {}
for name in names:
    d = texts[name] = {}
    for a in range(256):
        try:
            d[str(a)] = bytes([a]).decode(name)
            continue
        except UnicodeDecodeError:
            pass
        if a in (0x1b, 0x7e):
            continue # escapes of the encodings with states
        for b in range(0x21, 256):
            try:
                d[str(a << 8 | b)] = bytes([a, b]).decode(name)
            except UnicodeDecodeError:
                pass
json.dump([unknown, texts], sys.stdout)`
	python, err := exec.LookPath("python3")
	if err != nil {
		testkit.Missing(t, "python3, the oracle, is not there: %v", err)
	}
	var names, aliases []string
	for _, row := range codecTable {
		names = append(names, row.name)
		aliases = append(aliases, strings.Fields(row.aliases)...)
	}
	request, err := json.Marshal([][]string{names, aliases})
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(python, "-c", script)
	cmd.Stdin = bytes.NewReader(request)
	out, err := cmd.Output()
	if err != nil {
		testkit.Missing(t, "python3 does not run: %v", err)
	}
	var unknown []string
	var texts map[string]map[int]string
	if err := json.Unmarshal(out, &[]any{&unknown, &texts}); err != nil {
		t.Fatal(err)
	}
	for _, name := range unknown {
		if name != "iso_latin_1" && name != "windows_31j" { // PEP 263's own; new in Python 3.13
			t.Errorf("Python knows no encoding %q", name)
		}
	}
	for _, row := range codecTable {
		if row.encoding == nil {
			continue
		}
		wrong := 0
		for bytes, want := range texts[row.name] {
			raw := []byte{byte(bytes >> 8), byte(bytes)}
			if bytes < 0x100 {
				raw = raw[1:]
			}
			got, _ := decodeWith(row.encoding, row.name, raw)
			if first, _ := utf8.DecodeRuneInString(want); got == want || unicode.Is(unicode.Co, first) {
				continue
			}
			if wrong++; bytes < 0x80 {
				t.Errorf("%s: %#x is %q, Python has %q", row.name, bytes, got, want)
			}
		}
		allowed := 0
		if all := len(texts[row.name]); all > 256 {
			allowed = all / 50
		} else if row.name == "koi8-u" {
			allowed = 2
		}
		if wrong > allowed {
			t.Errorf("%s: %d of %d characters differ", row.name, wrong, len(texts[row.name]))
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range []string{
		"", "x = 1\n", "\ufeffx", "\xff\xfex\x00", "\xfe\xff\x00x", "\xff\xfe\x00\x00x", "# coding: latin-1\n\xe9",
		"#\n# coding=euc-jp\n\xc6", "# coding: gb18030\n\x84\x31\xa4\x37", "# coding: iso2022_jp\n\x1b$B", "# coding: hz\n~{", "# coding: zzz\n\xff",
		"a\x00b\r\n\r\f\xed\xa0\x80", "# coding: ascii\n\xff",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		file, diagnostics := Decode("a.py", Python, raw)
		if file == nil {
			if len(diagnostics) != 1 || !diagnostics[0].Incomplete {
				t.Fatalf("no file, and %v", diagnostics)
			}
			return
		}
		if !utf8.ValidString(file.Text) {
			t.Fatalf("not UTF-8: %q", file.Text)
		}
		for _, d := range diagnostics {
			if d.Pos.Line > file.LineCount()+1 || d.Message == "" {
				t.Errorf("%+v", d)
			}
		}
		name, _ := declaration(raw, Python)
		if utf8.Valid(raw) && (name == "" || isUTF8(name)) && string(raw) != file.Text && "\ufeff"+file.Text != string(raw) && raw[0] != 0 {
			t.Errorf("%q became %q", raw, file.Text)
		}
	})
}
