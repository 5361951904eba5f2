package engine

import (
	"context"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/audit"
	"github.com/touchstone-sec/touchstone/internal/audit/claim"
	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/program"
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

// Audit judges every claim of a review by the code. What touchstone finds in any profile is evidence, for the threat models
// remote and local, and for callers of a library where nothing calls the program otherwise.
func Audit(ctx context.Context, o AuditOptions) (*audit.Report, error) {
	opts := Options{
		Paths: []string{o.Against}, ThreatModels: []string{"remote", "local"}, Profile: profiles[len(profiles)-1],
		Models: o.Models, Workers: o.Workers, Debug: o.Debug, Progress: o.Progress, whole: true,
	}
	folder := false
	if info, err := os.Stat(o.Against); err == nil && info.IsDir() {
		folder, opts.root = true, o.Against // which paths of claims are relative to
	}
	p, err := analyse(ctx, opts)
	called := err == nil && p.world.Called()
	if err == nil && !called { // a library: its callers are who is not trusted
		opts.ThreatModels = append(opts.ThreatModels, "library")
		p, err = analyse(ctx, opts)
	}
	if err != nil {
		return nil, err
	}
	if err := p.find(ctx, opts, p.readSettings(ctx, opts)); err != nil {
		return nil, err
	}
	own := p.program.Modules
	code := audit.Code{Root: p.set.Root, Program: p.program, Base: p.base, Findings: p.review.Findings, Whole: folder && called}
	for _, m := range p.world.Meetings() {
		s := audit.Sink{Location: finding.Location{File: m.Function.Module.File, Pos: m.Pos, End: m.End}, Kinds: m.Kinds, Followed: m.Followed, Cleared: m.Cleared}
		for _, d := range m.Defences {
			s.Defences = append(s.Defences, audit.Defended{Location: finding.Location{File: d.Fn.Module.File, Pos: d.Pos, End: d.End}, What: d.What})
		}
		code.Sinks = append(code.Sinks, s)
	}
	p.world = nil // nothing is asked of it any more, and it is large
	code.Exists = func(name string) bool { return exists(p.set.Root, name) }
	if o.Blind {
		code.Findings, code.Sinks = nil, nil
	}
	read := map[string]bool{}
	for _, m := range own {
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
	if len(o.Dependencies) > 0 {
		more, err := dependencies(ctx, o.Dependencies, own)
		if err != nil {
			return nil, err
		}
		all := append(slices.Clone(own), more...)
		var paths []string
		for _, m := range all {
			paths = append(paths, m.File.Path)
		}
		code.Program = program.New(all, program.NewNames(paths, packageOf(p.set.Root)))
	}
	r, err := audit.Audit(o.Review, code)
	if err != nil {
		return nil, err
	}
	m := newMask(p.secrets)
	for _, j := range r.Judgements {
		for i := range j.Evidence {
			m.apply(j.Evidence[i].Location)
		}
	}
	return r, nil
}

// exists reports whether a file or folder is in the tree by the path that a review gives, or by the end of it.
func exists(root, name string) bool {
	name = path.Clean(strings.ReplaceAll(name, `\\`, "/"))
	for name = strings.TrimLeft(name, "/"); name != ""; {
		if local := filepath.FromSlash(name); filepath.IsLocal(local) {
			if _, err := os.Lstat(filepath.Join(root, local)); err == nil {
				return true
			}
		}
		_, rest, ok := strings.Cut(name, "/")
		if !ok {
			break
		}
		name = rest
	}
	return false
}
