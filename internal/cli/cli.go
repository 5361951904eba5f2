// Package cli is the command-line face of touchstone: it reads flags, lets the engine review, and hands the result to
// the formats of package report. It decides nothing about code.
//
// Results go to stdout and to the files of --output, everything else to stderr. A command line that ran is told by its
// exit code:
//
//	0  nothing was found
//	1  there are findings
//	2  touchstone could not do its work: wrong flags, missing paths, a result that could not be written
//	3  nothing was found, but the review is incomplete
//
// Findings come before incompleteness because whoever gates on the code must fix them either way, and sees 3 once they
// are gone; under --exit-zero, where findings are no failure, an incomplete review is 3 with findings or without. So 0
// always means that all of the code was reviewed.
//
// A panic ends in one line and exit code 2. A reader that closes the pipe has seen enough: that is no error.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/touchstone-sec/touchstone/internal/engine"
	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/report"
)

// The exit codes.
const (
	exitClean      = 0
	exitFindings   = 1
	exitFailure    = 2
	exitIncomplete = 3
)

const issues = "https://github.com/touchstone-sec/touchstone/issues"

// Main runs one command line, without the program's name, and returns the exit code.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	a := &app{review: engine.Review, stdin: stdin, stdout: stdout, stderr: stderr, getenv: os.Getenv}
	return a.main(args)
}

// An app is one run. Tests replace the engine and the environment.
type app struct {
	review func(context.Context, engine.Options) (*finding.Review, error)
	stdin  io.Reader
	stdout io.Writer
	stderr io.Writer
	getenv func(string) string

	code     int // of a command that ran without an error
	progress *progress
}

func (a *app) main(args []string) (code int) {
	defer func() {
		if p := recover(); p != nil {
			a.progress.clear()
			a.complain("internal error: %v; please report it at %s (TOUCHSTONE_DEBUG=1 shows where it happened)", p, issues)
			if a.getenv("TOUCHSTONE_DEBUG") != "" {
				a.stderr.Write(debug.Stack())
			}
			code = exitFailure
		}
	}()
	// With SIGPIPE ignored, a closed pipe is an error of the write, so that the files of --output still get written
	// and the exit code still speaks of the review.
	signal.Ignore(syscall.SIGPIPE)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second interrupt ends the program at once

	root := a.root()
	root.SetArgs(append([]string{}, args...)) // not nil: cobra would take os.Args
	if err := root.ExecuteContext(ctx); err != nil {
		a.progress.clear()
		for _, err := range each(err) {
			a.complain("%v", err)
		}
		return exitFailure
	}
	return a.code
}

// each lists what an error joins: the mistakes of several models stand on lines of their own.
func each(err error) []error {
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return []error{err}
	}
	var all []error
	for _, err := range joined.Unwrap() {
		all = append(all, each(err)...)
	}
	return all
}

// complain writes one line to stderr. What is reported may have come from file names, so it is made printable.
func (a *app) complain(format string, args ...any) {
	fmt.Fprintln(a.stderr, "touchstone: "+report.Printable(fmt.Sprintf(format, args...)))
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "touchstone",
		Short: "Reviews code for security defects, with CWE as the standard",
		Long: "touchstone reviews code for security defects, with the Common Weakness Enumeration (CWE) as its standard.\n" +
			"Nothing is reported without evidence.",
		Args:          cobra.NoArgs,
		Version:       Version(),
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.SetVersionTemplate("touchstone {{.Version}}\n")
	root.SetIn(a.stdin)
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		if value := (*pflag.InvalidValueError)(nil); errors.As(err, &value) { // of a number: the others are looked at later
			err = fmt.Errorf("--%s %s: want a whole number", value.GetFlag().Name, value.GetValue())
		}
		return see(c, err)
	})
	root.CompletionOptions.HiddenDefaultCmd = true
	root.SuggestionsMinimumDistance = 2
	root.AddCommand(a.reviewCommand(), a.auditCommand(), a.optionsCommand(), a.rulesCommand(), a.explainCommand(), a.cweCommand(), a.versionCommand())
	tellUsage(root)
	root.InitDefaultHelpCmd()
	for _, c := range root.Commands() {
		if c.Name() == "help" {
			c.Args = areCommands
		}
	}
	return root
}

// see points from an error to where it is told how a command is called.
func see(c *cobra.Command, err error) error {
	return fmt.Errorf("%w (see %s --help)", err, c.CommandPath())
}

// tellUsage makes a command that is given too few or too many arguments, and those below it, say how it is called, and the
// program name the command that may be meant.
func tellUsage(c *cobra.Command) {
	if check := c.Args; check != nil {
		c.Args = func(c *cobra.Command, args []string) error {
			if check(c, args) == nil {
				return nil
			}
			if c.HasParent() {
				return see(c, fmt.Errorf("it is called as %s", c.UseLine()))
			}
			return noCommand(c, args[0])
		}
	}
	for _, sub := range c.Commands() {
		tellUsage(sub)
	}
}

// areCommands checks that the arguments of help lead to a command.
func areCommands(help *cobra.Command, args []string) error {
	at := help.Root()
	for _, arg := range args {
		subs := at.Commands()
		i := slices.IndexFunc(subs, func(sub *cobra.Command) bool { return sub.Name() == arg })
		if i < 0 {
			return noCommand(at, arg)
		}
		at = subs[i]
	}
	return nil
}

// noCommand says that a command has none of a name below it, and which may be meant.
func noCommand(c *cobra.Command, name string) error {
	err := fmt.Errorf("there is no command %q", name)
	if like := c.SuggestionsFor(name); len(like) > 0 {
		err = fmt.Errorf("%w: did you mean %s?", err, strings.Join(like, " or "))
	}
	return see(c, err)
}
