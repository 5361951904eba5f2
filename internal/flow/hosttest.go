package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds tests of the host of a URL by how it ends and by patterns: host.endswith("." + domain), fnmatch(host, "*.example.org"),
// re.fullmatch(r"(.+\.)?example\.org", host).

// hostEnds reports whether whatever ends as a text does is a host of a domain, or of one of several: that text begins with a dot.
func (a *analysis) hostEnds(suffix argv) bool {
	if fromSource(suffix.val) || suffix.val == nil {
		return false
	}
	if s, known := a.shortest(suffix.val); known {
		return strings.HasPrefix(s, ".")
	}
	if strings.HasPrefix(suffix.val.prefix(), ".") {
		return true
	}
	if es, ok := a.constantElements(suffix.id); ok {
		s, known := shortestOf(es)
		return known && strings.HasPrefix(s, ".")
	}
	return false
}

// wildcardFacts are the facts of fnmatch(host, pattern).
func (a *analysis) wildcardFacts(name, pattern argv) []Fact {
	kinds := a.w.urlKinds
	for _, x := range pattern.val.taint() {
		if x.Origin.Source != nil && x.Origin.Source != librarySource {
			kinds &^= x.Kinds // the host that the client asks for is its own, for a redirect
		}
	}
	if name.id == ir.NoID || kinds == 0 {
		return nil
	}
	urls := a.urlsOf(name.id)
	if len(urls) == 0 {
		return nil
	}
	list := []*Val{pattern.val}
	if es, ok := a.constantElements(pattern.id); ok {
		list = es
	}
	if slices.ContainsFunc(list, func(v *Val) bool {
		s, known := v.text()
		return known && !wildcardOfDomain(s)
	}) {
		return nil
	}
	return aboutURL(urls, Fact{True: kinds})
}

// wildcardOfDomain reports whether what a pattern of the shell's matches is one host, or the hosts of one domain.
func wildcardOfDomain(pattern string) bool {
	i := strings.LastIndexAny(pattern, "*?]")
	return i < 0 || strings.HasPrefix(pattern[i+1:], ".") && strings.Contains(pattern[i+2:], ".")
}

// hostPatternFacts adds what matching the host of a URL says of the URL.
func (a *analysis) hostPatternFacts(facts []Fact, host ir.ID, use regex.Use, patterns ...string) []Fact {
	urls := a.urlsOf(host)
	if len(urls) == 0 || slices.ContainsFunc(patterns, func(p string) bool { return !fixesDomain(p, use) }) {
		return facts
	}
	return append(facts, aboutURL(urls, Fact{True: a.w.urlKinds})...)
}

// fixesDomain reports whether whatever a pattern finds in the name of a host is a host of a domain that ends the pattern literally.
func fixesDomain(pattern string, use regex.Use) bool {
	if list := alternatives(pattern); len(list) > 1 {
		return !slices.ContainsFunc(list, func(p string) bool { return !fixesDomain(p, use) })
	}
	p, ended := strings.CutSuffix(pattern, "$")
	if !ended {
		p, ended = strings.CutSuffix(p, `\Z`)
	}
	if !ended && use != regex.FullMatch {
		return false
	}
	i, labels := len(p), 0
	for i > 0 {
		switch {
		case strings.HasSuffix(p[:i], `\.`):
			i -= 2
			labels++
		case hostLetter(p[i-1]) && (i == 1 || p[i-2] != '\\'):
			i--
		default:
			return labels > 0 && endsLabel(p[:i], p[i:])
		}
	}
	return labels > 0 && use != regex.Search
}

var flagsAlone = regex.NewPattern(`^\(\?[a-z]+\)$`)

// endsLabel reports whether the part of a pattern before a domain ends where a label of a host does.
func endsLabel(before, domain string) bool {
	if strings.HasPrefix(domain, `\.`) {
		return strings.Count(domain, `\.`) > 1
	}
	return flagsAlone.MatchString(before) || strings.HasSuffix(before, "^") || strings.HasSuffix(before, `\A`) || strings.HasSuffix(before, "://") || strings.HasSuffix(strings.TrimRight(before, "?*+"), `\.)`)
}
