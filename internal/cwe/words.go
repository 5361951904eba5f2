package cwe

import (
	"regexp"
	"strings"
	"unicode"
)

// The bounds of what is looked for. What is beyond is not looked at.
const (
	maxQuery = 1000 // bytes
	maxWords = 40
	maxWord  = 60 // bytes
)

// words takes a name apart into words in lower case: runs of letters and digits. A path ("\dir\..\filename", as in the
// names of CWE-24 to CWE-57) is one word, with all of its dots and slashes, since it is they that make the name.
// Apostrophes within a word are left out.
func words(s string) []string {
	if len(s) > maxQuery {
		s = strings.ToValidUTF8(s[:maxQuery], "")
	}
	var out []string
	put := func(w string) {
		if w != "" && len(w) <= maxWord && len(out) < maxWords {
			out = append(out, w)
		}
	}
	for chunk := range strings.FieldsSeq(strings.ToLower(s)) {
		if p := strings.Trim(chunk, `'"()[],;:`+"`"); isPath(p) {
			put(p)
			continue
		}
		start := -1
		rest := strings.NewReplacer("'", "", "’", "").Replace(chunk)
		for i, r := range rest {
			switch letter := unicode.IsLetter(r) || unicode.IsDigit(r); {
			case letter && start < 0:
				start = i
			case !letter && start >= 0:
				put(rest[start:i])
				start = -1
			}
		}
		if start >= 0 {
			put(rest[start:])
		}
	}
	return out
}

// isPath says whether a word is a path: dots alone, or slashes that do not just stand between two words.
func isPath(w string) bool {
	return strings.Contains(w, `\`) || strings.Contains(w, "//") || strings.Contains(w, "/.") ||
		strings.Contains(w, "./") || len(w) > 1 && strings.Trim(w, ".") == "" || len(w) > 1 && (strings.HasPrefix(w, "/") || strings.HasSuffix(w, "/"))
}

// stopWords carry nothing, and noiseWords only say that it is a weakness that is spoken of.
var (
	stopWords = wordSet(`a an the of in to for on by with and or at from as is are be that this its into via within
		when while use used uses using due`)
	noiseWords = wordSet(`vulnerability vulnerabilities vulnerable weakness weaknesses flaw flaws issue issues bug bugs
		problem problems attack attacks risk risks defect defects possible potential potentially detected found aka`)
)

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[w] = true
	}
	return set
}

// content leaves out what carries nothing, unless that is all there is.
func content(words []string) []string {
	for _, empty := range []func(string) bool{
		func(w string) bool { return stopWords[w] || noiseWords[w] },
		func(w string) bool { return stopWords[w] },
	} {
		var out []string
		for _, w := range words {
			if !empty(w) {
				out = append(out, w)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return words
}

var (
	numberPrefix  = regexp.MustCompile(`(?i)^\s*cwe\s*[-: ]?\s*[0-9]+\s*[-:–—.)]*\s*`)
	parenthesised = regexp.MustCompile(`\(([^()]*)\)`)
)

// parts are the pieces of a name that may be names themselves: what stands outside of parentheses, and what stands in
// each of them, without quotes around it.
func parts(name string) (outside string, inside []string) {
	for _, m := range parenthesised.FindAllStringSubmatch(name, 8) {
		in := strings.TrimSpace(m[1])
		in = strings.TrimPrefix(strings.Trim(in, `'"`), "aka ")
		if in = strings.TrimSpace(in); in != "" {
			inside = append(inside, in)
		}
	}
	return oneLine(parenthesised.ReplaceAllString(name, " ")), inside
}
