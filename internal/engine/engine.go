// Package engine is the one package that knows the whole pipeline: files -> syntax -> IR -> program -> flow -> findings.
package engine

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/lang/template"
	"github.com/touchstone-sec/touchstone/internal/omission"
	"github.com/touchstone-sec/touchstone/internal/program"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// Options say what to review and how.
type Options struct {
	Paths            []string // files and folders; none means "."
	Include, Exclude []string // doublestar globs on root-relative slash paths
	ThreatModels     []string // "remote", "local", "library"; none means remote
	Models           []string // folders with the user's own models
	Settings         []string // files and folders with what a deployment sets; of two values the later one wins
	Profile          string   // "default", "strict", "pedantic"; "" means default
	MinSeverity      finding.Severity
	MinConfidence    finding.Confidence
	Workers          int            // 0 means GOMAXPROCS
	Debug            func(string)   // told what the analysis does; may be nil
	Progress         func(Progress) // called from one goroutine at a time; may be nil

	root  string // of source.Options
	whole bool   // texts of no known language are found, and the code of tests is kept, for who looks at them afterwards
}

// Progress is how far a review has come.
type Progress struct {
	Phase            string // "reading", "analysing"
	Files, Functions int
}

// Review runs the whole pipeline. An error means that the tool could not do its work at all; what concerns single
// files is in the review's diagnostics.
func Review(ctx context.Context, o Options) (*finding.Review, error) {
	p, err := open(ctx, o)
	if err != nil {
		return nil, err
	}
	settings := p.readSettings(ctx, o)
	if err := p.interpret(ctx, o); err != nil {
		return nil, err
	}
	return p.review, p.find(ctx, o, settings)
}

// find completes the review by its findings.
func (p *analysed) find(ctx context.Context, o Options, settings func() (*settingsAlone, error)) error {
	r := p.review
	judged := make(chan settingsJudged, 1)
	go func() { judged <- p.judgeSettings(o, settings) }()
	found := p.world.Findings(omission.New(p.world))
	r.Bounds = p.world.Bounds()
	if err := ctx.Err(); err != nil {
		<-judged
		return err
	}
	in := knowledge.Situation{Application: p.world.Application(), Library: slices.Contains(o.ThreatModels, "library"), Published: p.set.Published, Probing: knowledge.Probes(p.set.Purpose)}
	mocks := in.Published && !in.Library && knowledge.Mocks(p.set.Purpose)
	for _, c := range found {
		in := in
		in.Published, in.Tests = in.Published && !c.Lifted(), c.Test
		if p.profile.reports(c.Rule, mocks || c.Test || c.Doubtful() || c.In(p.idle), in) {
			fr := p.rule(c.Rule)
			r.Findings = append(r.Findings, &finding.Finding{
				Rule: fr, Location: c.Location, Function: c.Function, Message: c.Message, Trace: c.Trace, Facts: c.Facts,
				Severity: fr.Severity, Confidence: c.Confidence, TestCode: c.Test,
			})
		}
	}
	if err := p.addSettings(<-judged); err != nil {
		return err
	}
	if p.profile == 0 {
		finding.Sort(r.Findings)
		r.Findings = onceOfCopies(r.Findings)
	}
	p.hide(o.whole)
	finding.Sort(r.Findings)
	finding.Fingerprint(r.Findings)
	r.Findings = finding.Filter(r.Findings, o.MinSeverity, o.MinConfidence)
	return nil
}

// An analysed program, and the review so far: everything but findings.
type analysed struct {
	review  *finding.Review
	set     *source.Set
	world   *flow.World
	program *program.Program
	profile profile
	base    *knowledge.Base
	secrets []finding.Location       // which no report may show
	idle    map[string]bool          // by path: code that nobody runs as it stands: what shows how the project is used, or cannot be imported
	rules   map[string]*finding.Rule // by id
}

