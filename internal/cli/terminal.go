package cli

import (
	"os"

	"golang.org/x/term"

	"github.com/touchstone-sec/touchstone/internal/report"
)

// look decides about colour and width of what goes to stdout. NO_COLOR (https://no-color.org) speaks where the flag
// leaves it open.
func (a *app) look(color string) report.Options {
	width, tty := a.terminal(a.stdout)
	o := report.Options{Width: width}
	switch color {
	case "always":
		o.Color = true
	case "auto":
		o.Color = tty && a.getenv("NO_COLOR") == ""
	}
	return o
}

// terminal says whether a stream is a terminal that understands control sequences, and how wide it is; 0 is unknown.
func (a *app) terminal(stream any) (width int, ok bool) {
	f, isFile := stream.(*os.File)
	if !isFile || a.getenv("TERM") == "dumb" || !term.IsTerminal(int(f.Fd())) {
		return 0, false
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		width = 0
	}
	return width, true
}
