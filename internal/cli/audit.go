package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/touchstone-sec/touchstone/internal/audit"
	"github.com/touchstone-sec/touchstone/internal/audit/claim"
	"github.com/touchstone-sec/touchstone/internal/audit/reply"
	"github.com/touchstone-sec/touchstone/internal/engine"
)

const auditLong = `Hold the claims of somebody else's review against the code that they are about.

REVIEW is Markdown or plain text, SARIF, or the JSON of a tool; "-" reads it from stdin. Each claim is confirmed,
refuted or unproven, with the evidence that decides it.

Exit codes:
  0  every claim was confirmed
  1  a claim was refuted or is unproven
  2  touchstone could not do its work
  3  every claim was confirmed, but a part of REVIEW could not be read`

const auditExample = `  touchstone audit review.md --against .
  touchstone audit scan.sarif --against src --format markdown > reply.md
  touchstone audit scan.sarif --against . --keep confirmed,unproven --output sarif=kept.sarif
  touchstone audit review.md --against . --dependencies .venv/lib/python3.13/site-packages --explain`

// auditFlags are the flags of `touchstone audit` as they were typed.
type auditFlags struct {
	against, format, color string
	outputs, keep, models  []string
	dependencies           []string
	explain                bool
	jobs                   int
}

func (a *app) auditCommand() *cobra.Command {
	var f auditFlags
	c := &cobra.Command{
		Use:                   "audit [flags] REVIEW --against PATH",
		Short:                 "Put somebody else's review to the test, claim by claim",
		Long:                  auditLong,
		Example:               auditExample,
		Args:                  cobra.ExactArgs(1),
		DisableFlagsInUseLine: true,
		RunE: func(c *cobra.Command, args []string) error {
			job, err := f.job(args[0])
			if err != nil {
				return see(c, err)
			}
			return a.runAudit(c.Context(), job)
		},
	}
	fs := c.Flags()
	fs.SortFlags = false
	fs.StringVar(&f.against, "against", "", "the code that the review is about, `PATH`: a folder or a file")
	fs.StringVarP(&f.format, "format", "f", "text", "`FORMAT` of the audit on stdout: "+replyNames(", "))
	fs.StringArrayVarP(&f.outputs, "output", "o", nil, "write the audit to a file too, as `FORMAT=FILE`; repeatable")
	fs.StringSliceVar(&f.keep, "keep", nil, "of SARIF, write the results with these `VERDICTS` only: confirmed, refuted, unproven")
	fs.BoolVar(&f.explain, "explain", false, "print what was understood from each claim")
	fs.StringArrayVar(&f.dependencies, "dependencies", nil, "look into the sources of installed packages in `DIR`; repeatable")
	fs.StringArrayVar(&f.models, "models", nil, "read models of libraries from `DIR`; repeatable")
	fs.IntVarP(&f.jobs, "jobs", "j", 0, "use so many `CORES`; 0 means all. The audit is the same for any number")
	fs.StringVar(&f.color, "color", "auto", "colour text on stdout, `WHEN`: auto (on a terminal, unless NO_COLOR is set), always, never")
	return c
}

func replyNames(sep string) string {
	var names []string
	for _, f := range reply.Formats() {
		names = append(names, f.Name)
	}
	return strings.Join(names, sep)
}

// An auditJob is a command line that made sense.
type auditJob struct {
	review  string
	options engine.AuditOptions
	format  reply.Format
	outputs []output[reply.Format]
	reply   reply.Options
	color   string
}

// job makes sense of the flags. It looks at nothing but them.
func (f *auditFlags) job(review string) (*auditJob, error) {
	j := &auditJob{review: review, color: f.color, reply: reply.Options{Explain: f.explain}}
	if f.against == "" {
		return nil, errors.New("--against: which code is the review about?")
	}
	j.options = engine.AuditOptions{Against: f.against, Dependencies: f.dependencies, Models: f.models, Workers: f.jobs}
	var err error
	if j.format, err = lookupReply("--format", f.format); err != nil {
		return nil, err
	}
	if j.outputs, err = outputs(f.outputs, "audits", lookupReply); err != nil {
		return nil, err
	}
	for _, v := range f.keep {
		if err := oneOf("--keep", v, "confirmed", "refuted", "unproven"); err != nil {
			return nil, err
		}
		j.reply.Keep = append(j.reply.Keep, audit.Verdict(v))
	}
	if err := cores(f.jobs); err != nil {
		return nil, err
	}
	return j, oneOf("--color", f.color, "auto", "always", "never")
}

