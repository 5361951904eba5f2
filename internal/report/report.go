// Package report writes a review in the formats that people and programs read: text for a terminal, Markdown for a
// person who was not there, JSON for programs of one's own, SARIF for code scanning.
//
// A format is one Handler and one line in Formats. It gets the whole review and decides by itself what to leave out.
// What holds for all of them:
//
//   - The bytes depend on the review alone. No clock is read, no map is ranged over, no environment is looked at;
//     colour and width are options.
//   - Reviewed code is hostile. No control character of it, and none of Unicode's invisible or direction-changing
//     characters, is written raw (see Printable); in Markdown it cannot end the place where it is quoted; in JSON and
//     SARIF the same characters are written as \u escapes.
//   - A location is a byte range of a file. Lines and columns are found when they are printed; columns count Unicode
//     code points from 1.
//   - The cost of quoting a line does not depend on its length: a line of 50 MB is quoted around the place in question.
package report

import (
	"io"

	"github.com/touchstone-sec/touchstone/internal/finding"
)

// Options are for the formats that a terminal shows; the others ignore them.
type Options struct {
	Color bool // ANSI colours
	Width int  // columns; 0 means DefaultWidth
}

// DefaultWidth is the width of text in columns where there is no terminal to ask.
const DefaultWidth = 120

// A Handler writes a whole review in one format.
type Handler func(w io.Writer, r *finding.Review, o Options) error

// A Format is a Handler with the name that the command line knows it by.
type Format struct {
	Name  string
	About string // what it is for, a few words
	Write Handler
}

// Formats lists the formats there are, the default first.
func Formats() []Format {
	return []Format{
		{"text", "code excerpts with the trace, for a terminal", Text},
		{"markdown", "a written review, for people", Markdown},
		{"json", "everything, schema touchstone-review/1, for programs", JSON},
		{"sarif", "SARIF 2.1.0, for code scanning", SARIF},
	}
}

// Lookup finds a format by its name.
func Lookup(name string) (Format, bool) {
	for _, f := range Formats() {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}
