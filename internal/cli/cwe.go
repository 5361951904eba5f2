package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/touchstone-sec/touchstone/internal/cwe"
	"github.com/touchstone-sec/touchstone/internal/report"
)

const cweLong = `Look up weaknesses of the Common Weakness Enumeration (CWE) by number or by words.

Exit codes:
  0  found; for check, the name is that of the number, and the number may be used for mapping
  1  not found; for check, the name is not that of the number, or the number must not be used for mapping
  2  touchstone could not do its work`

const cweExample = `  touchstone cwe 89
  touchstone cwe insecure default
  touchstone cwe tree 20
  touchstone cwe check 284 "Incorrect Default Permissions"
  touchstone cwe update cwec_latest.xml.zip`

const (
	catalogVariable = "TOUCHSTONE_CWE"
	builtin         = "builtin" // as a place: the embedded catalog
)

// A cweJob is what the commands of `touchstone cwe` share.
type cweJob struct {
	*app
	format  string
	place   string // of --catalog
	limit   int
	depth   int
	catalog *cwe.Catalog
	source  string // where the catalog is from: builtin, or a path
}

func (a *app) cweCommand() *cobra.Command {
	j := &cweJob{app: a}
	c := &cobra.Command{
		Use:                   "cwe [flags] NUMBER ... | WORDS",
		Short:                 "Look up weaknesses, and check what others wrote of them",
		Long:                  cweLong,
		Example:               cweExample,
		DisableFlagsInUseLine: true,
		Args:                  cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return c.Help()
			}
			return j.run(c, func() error { return j.lookup(args) })
		},
	}
	fs := c.PersistentFlags()
	fs.SortFlags = false
	fs.StringVarP(&j.format, "format", "f", "text", "`FORMAT` of the answer: text, json")
	fs.StringVar(&j.place, "catalog", "", "use the catalog of `FILE`, as update wrote it, or \"builtin\"")
	limit := func(c *cobra.Command) *cobra.Command {
		c.Flags().IntVarP(&j.limit, "limit", "n", 10, "list at most `N` entries; 0 means all")
		return c
	}
	tree := &cobra.Command{
		Use:   "tree [NUMBER]",
		Short: "Show what lies above and below a weakness; without a number, the whole hierarchy",
		Args:  cobra.MaximumNArgs(1),
		RunE:  func(c *cobra.Command, args []string) error { return j.run(c, func() error { return j.tree(args) }) },
	}
	tree.Flags().IntVar(&j.depth, "depth", -1, "show so many `LEVELS` below; -1 means all")
	c.AddCommand(
		limit(&cobra.Command{
			Use:   "search WORDS",
			Short: "Search by words, even if they are numbers or names of commands",
			Args:  cobra.MinimumNArgs(1),
			RunE:  func(c *cobra.Command, args []string) error { return j.run(c, func() error { return j.search(args) }) },
		}),
		tree,
		&cobra.Command{
			Use:   "check NUMBER NAME",
			Short: "Does the number carry this name, and may it be used for mapping?",
			Args:  cobra.MinimumNArgs(2),
			RunE:  func(c *cobra.Command, args []string) error { return j.run(c, func() error { return j.check(args) }) },
		},
		&cobra.Command{
			Use:   "update FILE",
			Short: "Take over a newer CWE from the XML that MITRE publishes, or its zip archive",
			Long: "Take over a newer CWE from the XML that MITRE publishes at https://cwe.mitre.org/data/downloads.html, or\n" +
				"its zip archive. The catalog goes to touchstone/cwe.csv in the user's folder of configuration; --catalog and\n" +
				catalogVariable + " name another place.",
			Args: cobra.ExactArgs(1),
			RunE: func(_ *cobra.Command, args []string) error { return j.update(args[0]) },
		},
	)
	return limit(c)
}

// run loads the catalog and answers from it.
func (j *cweJob) run(c *cobra.Command, answer func() error) error {
	if err := j.flags(); err != nil {
		return see(c, err)
	}
	if err := j.load(); err != nil {
		return err
	}
	return answer()
}

func (j *cweJob) flags() error {
	if err := oneOf("--format", j.format, "text", "json"); err != nil {
		return err
	}
	if j.limit < 0 {
		return fmt.Errorf("--limit %d: want a number of entries, or 0 for all", j.limit)
	}
	return nil
}

// where is the place of the user's catalog: that of --catalog, else that of the variable, else the usual one. named
// says that the user named it.
func (j *cweJob) where() (place string, named bool, err error) {
	if j.place != "" {
		return j.place, true, nil
	}
	if p := j.getenv(catalogVariable); p != "" {
		return p, true, nil
	}
	dir, err := os.UserConfigDir()
	if err != nil {
		return "", false, fmt.Errorf("there is no place for a catalog: %w (name one with --catalog or %s)", err, catalogVariable)
	}
	return filepath.Join(dir, "touchstone", "cwe.csv"), false, nil
}

// load reads the user's catalog, or else the one that is built in. A user's catalog that is older than that one is used,
// but not without a word.
func (j *cweJob) load() error {
	j.catalog, j.source = cwe.Default(), builtin
	place, named, err := j.where()
	if place == builtin || err != nil {
		return nil // without a folder of configuration there is no catalog in it
	}
	c, err := cwe.ReadTable(place)
	switch {
	case err == nil:
		j.catalog, j.source = c, place
	case errors.Is(err, fs.ErrNotExist) && !named, errors.Is(err, syscall.ENOTDIR) && !named:
		return nil
	default:
		return fmt.Errorf("the CWE catalog: %w (touchstone cwe update writes it anew, --catalog %s does without it)", err, builtin)
	}
	if !named && cwe.CompareVersions(c.Version(), cwe.Version) < 0 {
		j.complain("the catalog %s is CWE %s, older than the %s that is built in; remove it to use that", place, c.Version(), cwe.Version)
	}
	return nil
}

// print writes an answer: doc as JSON, or the lines of text.
func (j *cweJob) print(doc any, text func(w *bufio.Writer)) error {
	return j.answer(func(out io.Writer) error {
		if j.format == "json" {
			return report.EncodeJSON(out, doc)
		}
		w := bufio.NewWriter(out)
		text(w)
		return w.Flush()
	})
}

// headline is an entry on one line: its number, its name, and what one has to know to use it.
func headline(e cwe.Entry) string {
	s := title(e)
	switch {
	case e.Kind != cwe.Weakness:
		s += fmt.Sprintf(" [%s, %s]", e.Kind, e.Usage)
	case e.Usage != cwe.Allowed:
		s += fmt.Sprintf(" [%s]", e.Usage)
	}
	return s
}

func title(e cwe.Entry) string { return fmt.Sprintf("CWE-%d %s", e.ID, report.Printable(e.Name)) }

// column writes a word at the left and lines beside it, as long as there are lines.
func column(w *bufio.Writer, word string, lines ...string) {
	for i, line := range lines {
		if i > 0 {
			word = ""
		}
		w.WriteString(strings.TrimRight(fmt.Sprintf("  %-9s %s", word, line), " ") + "\n")
	}
}

// headlines are those of some numbers; of a number that the catalog does not have, the number.
func (j *cweJob) headlines(ids []int) (lines []string) {
	for _, id := range ids {
		if e, ok := j.catalog.Lookup(id); ok {
			lines = append(lines, headline(e))
		} else {
			lines = append(lines, fmt.Sprintf("CWE-%d", id))
		}
	}
	return lines
}
