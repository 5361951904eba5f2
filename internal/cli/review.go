package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/report"
)

const reviewLong = `Review files and folders; the current folder, if none is named.

Exit codes:
  0  nothing was found
  1  there are findings (0 with --exit-zero)
  2  touchstone could not do its work: wrong flags, missing paths, a result that could not be written
  3  the review is incomplete: a file could not be read or parsed, and the report says which. Findings go
     before it: with findings the code is 1, unless --exit-zero is given.`

const reviewExample = `  touchstone review .
  touchstone review --format markdown src > review.md
  touchstone review --output sarif=review.sarif --output json=review.json --exit-zero .
  touchstone review --threat-model library --min-severity high mypackage/`

func (a *app) reviewCommand() *cobra.Command {
	var f reviewFlags
	c := &cobra.Command{
		Use:                   "review [flags] [PATH ...]",
		Short:                 "Review files and folders",
		Long:                  reviewLong,
		Example:               reviewExample,
		Args:                  cobra.ArbitraryArgs,
		DisableFlagsInUseLine: true,
		RunE: func(c *cobra.Command, paths []string) error {
			job, err := f.job(paths)
			if err != nil {
				return see(c, err)
			}
			return a.run(c.Context(), job)
		},
	}
	f.register(c.Flags())
	return c
}

// run does the review and writes its results: the files first, so that they are there when a reader of stdout leaves.
func (a *app) run(ctx context.Context, job *reviewJob) (err error) {
	if err := job.check(); err != nil {
		return err
	}
	stop, err := job.profile()
	if err != nil {
		return err
	}
	if a.progress = a.newProgress(); a.progress != nil {
		job.options.Progress = a.progress.update
	}
	if a.getenv("TOUCHSTONE_DEBUG") != "" {
		job.options.Debug = func(msg string) { a.complain("%s", msg) }
	}
	r, err := a.review(ctx, job.options)
	a.progress.clear()
	if err = errors.Join(err, stop()); err != nil {
		if ctx.Err() != nil {
			return errors.New("interrupted")
		}
		return err
	}
	if ctx.Err() != nil {
		return errors.New("interrupted")
	}
	if r.ToolVersion == "" {
		r.ToolVersion = Version()
	}
	for _, o := range job.outputs {
		write := func(w io.Writer) error { return o.format.Write(w, r, report.Options{}) }
		if err := writeFile(o.path, write); err != nil {
			return fmt.Errorf("writing the %s report: %w", o.format.Name, err)
		}
	}
	if err := a.print(job, r); err != nil {
		return fmt.Errorf("writing the %s report: %w", job.format.Name, err)
	}
	a.conclude(job, r)
	return nil
}

// print writes the report to stdout.
func (a *app) print(job *reviewJob, r *finding.Review) error {
	return a.toStdout(func(w io.Writer) error { return job.format.Write(w, r, a.look(job.color)) })
}

// toStdout lets write fill stdout. A reader that has seen enough is no error.
func (a *app) toStdout(write func(io.Writer) error) error {
	w := bufio.NewWriter(a.stdout)
	err := write(w)
	if err == nil {
		err = w.Flush()
	}
	if errors.Is(err, syscall.EPIPE) {
		return nil
	}
	return err
}

// answer is toStdout for commands that answer a question.
func (a *app) answer(write func(io.Writer) error) error {
	if err := a.toStdout(write); err != nil {
		return fmt.Errorf("writing the answer: %w", err)
	}
	return nil
}

// conclude chooses the exit code, and says on stderr what a reader of the report alone could overlook.
func (a *app) conclude(job *reviewJob, r *finding.Review) {
	missing := r.Incomplete()
	if missing > 0 {
		a.complain("the review is incomplete: %s", missed(r, missing))
	} else if r.Files == 0 {
		why := "Python, HTML templates and settings are reviewed"
		if len(job.options.Include)+len(job.options.Exclude) > 0 {
			why = "--include and --exclude say what is left out"
		}
		a.complain("there was nothing to review in %s; %s", strings.Join(job.options.Paths, ", "), why)
	}
	switch {
	case len(r.Findings) > 0 && !job.exitZero:
		a.code = exitFindings
	case missing > 0:
		a.code = exitIncomplete
	default:
		a.code = exitClean
	}
}

// missed is the first problem that left the review incomplete, and how many more there are.
func missed(r *finding.Review, n int) string {
	for _, d := range r.Diagnostics {
		if !d.Incomplete {
			continue
		}
		s := d.Message
		if d.Pos.Line > 0 {
			s = fmt.Sprintf("%s:%d:%d: %s", d.Path, d.Pos.Line, d.Pos.Column, s)
		} else if d.Path != "" {
			s = d.Path + ": " + s
		}
		if n > 1 {
			s += fmt.Sprintf(" (and %d more, see the report)", n-1)
		}
		return s
	}
	return ""
}
