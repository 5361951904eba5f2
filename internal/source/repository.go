package source

import (
	"os"
	"path/filepath"
	"strings"
)

// isRepository reports whether a folder is the top of a git working tree: it holds a .git folder with a HEAD, or a .git
// file that leads to one (worktrees and submodules).
func isRepository(folder string) bool {
	git := filepath.Join(folder, ".git")
	info, err := os.Stat(git)
	switch {
	case err != nil:
		return false
	case info.IsDir():
		_, err = os.Lstat(filepath.Join(git, "HEAD"))
		return err == nil
	default:
		return info.Mode().IsRegular() && gitFolder(folder) != ""
	}
}

// gitFolder is the folder that holds info/exclude of the repository with a top folder: .git, or where a .git file
// leads; "" where it leads nowhere.
func gitFolder(top string) string {
	git := filepath.Join(top, ".git")
	if info, err := os.Stat(git); err != nil || info.IsDir() {
		return git
	}
	link, ok := strings.CutPrefix(firstLine(git), "gitdir: ")
	if !ok || link == "" {
		return ""
	}
	folder := filepath.FromSlash(link)
	if !filepath.IsAbs(folder) {
		folder = filepath.Join(top, folder)
	}
	// A worktree has a folder of its own, which names the one that all worktrees share.
	if common := firstLine(filepath.Join(folder, "commondir")); common != "" {
		if filepath.IsAbs(common) {
			return common
		}
		return filepath.Join(folder, filepath.FromSlash(common))
	}
	return folder
}

// firstLine is the first line of a small file, or "" where it cannot be read.
func firstLine(name string) string {
	text, err := readRegular(name, maxIgnoreFile)
	if err != nil {
		return ""
	}
	line, _, _ := strings.Cut(string(text), "\n")
	return strings.TrimSuffix(line, "\r")
}

// repositoryTop is the top of the working tree that a folder lies in, or "".
func repositoryTop(folder string) string {
	for {
		if isRepository(folder) {
			return folder
		}
		parent := filepath.Dir(folder)
		if parent == folder {
			return ""
		}
		folder = parent
	}
}
