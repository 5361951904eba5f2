package source

import (
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// A codec is an encoding that extends ASCII, which a declaration inside the file presupposes.
type codec struct {
	name     string            // Python's
	encoding encoding.Encoding // nil for ASCII
}

// codecTable lists the codecs by Python's names, with Python's other names for them (encodings.aliases and PEP 263's
// own). x/text follows WHATWG, so that some characters of the multibyte codecs and of koi8-u come out as their
// look-alikes and private ones do not come out; cp949 reads euc_kr, and gbk gb2312, of which they are supersets. ASCII
// comes out as it is everywhere. Codecs that Python has and x/text has not stay unknown: they would be read wrong.
var codecTable = [...]struct {
	name     string
	aliases  string
	encoding encoding.Encoding
}{
	{"ascii", "646 ansi_x3.4_1968 ansi_x3.4_1986 cp367 csascii ibm367 iso646_us iso_646.irv_1991 iso_ir_6 us us_ascii", nil},
	{"iso8859-1", "8859 cp819 csisolatin1 ibm819 iso8859 iso8859_1 iso_8859_1 iso_8859_1_1987 iso_ir_100 iso_latin_1 l1 latin latin1 latin_1", charmap.ISO8859_1},
	{"iso8859-2", "csisolatin2 iso_8859_2 iso_8859_2_1987 iso_ir_101 l2 latin2", iso8859{charmap.ISO8859_2}},
	{"iso8859-3", "csisolatin3 iso_8859_3 iso_8859_3_1988 iso_ir_109 l3 latin3", iso8859{charmap.ISO8859_3}},
	{"iso8859-4", "csisolatin4 iso_8859_4 iso_8859_4_1988 iso_ir_110 l4 latin4", iso8859{charmap.ISO8859_4}},
	{"iso8859-5", "csisolatincyrillic cyrillic iso_8859_5 iso_8859_5_1988 iso_ir_144", iso8859{charmap.ISO8859_5}},
	{"iso8859-6", "arabic asmo_708 csisolatinarabic ecma_114 iso_8859_6 iso_8859_6_1987 iso_ir_127", iso8859{charmap.ISO8859_6}},
	{"iso8859-7", "csisolatingreek ecma_118 elot_928 greek greek8 iso_8859_7 iso_8859_7_1987 iso_ir_126", iso8859{charmap.ISO8859_7}},
	{"iso8859-8", "csisolatinhebrew hebrew iso_8859_8 iso_8859_8_1988 iso_ir_138", iso8859{charmap.ISO8859_8}},
	{"iso8859-9", "csisolatin5 iso_8859_9 iso_8859_9_1989 iso_ir_148 l5 latin5", iso8859{charmap.ISO8859_9}},
	{"iso8859-10", "csisolatin6 iso_8859_10 iso_8859_10_1992 iso_ir_157 l6 latin6", iso8859{charmap.ISO8859_10}},
	{"iso8859-11", "thai iso_8859_11 iso_8859_11_2001", iso8859{charmap.Windows874}},
	{"iso8859-13", "iso_8859_13 l7 latin7", iso8859{charmap.ISO8859_13}},
	{"iso8859-14", "iso_8859_14 iso_8859_14_1998 iso_celtic iso_ir_199 l8 latin8", iso8859{charmap.ISO8859_14}},
	{"iso8859-15", "iso_8859_15 l9 latin9", iso8859{charmap.ISO8859_15}},
	{"iso8859-16", "iso_8859_16 iso_8859_16_2001 iso_ir_226 l10 latin10", iso8859{charmap.ISO8859_16}},
	{"cp1250", "1250 windows_1250", charmap.Windows1250},
	{"cp1251", "1251 windows_1251", charmap.Windows1251},
	{"cp1252", "1252 windows_1252", charmap.Windows1252},
	{"cp1253", "1253 windows_1253", charmap.Windows1253},
	{"cp1254", "1254 windows_1254", charmap.Windows1254},
	{"cp1255", "1255 windows_1255", charmap.Windows1255},
	{"cp1256", "1256 windows_1256", charmap.Windows1256},
	{"cp1257", "1257 windows_1257", charmap.Windows1257},
	{"cp1258", "1258 windows_1258", charmap.Windows1258},
	{"cp874", "", charmap.Windows874},
	{"tis-620", "tis620 tis_620_0 tis_620_2529_0 tis_620_2529_1 iso_ir_166", iso8859{charmap.Windows874}},
	{"cp437", "437 cspc8codepage437 ibm437", charmap.CodePage437},
	{"cp850", "850 cspc850multilingual ibm850", charmap.CodePage850},
	{"cp852", "852 cspcp852 ibm852", charmap.CodePage852},
	{"cp855", "855 csibm855 ibm855", charmap.CodePage855},
	{"cp858", "858 csibm858 ibm858", charmap.CodePage858},
	{"cp860", "860 csibm860 ibm860", charmap.CodePage860},
	{"cp862", "862 cspc862latinhebrew ibm862", charmap.CodePage862},
	{"cp863", "863 csibm863 ibm863", charmap.CodePage863},
	{"cp865", "865 csibm865 ibm865", charmap.CodePage865},
	{"cp866", "866 csibm866 ibm866", charmap.CodePage866},
	{"koi8-r", "cskoi8r koi8_r", charmap.KOI8R},
	{"koi8-u", "koi8_u", charmap.KOI8U},
	{"mac-roman", "macroman macintosh", charmap.Macintosh},
	{"mac-cyrillic", "maccyrillic", charmap.MacintoshCyrillic},
	{"euc_jp", "eucjp ujis u_jis", japanese.EUCJP},
	{"shift_jis", "csshiftjis shiftjis sjis s_jis", japanese.ShiftJIS},
	{"cp932", "932 ms932 mskanji ms_kanji windows_31j", japanese.ShiftJIS},
	{"iso2022_jp", "csiso2022jp iso2022jp iso_2022_jp", japanese.ISO2022JP},
	{"euc_kr", "euckr korean ksc5601 ks_c_5601 ks_c_5601_1987 ksx1001 ks_x_1001", korean.EUCKR},
	{"cp949", "949 ms949 uhc", korean.EUCKR},
	{"gb2312", "chinese csiso58gb231280 euc_cn euccn eucgb2312_cn gb2312_1980 gb2312_80 iso_ir_58", simplifiedchinese.GBK},
	{"gbk", "936 cp936 ms936", simplifiedchinese.GBK},
	{"gb18030", "gb18030_2000", simplifiedchinese.GB18030},
	{"hz", "hzgb hz_gb hz_gb_2312", simplifiedchinese.HZGB2312},
	{"big5", "big5_tw csbig5", traditionalchinese.Big5},
	{"cp950", "950 ms950", traditionalchinese.Big5},
	{"big5hkscs", "big5_hkscs hkscs", traditionalchinese.Big5},
}

// iso8859 is a table of the family ISO 8859, in which the bytes 0x80 to 0x9f are control characters. x/text leaves them
// out, Python does not.
type iso8859 struct{ *charmap.Charmap }

func (e iso8859) decode(raw []byte) []byte {
	out := make([]byte, 0, len(raw)+len(raw)/8)
	for _, b := range raw {
		r := rune(b)
		if b < 0x80 || b > 0x9f {
			r = e.DecodeByte(b)
		}
		out = utf8.AppendRune(out, r)
	}
	return out
}

// codecs finds a codec by the key of any of its names.
var codecs = sync.OnceValue(func() map[string]codec {
	byKey := map[string]codec{}
	for _, row := range codecTable {
		c := codec{row.name, row.encoding}
		byKey[codecKey(row.name)] = c
		for alias := range strings.FieldsSeq(row.aliases) {
			byKey[codecKey(alias)] = c
		}
	}
	return byKey
})

// codecKey is a name in lower case without punctuation: Python, too, takes "ISO-8859-15" for "iso8859_15". Emacs' line
// end suffixes, which PEP 263 allows for Latin-1, go too.
func codecKey(name string) string {
	name = strings.ToLower(name)
	for _, end := range [...]string{"-unix", "-dos", "-mac"} {
		name = strings.TrimSuffix(name, end)
	}
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, name)
}

// isUTF8 reports whether a declared name is one of UTF-8, byte order mark or not.
func isUTF8(name string) bool {
	key := codecKey(name)
	return key == "utf8" || key == "utf8sig" || key == "u8" || key == "utf" || key == "utf8ucs2" || key == "utf8ucs4" ||
		key == "cp65001"
}
