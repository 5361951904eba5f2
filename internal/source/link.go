package source

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// link decides about a symbolic link. None is followed: what lies in the tree is met under its own path, and what
// lies outside is not what the user asked about.
func (w *walker) link(f folder, name string) {
	real := filepath.Join(f.real, name)
	language := LanguageOf(name, false)
	info, err := os.Stat(real)
	shown := f.shown + name
	isFolder := err == nil && info.IsDir()
	loop := errors.Is(err, syscall.ELOOP)
	if isFolder {
		shown += "/"
	} else if language == "" && strings.Contains(name, ".") && !loop {
		return
	}
	if isFolder && skippedByName(name) != "" {
		w.skip(shown, skippedByName(name), "")
		return
	}
	// To git a link is a file, wherever it leads. Include has no say about folders.
	if by, ok := w.leftOut(f, name); ok && (by.Reason != "" || !isFolder) {
		if by.Reason != "" {
			w.skip(shown, by.Reason, by.Detail)
		}
		return
	}
	var target string
	if err == nil {
		target, err = filepath.EvalSymlinks(real)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if language != "" {
			w.skip(shown, SkippedLinkDangling, "")
		}
	case loop:
		w.skip(shown, SkippedLinkLoop, "")
	case err != nil:
		w.report(shown, true, "the link was not followed", err)
	case isFolder && within(f.real, target):
		w.skip(shown, SkippedLinkLoop, asFolder(w.shown(target)))
	case !w.inTrees(target):
		w.skip(shown, SkippedLinkOut, filepath.ToSlash(target))
	case isFolder || language == "":
		// met under its own path
	case !info.Mode().IsRegular():
		w.report(shown, true, "the file was not read", irregular(info.Mode()))
	case LanguageOf(target, false) == "":
		// Only the link's name tells the language: "tool.py -> tool".
		w.entries[target] = Entry{Path: w.shown(target), Language: language, real: target}
	}
}

// inTrees reports whether a real path lies in a folder that the user named.
func (w *walker) inTrees(real string) bool {
	for _, tree := range w.trees {
		if within(real, tree) {
			return true
		}
	}
	return false
}