func lookupReply(flag, name string) (reply.Format, error) {
	format, ok := reply.Lookup(name)
	if !ok {
		return format, fmt.Errorf("%s: unknown format %q: want %s", flag, name, replyNames(", "))
	}
	return format, nil
}

// check looks at the file system before the work begins.
func (j *auditJob) check() error {
	if _, err := lookAt(os.Stat, j.options.Against); err != nil {
		return fmt.Errorf("--against: %w", err)
	}
	if err := areFolders("--dependencies", j.options.Dependencies); err != nil {
		return err
	}
	if err := areFolders("--models", j.options.Models); err != nil {
		return err
	}
	for _, o := range j.outputs {
		if err := writable(o.path); err != nil {
			return err
		}
	}
	return nil
}

// maxReview bounds the size of a review, in bytes.
const maxReview = 256 << 20

// read reads the review.
func (a *app) readReview(name string) (*claim.Review, error) {
	in, shown := a.stdin, "stdin"
	if name != "-" {
		shown = name
		if info, err := lookAt(os.Stat, name); err != nil {
			return nil, err
		} else if info.IsDir() {
			return nil, fmt.Errorf("%s is a folder, and no review", name)
		}
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		in = f
	}
	raw, err := io.ReadAll(io.LimitReader(in, maxReview+1))
	if err != nil {
		return nil, fmt.Errorf("reading the review: %w", err)
	}
	if len(raw) > maxReview {
		return nil, fmt.Errorf("the review is larger than %d MiB", maxReview>>20)
	}
	rev, err := claim.Read(shown, raw)
	if err == nil {
		rev.Name = name
	}
	return rev, err
}

func (a *app) runAudit(ctx context.Context, job *auditJob) (err error) {
	if err := job.check(); err != nil {
		return err
	}
	if job.options.Review, err = a.readReview(job.review); err != nil {
		return err
	}
	if a.progress = a.newProgress(); a.progress != nil {
		job.options.Progress = a.progress.update
	}
	r, err := engine.Audit(ctx, job.options)
	a.progress.clear()
	if ctx.Err() != nil {
		return errors.New("interrupted")
	}
	if err != nil {
		return err
	}
	r.ToolVersion = Version()
	for _, o := range job.outputs {
		if err := writeFile(o.path, func(w io.Writer) error { return o.format.Write(w, r, job.reply) }); err != nil {
			return fmt.Errorf("writing the %s audit: %w", o.format.Name, err)
		}
	}
	look := job.reply
	look.Color = a.look(job.color).Color
	if err := a.toStdout(func(w io.Writer) error { return job.format.Write(w, r, look) }); err != nil {
		return fmt.Errorf("writing the %s audit: %w", job.format.Name, err)
	}
	a.concludeAudit(r)
	return nil
}

// concludeAudit chooses the exit code, and says on stderr what a reader of the verdicts alone could overlook.
func (a *app) concludeAudit(r *audit.Report) {
	left := r.Review.Leftovers
	unread := slices.IndexFunc(left, func(l claim.Leftover) bool { return l.Kind == claim.Unreadable })
	switch {
	case unread >= 0:
		a.complain("%s could not be read whole: %s", r.Review.Name, left[unread].Title)
	case len(r.Judgements) == 0:
		a.complain("%s makes no claim that could be put to the test", r.Review.Name)
	}
	switch {
	case r.Count(audit.Confirmed) < len(r.Judgements):
		a.code = exitFindings
	case unread >= 0:
		a.code = exitIncomplete
	default:
		a.code = exitClean
	}
}
