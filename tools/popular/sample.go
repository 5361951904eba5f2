package main

import (
	"cmp"
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/engine"
)

// A found is a finding in a package, as the document shows it.
type found struct {
	pkg         pkg
	rule        string
	cwe         int
	path        string
	line        int
	fingerprint string
}

// A result is what was found in all packages.
type result struct {
	packages, files, lines int
	findings               []found
	missing                []missing
}

// A missing package could not be had.
type missing struct {
	pkg pkg
	err error
}

// review adds what is found in a package.
func (r *result) review(ctx context.Context, p pkg, dir string) error {
	review, err := engine.Review(ctx, engine.Options{Paths: []string{dir}, ThreatModels: []string{"remote"}, Profile: "default"})
	if err != nil {
		return err
	}
	r.packages++
	r.files += review.Files
	r.lines += review.Lines
	for _, f := range review.Findings {
		at := f.Location.File.Position(f.Location.Pos)
		path, err := filepath.Rel(dir, f.Location.File.Path)
		if err != nil || strings.HasPrefix(path, "..") {
			path = f.Location.File.Path
		}
		r.findings = append(r.findings, found{p, f.Rule.ID, f.Rule.CWE, filepath.ToSlash(path), at.Line, f.Fingerprint})
	}
	return nil
}

// draw returns the n findings whose hashes with the seed are smallest, in the order of packages and places.
func draw(all []found, seed string, n int) []found {
	hash := func(f found) string {
		sum := sha256.Sum256([]byte(strings.Join([]string{seed, f.pkg.name, f.fingerprint}, "\x00")))
		return string(sum[:])
	}
	drawn := slices.SortedFunc(slices.Values(all), func(a, b found) int { return cmp.Compare(hash(a), hash(b)) })
	drawn = drawn[:min(n, len(drawn))]
	slices.SortFunc(drawn, func(a, b found) int {
		return cmp.Or(cmp.Compare(a.pkg.name, b.pkg.name), cmp.Compare(a.path, b.path), cmp.Compare(a.line, b.line), cmp.Compare(a.rule, b.rule))
	})
	return drawn
}

// A verdict is what a reader said of a finding.
type verdict struct {
	right bool
	why   string
}

// verdictKey names a finding whatever the version of its package.
type verdictKey struct{ pkg, fingerprint string }

func readVerdicts(path string) (map[verdictKey]verdict, error) {
	text, err := os.ReadFile(path)
	if os.IsNotExist(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	verdicts := map[verdictKey]verdict{}
	n := 0
	for line := range strings.Lines(string(text)) {
		n++
		line = strings.TrimRight(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.SplitN(line, "\t", 4)
		if len(f) < 4 || f[2] != "right" && f[2] != "wrong" {
			return nil, fmt.Errorf("%s:%d: want package, fingerprint, right or wrong, and why, with tabs between them", path, n)
		}
		verdicts[verdictKey{f[0], f[1]}] = verdict{f[2] == "right", f[3]}
	}
	return verdicts, nil
}

// unread lists the findings without a verdict as lines to be filled in.
func unread(sample []found, verdicts map[verdictKey]verdict) string {
	var b strings.Builder
	for _, f := range sample {
		if _, ok := verdicts[verdictKey{f.pkg.name, f.fingerprint}]; !ok {
			fmt.Fprintf(&b, "%s\t%s\t?\t%s:%d %s\n", f.pkg.name, f.fingerprint, f.path, f.line, f.rule)
		}
	}
	return b.String()
}
