// Package source finds the files of a review and reads them: which files there are, in what language, what their
// decoded text is, and where in them an offset lies.
//
// Find walks the named paths and decides what to review (find.go, with vendored.go, gitignore.go, glob.go, language.go
// and settings.go as its judges). It opens no file but the ignore files and the first line of files without an extension.
// What it leaves out on purpose is a Skip, one for a whole folder; what it failed to do is a Diagnostic.
//
// Read turns one entry into a File (read.go, decode.go, pep263.go, codecs.go). It has no state, so that an engine may
// call it for many entries at once.
//
// Invariants:
//   - a result depends on the tree, the options and the working directory alone: entries, skips and diagnostics are
//     sorted, and no user-wide configuration (core.excludesFile, core.ignoreCase) is consulted;
//   - a file on disk is an entry at most once, however many names, links and nested paths lead to it;
//   - only regular files are opened, and no more than MaxFileSize bytes are read of one.
package source

import (
	"crypto/sha256"
	"encoding/hex"
	"sync"
)

// A Language names the front end that reads a file.
type Language string

// The languages known.
const (
	Python   Language = "python"
	Template Language = "template" // an HTML template, or a page: the name does not tell
	Settings Language = "settings" // a file that may hold settings, in one of many formats
)

// A File is one source file, decoded. It does not change after it was read, and its methods may be called from many
// goroutines. A File must not be copied.
type File struct {
	// Path is how the user would name the file: slash-separated, relative to the review's root where it lies under it.
	Path string
	// Language is decided by the name, or by the #! line.
	Language Language
	// Text is the content as UTF-8 without a byte order mark. Line ends are as in the file (CRLF stays CRLF).
	Text string
	// Hash is the SHA-256 of the raw bytes, hexadecimal; empty where they are those of Text. See SHA256.
	Hash string
	// Encoding is what the raw bytes were decoded from, by its name in Python: "utf-8", "utf-8-sig" (with a byte
	// order mark), "utf-16-le", "iso8859-1", ...
	Encoding string

	once  sync.Once
	lines []int32 // offsets of line starts, see index
	ascii bool    // Text holds no byte above 0x7f, so that columns are differences of offsets
}

// SHA256 is the hash of the raw bytes, hexadecimal. It is computed when it is asked: few files get into a report.
func (f *File) SHA256() string {
	if f.Hash != "" {
		return f.Hash
	}
	return hash(f.Text)
}

func hash[T string | []byte](raw T) string {
	sum := sha256.Sum256([]byte(raw))
	return hex.EncodeToString(sum[:])
}

// A Position is a place in a file as editors count it: both 1-based, Column in Unicode code points (or, where a
// method says so, in UTF-16 code units).
type Position struct{ Line, Column int }

// A Diagnostic is something the tool could not do to a file, or did only in part. It is no finding.
type Diagnostic struct {
	Path string   `json:"path"`
	Pos  Position `json:"position,omitzero"` // zero where it concerns the whole file
	// Incomplete is set when something that should have been reviewed was not: the exit code says so.
	Incomplete bool   `json:"incomplete"`
	Message    string `json:"message"`
}

// A Skip is something that the review left out on purpose.
type Skip struct {
	Path   string `json:"path"`             // a file, or a folder with a trailing slash
	Reason string `json:"reason"`           // one of the Skipped constants
	Detail string `json:"detail,omitempty"` // what decided: "pkg/.gitignore:3: build/", "pyvenv.cfg", ""
}

// The reasons of a Skip.
const (
	SkippedExcluded       = "--exclude"
	SkippedIgnored        = ".gitignore"
	SkippedVendored       = "vendored"
	SkippedArtefact       = "build artefact"
	SkippedVersionControl = "version control"
	SkippedVirtualEnv     = "virtual environment"
	SkippedLinkOut        = "link out of the tree"
	SkippedLinkLoop       = "link to a folder around it"
	SkippedLinkDangling   = "link to nothing"
)