// rule is what reports need to know of a rule; the same for all findings of one.
func (p *analysed) rule(k *knowledge.Rule) *finding.Rule {
	r := p.rules[k.ID]
	if r == nil {
		r = newRule(k)
		p.rules[k.ID] = r
	}
	return r
}

// analyse finds the files, reads the program and interprets it.
func analyse(ctx context.Context, o Options) (*analysed, error) {
	p, err := open(ctx, o)
	if err != nil {
		return nil, err
	}
	return p, p.interpret(ctx, o)
}

// open finds the files.
func open(ctx context.Context, o Options) (*analysed, error) {
	profile, err := parseProfile(o.Profile)
	if err != nil {
		return nil, err
	}
	set, err := source.Find(ctx, source.Options{Paths: o.Paths, Include: o.Include, Exclude: o.Exclude, Root: o.root, Texts: o.whole})
	if err != nil {
		return nil, err
	}
	r := &finding.Review{Root: set.Root, Profile: profiles[profile], Diagnostics: set.Diagnostics}
	for _, s := range set.Skips {
		r.Skipped = append(r.Skipped, finding.Skip{Path: s.Path, Reason: s.Reason})
	}
	return &analysed{review: r, set: set, profile: profile, rules: map[string]*finding.Rule{}}, nil
}

// interpret reads the program and interprets it.
func (p *analysed) interpret(ctx context.Context, o Options) error {
	cfg, err := threatModels(o.ThreatModels)
	if err != nil {
		return err
	}
	cfg.Published = p.set.Published && !cfg.Library
	cfg.Oldest = [2]int64{int64(p.set.Oldest.Major), int64(p.set.Oldest.Minor)}
	cfg.OwnFolders = p.set.OwnFolders
	r, rd := p.review, &reader{o: o, tests: p.profile.reviewsTests()}
	mods, err := rd.read(ctx, p.set)
	if err != nil {
		return err
	}
	p.idle = rd.examples(p.set.Published)
	r.Skipped = append(r.Skipped, rd.skipped()...)
	slices.SortStableFunc(r.Skipped, func(a, b finding.Skip) int { return strings.Compare(a.Path, b.Path) })
	names := imported(mods)
	var linking sync.WaitGroup
	linking.Go(func() { p.program = program.New(mods, rd.names) })
	p.base, err = knowledge.Load("python", o.Models, names)
	linking.Wait()
	if err != nil {
		return err
	}
	for i := range rd.files {
		r.Diagnostics = append(r.Diagnostics, rd.files[i].diagnostics...)
	}
	if p.set.Oldest.Major >= 3 {
		for _, m := range p.program.Broken() {
			p.idle[m.File.Path] = true
		}
	}
	cfg.Workers, cfg.Debug, cfg.Rank = o.Workers, o.Debug, int(p.profile)
	cfg.Keep, cfg.Escaping = o.whole, rd.auto == template.Always
	cfg.Operations, cfg.Arguments = operations(ctx, p.set, mods), fieldArguments(ctx, p.set, mods)
	cfg.Tables = tableStatements(ctx, p.set, mods)
	cfg.Cancelled = func() bool { return ctx.Err() != nil }
	if o.Progress != nil {
		cfg.Progress = func(n int) { o.Progress(Progress{"analysing", len(mods), n}) }
	}
	p.world = flow.New(p.program, p.base, cfg)
	p.world.Run()
	if err := ctx.Err(); err != nil {
		return err
	}
	r.Functions = len(p.program.Functions)
	for _, m := range mods {
		if m.Text == "" {
			r.Files++
			r.Lines += m.File.LineCount()
		}
	}
	return nil
}

func threatModels(names []string) (cfg flow.Config, err error) {
	for _, n := range names {
		switch n {
		case "remote":
			cfg.Remote = true
		case "local":
			cfg.Local = true
		case "library":
			cfg.Library = true
		default:
			return cfg, fmt.Errorf("unknown threat model %q: it is remote, local or library", n)
		}
	}
	if len(names) == 0 {
		cfg.Remote = true
	}
	return cfg, nil
}
