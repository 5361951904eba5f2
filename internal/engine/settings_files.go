package engine

import (
	"context"
	"fmt"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/settings"
	"github.com/touchstone-sec/touchstone/internal/settings/format"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// This file finds and reads settings files: those in the tree, and those that the user names with Options.Settings.

// A settingsRead is what was read of settings files.
type settingsRead struct {
	files       []*source.File // that hold settings
	list        []settings.Setting
	skipped     []finding.Skip
	diagnostics []source.Diagnostic
}

// maxSettings is the size, in bytes, beyond which a file of the tree is taken for data: settings are written by hand.
const maxSettings = 1 << 20

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
	for i, f := range files {
		if f != nil && i < inTree && len(f.Text) > maxSettings {
			r.skipped = append(r.skipped, finding.Skip{Path: f.Path, Reason: "too large for settings"})
		}
	}
	for i, res := range results {
		r.diagnostics = append(r.diagnostics, diagnostics[i]...)
		if res == nil {
			continue
		}
		r.files = append(r.files, files[i])
		open := i >= inTree && entries[i].OthersMayRead()
		for k := range res.Settings {
			res.Settings[k].Deployed = i >= inTree
			res.Settings[k].Open = open
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
	for i := range diags {
		diags[i].Incomplete = diags[i].Incomplete && named // that it holds settings is a guess
	}
	if f == nil {
		return nil, nil, diags
	}
	if !named && len(f.Text) > maxSettings {
		return f, nil, diags
	}
	r = format.Read(f, named)
	if r == nil && named {
		diags = append(diags, source.Diagnostic{Path: e.Path, Incomplete: true, Message: "the file was not read: its format is not known"})
	}
	return f, r, diags
}
