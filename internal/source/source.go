// Package source finds the files of a review and reads them: which files there are, in what language, what their
// decoded text is, and where in them an offset lies.
package source

// A Language names the front end that reads a file.
type Language string

// The languages known.
const (
	Python Language = "python"
)

// A File is one source file, decoded. It does not change after it was read.
type File struct {
	// Path is how the user would name the file: slash-separated, relative to the review's root where it lies under it.
	Path string
	// Language is decided by the name, or by the #! line.
	Language Language
	// Text is the content as UTF-8 without a byte order mark. Line ends are as in the file (CRLF stays CRLF).
	Text string
	// Hash is the SHA-256 of the raw bytes, hexadecimal.
	Hash string

	lines []int32 // offsets of line starts; built at first use, see Lines
}

// A Position is a place in a file as editors count it: both 1-based, Column in Unicode code points.
type Position struct{ Line, Column int }

// A Diagnostic is something the tool could not do to a file, or did only in part. It is no finding.
type Diagnostic struct {
	Path string   `json:"path"`
	Pos  Position `json:"position,omitzero"` // zero where it concerns the whole file
	// Incomplete is set when something that should have been reviewed was not: the exit code says so.
	Incomplete bool   `json:"incomplete"`
	Message    string `json:"message"`
}
