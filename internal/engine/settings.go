package engine

import (
	"context"
	"fmt"
	"slices"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/settings"
	"github.com/touchstone-sec/touchstone/internal/settings/format"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// This file reads and judges settings files: those in the tree, and those that the user names with Options.Settings.

// A settingsRead is what was read of settings files.
type settingsRead struct {
	files       []*source.File // that hold settings
	list        []settings.Setting
	diagnostics []source.Diagnostic
}

// readSettings reads the settings files of the tree, in order of their paths, and then those of the deployment, in the
// order that the user gave and within a folder in order of their names: of two values for one option the later one wins.
func readSettings(ctx context.Context, o Options, tree *source.Set) (*settingsRead, error) {
	var entries []source.Entry
	for _, e := range tree.Entries {
		if e.Language == source.Settings {
			entries = append(entries, e)
		}
	}
	inTree := len(entries)
	var r settingsRead
	for _, path := range o.Settings {
		set, err := source.Find(ctx, source.Options{Paths: []string{path}, Root: tree.Root, Settings: true})
		if err != nil {
			return nil, fmt.Errorf("--settings %s: %w", path, err)
		}
		r.diagnostics = append(r.diagnostics, set.Diagnostics...)
		entries = append(entries, set.Entries...)
	}
	// A file that is named, or named again, counts there and not before.
	last := map[string]int{}
	for i, e := range entries {
		last[e.Path] = i
	}
	results := make([]*format.Result, len(entries))
	files := make([]*source.File, len(entries))
	diagnostics := make([][]source.Diagnostic, len(entries))
	side(ctx, o.Workers, len(entries), func(i int) {
		if last[entries[i].Path] == i {
			files[i], results[i], diagnostics[i] = readSettingsFile(entries[i], i >= inTree)
		}
	})
	for i, res := range results {
		r.diagnostics = append(r.diagnostics, diagnostics[i]...)
		if res == nil {
			continue
		}
		r.files = append(r.files, files[i])
		for k := range res.Settings {
			res.Settings[k].Deployed = i >= inTree
		}
		r.list = append(r.list, res.Settings...)
		r.diagnostics = append(r.diagnostics, res.Problems...)
	}
	return &r, ctx.Err()
}

// readSettingsFile reads one file; a panic on the way is a diagnostic that names the file.
func readSettingsFile(e source.Entry, named bool) (f *source.File, r *format.Result, diags []source.Diagnostic) {
	defer func() {
		if p := recover(); p != nil {
			r = nil
			diags = append(diags, source.Diagnostic{Path: e.Path, Incomplete: true, Message: fmt.Sprintf("internal error while reading the settings: %v", p)})
		}
	}()
	f, diags = source.Read(e)
	if f == nil {
		return nil, nil, diags
	}
	r = format.Read(f, named)
	if r == nil && named {
		diags = append(diags, source.Diagnostic{Path: e.Path, Incomplete: true, Message: "the file was not read: its format is not known"})
	}
	return f, r, diags
}

// judgeSettings adds to a review what settings alone show.
func (r *reviewing) judgeSettings(read *settingsRead) error {
	r.Files += len(read.files)
	for _, f := range read.files {
		r.Lines += f.LineCount()
	}
	r.Diagnostics = append(r.Diagnostics, read.diagnostics...)
	if len(read.list) == 0 {
		return nil
	}
	base, err := knowledge.Load(knowledge.Settings, r.options.Models, nil)
	if err != nil {
		return err
	}
	j := settings.Judge(base, read.list)
	for _, c := range j.Candidates {
		if !r.profile.reports(c.Rule, c.Test) {
			continue
		}
		fr := r.rule(c.Rule)
		r.Findings = append(r.Findings, &finding.Finding{
			Rule: fr, Location: c.Location, Message: c.Message, Facts: c.Facts, Severity: fr.Severity,
			Confidence: c.Confidence, TestCode: c.Test,
		})
	}
	r.secrets = append(r.secrets, j.Secrets...)
	return nil
}

// hide replaces the files of the findings by ones in which the secrets cannot be read. From here on no report can show
// them, and no fingerprint is made of them.
func (r *reviewing) hide() {
	spans := map[*source.File][]source.Span{}
	for _, l := range r.secrets {
		spans[l.File] = append(spans[l.File], source.Span{Pos: l.Pos, End: l.End})
	}
	masked := map[*source.File]*source.File{}
	mask := func(l *finding.Location) {
		if l == nil || spans[l.File] == nil {
			return
		}
		if masked[l.File] == nil {
			masked[l.File] = l.File.Masked(spans[l.File])
		}
		l.File = masked[l.File]
	}
	for _, f := range r.Findings {
		mask(&f.Location)
		f.Trace = slices.Clone(f.Trace)
		for i := range f.Trace {
			mask(&f.Trace[i].Location)
		}
		for i := range f.Facts {
			mask(f.Facts[i].Location)
		}
	}
}
