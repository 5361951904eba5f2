package reply

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
)

// maxExcerpt bounds the code that is quoted of one place, in bytes.
const maxExcerpt = 200

// excerpt is the line of code at a place, without its indentation.
func excerpt(l *finding.Location) string {
	line := strings.TrimSpace(l.File.Line(lineOf(l)))
	if len(line) > maxExcerpt {
		line = strings.ToValidUTF8(line[:maxExcerpt], "") + "..."
	}
	return line
}
