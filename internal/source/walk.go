package source

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// The walk goes down from each folder that the user named, follows no link, and asks of each entry, in this order: is
// it excluded, is its name that of a folder to leave out, does an ignore file ignore it, is it a virtual environment.
// The first that says yes ends it there, so that the reason shown is the one that the user has most to say about.

type walker struct {
	ctx              context.Context
	root             string
	include, exclude globs
	settings         bool            // what is named are settings
	trees            []string        // the named folders, real paths
	walked           map[string]bool // folders, by real path
	named            map[string]bool // what the user named, as it would be shown in a Skip
	entries          map[string]Entry
	skips            map[string]Skip
	diagnostics      []Diagnostic
	texts            bool // files of no known language too
}

// A folder is one step of the walk.
type folder struct {
	real     string
	shown    string // as it is shown: "" for the root, or with a trailing slash
	git      string // relative to the top of the repository: "" or with a trailing slash
	ignores  *ignores
	included bool // a glob of Include matches it or a folder around it
}

// shown is how a real path is shown.
func (w *walker) shown(real string) string {
	if !within(real, w.root) {
		return filepath.ToSlash(real)
	}
	return slashRelative(real, w.root)
}

func asFolder(shown string) string {
	if shown == "" || strings.HasSuffix(shown, "/") {
		return shown
	}
	return shown + "/"
}

func (w *walker) skip(path, reason, detail string) {
	w.skips[path] = Skip{path, reason, detail}
}

// report notes what could not be done. The name of the file is taken out of the error, which speaks of the real path.
func (w *walker) report(shown string, incomplete bool, doing string, err error) {
	var of *fs.PathError
	if errors.As(err, &of) {
		err = of.Err
	}
	if shown == "" {
		shown = "."
	}
	w.diagnostics = append(w.diagnostics, Diagnostic{
		Path: shown, Incomplete: incomplete, Message: fmt.Sprintf("%s: %v", doing, err),
	})
}

// walkNamed walks a folder that the user named.
//
// Where the folder would have been left out if it had been met on the way, the ignore files around it and in it are
// void: they would leave out all of it ("*" is what virtual environments and caches write into theirs). Ignore files
// further below hold.
func (w *walker) walkNamed(real string) {
	shown := w.shown(real)
	if by, ok := w.exclude.matchAround(shown); ok {
		w.skip(asFolder(shown), SkippedExcluded, by)
		return
	}
	w.named[asFolder(shown)] = true
	_, included := w.include.matchAround(shown)
	f := folder{real: real, shown: asFolder(shown), included: included}
	top := repositoryTop(real)
	if top == "" {
		// Without a repository, ignore files hold from the root of the review on, so that an unpacked archive is
		// reviewed as its repository would be.
		if top = real; within(real, w.root) {
			top = w.root
		}
	}
	f.git = asFolder(slashRelative(real, top))
	ignored := false
	if top != real {
		f.ignores, ignored = w.ignoresAbove(top, f.git)
	}
	w.walk(f, true, ignored)
}

// ignoresAbove loads the ignore files from the top down to the parent of a folder, given relative to the top with a
// trailing slash. Ignored means that they ignore the folder, or one around it.
func (w *walker) ignoresAbove(top, below string) (found *ignores, ignored bool) {
	if isRepository(top) {
		found = found.with(w.loadIgnores(filepath.Join(gitFolder(top), "info", "exclude"), ""))
	}
	at := ""
	for {
		name := filepath.Join(top, filepath.FromSlash(at), ".gitignore")
		found = found.with(w.loadIgnores(name, at))
		next, rest, _ := strings.Cut(below[len(at):], "/")
		at += next
		if ignored, _ := found.judge(at, true); ignored {
			return nil, true
		}
		at += "/"
		if rest == "" {
			return found, false
		}
	}
}

// loadIgnores reads an ignore file, nil where there is none. Like git it follows no link.
func (w *walker) loadIgnores(name, base string) *ignoreFile {
	text, err := readRegular(name, maxIgnoreFile)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, syscall.ENOTDIR) {
			w.report(w.shown(name), false, "the ignore file has no effect", err)
		}
		return nil
	}
	return &ignoreFile{name: w.shown(name), base: base, rules: parseIgnore(string(text))}
}

