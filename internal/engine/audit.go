package engine

import (
	"context"
	"os"

	"github.com/touchstone-sec/touchstone/internal/audit"
	"github.com/touchstone-sec/touchstone/internal/audit/claim"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// AuditOptions say which review is held against which code.
type AuditOptions struct {
	Review       *claim.Review
	Against      string   // a folder or a file
	Dependencies []string // folders with the sources of installed packages
	Models       []string
	Workers      int
	Blind        bool // leave touchstone's own findings out: what the other checks are worth
	Debug        func(string)
	Progress     func(Progress)
}

// Audit judges every claim of a review by the code. What touchstone finds of all profiles and for all threat models is
// evidence, since the review may have meant any.
func Audit(ctx context.Context, o AuditOptions) (*audit.Report, error) {
	opts := Options{
		Paths: []string{o.Against}, ThreatModels: []string{"remote", "local", "library"}, Profile: profiles[len(profiles)-1],
		Models: o.Models, Workers: o.Workers, Debug: o.Debug, Progress: o.Progress, whole: true,
	}
	if info, err := os.Stat(o.Against); err == nil && info.IsDir() {
		opts.root = o.Against // which paths of claims are relative to
	}
	p, err := analyse(ctx, opts)
	if err != nil {
		return nil, err
	}
	if err := p.find(ctx, opts); err != nil {
		return nil, err
	}
	code := audit.Code{Root: p.set.Root, Program: p.program, Base: p.base, Findings: p.review.Findings}
	if o.Blind {
		code.Findings = nil
	}
	read := map[string]bool{}
	for _, m := range p.program.Modules {
		if m.Text == "" {
			code.Files = append(code.Files, m.File)
			read[m.File.Path] = true
		}
	}
	for _, e := range p.set.Entries {
		if !read[e.Path] {
			if f, _ := source.Read(e); f != nil { // what is no text cannot be cited
				code.Files = append(code.Files, f)
			}
		}
	}
	return audit.Audit(o.Review, code)
}
