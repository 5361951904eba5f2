package source

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Options say which files to find.
type Options struct {
	// Paths are files and folders; none means ".". What is named is reviewed, even where it would be left out if it
	// were met on the way: a vendored or ignored folder, a .pyi file.
	Paths []string
	// Include, where there are any, and Exclude are globs of doublestar on slash paths relative to the root. One that
	// matches a folder speaks of everything below it. Exclude wins over everything, Include speaks only of files that
	// are not named themselves.
	Include, Exclude []string
	// Root is the folder that paths are shown relative to. "" means the working directory where all paths lie under
	// it (and it is not the root of the file system), or else the innermost folder around them all.
	Root string
	// Texts finds files of no known language as well, whose Language is "": what a claim may speak of.
	Texts bool
	// Settings says that what is named are settings: a file whatever its name, and of a folder nothing else.
	Settings bool
}

// A Set is what Find found.
type Set struct {
	Root        string  // absolute, without links
	Published   bool    // what was named is, or lies in, a package that others install
	Purpose     string  // of that package, in the words of its metadata; "" where they say none
	Oldest      Version // of Python, that every package of what was named lets itself run on
	OwnFolders  bool    // all that was named is for systems alone on which each user has a folder for temporary files
	Entries     []Entry
	Skips       []Skip
	Diagnostics []Diagnostic
}

// An Entry is a file to read.
type Entry struct {
	Path     string // see File.Path
	Language Language
	// Below is the path below the folder that the user named and that the file was found in, "" for a file that was
	// named itself, or that a link out of the named folders led to.
	Below string
	real  string // absolute, without links: what is opened, and what makes the file itself
}

// OthersMayRead reports whether the file's permissions let every account of the machine read it.
func (e Entry) OthersMayRead() bool {
	info, err := os.Stat(e.real)
	return err == nil && info.Mode()&0o004 != 0
}

// Find says which files a review is about. An error means that the options make no sense: a bad glob, a path that
// does not exist. What cannot be read is in the Set's diagnostics.
//
// The paths of all three lists are those of the real files, whatever links led to them; each list is sorted by them.
func Find(ctx context.Context, o Options) (*Set, error) {
	w := walker{
		ctx: ctx, entries: map[string]Entry{}, walked: map[string]bool{}, named: map[string]bool{},
		skips: map[string]Skip{}, settings: o.Settings, texts: o.Texts,
	}
	var err error
	if w.include, err = newGlobs("--include", o.Include); err != nil {
		return nil, err
	}
	if w.exclude, err = newGlobs("--exclude", o.Exclude); err != nil {
		return nil, err
	}
	named, err := resolve(o.Paths)
	if err != nil {
		return nil, err
	}
	if w.root, err = rootOf(o.Root, named); err != nil {
		return nil, err
	}
	for _, n := range named {
		if n.info.IsDir() {
			w.trees = append(w.trees, n.real)
		}
	}
	for _, n := range named {
		if n.info.IsDir() {
			w.walkNamed(n.real)
		} else {
			w.addNamed(n)
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("finding files: %w", err)
	}
	return w.set(), nil
}

// set puts what was found in order.
func (w *walker) set() *Set {
	s := &Set{Root: w.root, Diagnostics: w.diagnostics, Entries: make([]Entry, 0, len(w.entries))}
	for i, tree := range w.trees {
		if v := oldest(tree); i == 0 || v.Compare(s.Oldest) < 0 {
			s.Oldest = v
		}
		s.OwnFolders = ownFolders(tree) && (i == 0 || s.OwnFolders)
		if is, purpose := published(tree); is {
			s.Published, s.Purpose = true, cmp.Or(s.Purpose, purpose)
		}
	}
	for _, e := range w.entries {
		if i := slices.IndexFunc(w.trees, func(tree string) bool { return within(e.real, tree) }); i >= 0 && !w.named[e.Path] {
			e.Below = slashRelative(e.real, w.trees[i])
		}
		s.Entries = append(s.Entries, e)
	}
	for path, skip := range w.skips {
		// What one path leaves out, another one may have named.
		if !w.named[path] {
			s.Skips = append(s.Skips, skip)
		}
	}
	slices.SortFunc(s.Entries, func(a, b Entry) int { return strings.Compare(a.Path, b.Path) })
	slices.SortFunc(s.Skips, func(a, b Skip) int { return strings.Compare(a.Path, b.Path) })
	slices.SortFunc(s.Diagnostics, func(a, b Diagnostic) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), strings.Compare(a.Message, b.Message))
	})
	s.Diagnostics = slices.Compact(s.Diagnostics)
	return s
}

// A namedPath is a path of the options.
type namedPath struct {
	real string
	info fs.FileInfo
}

// resolve follows the links in the paths. Paths that lead to the same place become one.
func resolve(paths []string) ([]namedPath, error) {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	var named []namedPath
	for _, p := range paths {
		if p == "" {
			return nil, errors.New("finding files: empty path")
		}
		abs, err := filepath.Abs(p)
		if err != nil {
			return nil, fmt.Errorf("finding files: %w", err)
		}
		real, err := filepath.EvalSymlinks(abs)
		if err != nil {
			return nil, fmt.Errorf("finding files: %w", err)
		}
		info, err := os.Lstat(real)
		if err != nil {
			return nil, fmt.Errorf("finding files: %w", err)
		}
		named = append(named, namedPath{real, info})
	}
	slices.SortFunc(named, func(a, b namedPath) int { return strings.Compare(a.real, b.real) })
	return slices.CompactFunc(named, func(a, b namedPath) bool { return a.real == b.real }), nil
}

// rootOf decides what paths are relative to; see Options.Root.
func rootOf(root string, named []namedPath) (string, error) {
	given := root != ""
	if !given {
		root = "."
	}
	root, err := filepath.Abs(root)
	if err == nil {
		root, err = filepath.EvalSymlinks(root)
	}
	if err != nil {
		return "", fmt.Errorf("finding the root: %w", err)
	}
	if given {
		return root, nil
	}
	above := func(p namedPath) bool { return within(p.real, root) }
	if root != filepath.Dir(root) && !slices.ContainsFunc(named, func(p namedPath) bool { return !above(p) }) {
		return root, nil
	}
	root = named[0].real
	if !named[0].info.IsDir() {
		root = filepath.Dir(root)
	}
	for slices.ContainsFunc(named, func(p namedPath) bool { return !above(p) }) {
		root = filepath.Dir(root)
	}
	return root, nil
}

// within reports whether a path is a folder or lies below it. Both are absolute and clean.
func within(path, folder string) bool {
	rest, ok := strings.CutPrefix(path, folder)
	return ok && (rest == "" || rest[0] == filepath.Separator || os.IsPathSeparator(folder[len(folder)-1]))
}

// slashRelative is a path below a folder as a slash path, "" for the folder itself.
func slashRelative(path, folder string) string {
	return filepath.ToSlash(strings.TrimLeft(path[len(folder):], string(filepath.Separator)))
}