// walk goes through a folder. Void says that the ignore file in it does not hold.
func (w *walker) walk(f folder, named, void bool) {
	if w.ctx.Err() != nil || w.walked[f.real] {
		return
	}
	listing, err := os.ReadDir(f.real)
	if err != nil {
		w.report(f.shown, true, "the folder was not read", err) // what was read of it is in the listing
	}
	if by := virtualEnvironment(f.real, listing); by != "" {
		if !named {
			w.skip(f.shown, SkippedVirtualEnv, by)
			return
		}
		void = true
	}
	if by := cmp.Or(installed(listing), copies(f.real, listing)); by != "" && !named {
		w.skip(f.shown, SkippedVendored, by)
		return
	}
	w.walked[f.real] = true
	void = void || named && skippedByName(filepath.Base(f.real)) != "" && !isRepository(f.real)
	if void {
		f.ignores = nil
	}
	for _, e := range listing {
		switch e.Name() {
		case ".git":
			if isRepository(f.real) {
				// A repository within another one answers for itself.
				f.git, f.ignores = "", nil
				exclude := filepath.Join(gitFolder(f.real), "info", "exclude")
				f.ignores = f.ignores.with(w.loadIgnores(exclude, ""))
			}
		case ".gitignore":
			if !void && e.Type().IsRegular() {
				f.ignores = f.ignores.with(w.loadIgnores(filepath.Join(f.real, ".gitignore"), f.git))
			}
		}
	}
	for _, e := range listing {
		switch name := e.Name(); {
		case e.IsDir():
			w.enter(f, name)
		case e.Type()&fs.ModeSymlink != 0:
			w.link(f, name)
		default:
			w.file(f, name, e.Type())
		}
	}
}

// enter decides whether the walk goes on into a folder.
func (w *walker) enter(f folder, name string) {
	shown := f.shown + name
	if by, ok := w.exclude.match(shown); ok {
		w.skip(shown+"/", SkippedExcluded, by)
		return
	}
	if reason := skippedByName(name); reason != "" {
		w.skip(shown+"/", reason, "")
		return
	}
	git := f.git + name
	if ignored, by := f.ignores.judge(git, true); ignored {
		w.skip(shown+"/", SkippedIgnored, by)
		return
	}
	inner := folder{
		real: filepath.Join(f.real, name), shown: shown + "/", git: git + "/", ignores: f.ignores, included: f.included,
	}
	if !inner.included {
		_, inner.included = w.include.match(shown)
	}
	w.walk(inner, false, false)
}

// file decides about what is neither a folder nor a link.
func (w *walker) file(f folder, name string, mode fs.FileMode) {
	language := w.languageOf(f.shown, name)
	if language == "" && strings.Contains(name, ".") && !w.texts {
		return
	}
	shown := f.shown + name
	if by, ok := w.leftOut(f, name); ok {
		if language != "" && by.Reason != "" {
			w.skips[shown] = by
		}
		return
	}
	real := filepath.Join(f.real, name)
	if !mode.IsRegular() {
		if language != "" {
			w.report(shown, true, "the file was not read", irregular(mode))
		}
		return
	}
	if language == "" {
		if language = w.languageInside(real, shown); language == "" && !w.texts || w.settings {
			return
		}
	}
	w.entries[real] = Entry{Path: shown, Language: language, real: real}
}

// languageOf is the language of a file that is met on the way; "" where its name does not tell.
func (w *walker) languageOf(folder, name string) Language {
	if language := LanguageOf(name, false); language != "" && !w.settings {
		return language
	}
	if IsSettings(folder, name, w.settings) {
		return Settings
	}
	return ""
}

// leftOut reports whether the options or the ignore files leave out a file or a link; the Skip has no reason where
// that is because Include speaks of others.
func (w *walker) leftOut(f folder, name string) (Skip, bool) {
	shown := f.shown + name
	if by, ok := w.exclude.match(shown); ok {
		return Skip{shown, SkippedExcluded, by}, true
	}
	if len(w.include) > 0 && !f.included {
		if _, ok := w.include.match(shown); !ok {
			return Skip{}, true
		}
	}
	if f.ignores == nil {
		return Skip{}, false
	}
	ignored, by := f.ignores.judge(f.git+name, false)
	return Skip{shown, SkippedIgnored, by}, ignored
}

// languageInside looks into a file without an extension.
func (w *walker) languageInside(real, shown string) Language {
	f, err := openRegular(real)
	if err != nil {
		w.report(shown, false, "the #! line was not read", err)
		return ""
	}
	defer f.Close()
	var buf [256]byte
	n, err := f.Read(buf[:]) // a short read of a regular file is one at its end
	if err != nil || !bytes.HasPrefix(buf[:n], []byte("#!")) {
		return ""
	}
	return languageOfFirstLine(string(buf[:n]))
}

// addNamed adds a file that the user named. Only Exclude speaks of it.
func (w *walker) addNamed(n namedPath) {
	shown := w.shown(n.real)
	if by, ok := w.exclude.matchAround(shown); ok {
		w.skip(shown, SkippedExcluded, by)
		return
	}
	w.named[shown] = true
	if !n.info.Mode().IsRegular() {
		w.report(shown, true, "the file was not read", irregular(n.info.Mode()))
		return
	}
	language := LanguageOf(n.real, true)
	if w.settings || language == "" && IsSettings("", filepath.Base(n.real), true) {
		language = Settings
	}
	if language == "" {
		before := len(w.diagnostics)
		if language = w.languageInside(n.real, shown); language == "" && !w.texts {
			if len(w.diagnostics) == before {
				w.report(shown, true, "the file was not reviewed", errors.New("its language is not known"))
			}
			return
		}
	}
	w.entries[n.real] = Entry{Path: shown, Language: language, real: n.real}
}
