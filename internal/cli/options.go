package cli

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/touchstone-sec/touchstone/internal/engine"
	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/settings"
)

const optionsLong = `List the configuration options that code declares: name, group, type, default, bounds, and where.

The JSON Schema describes a file of settings as groups of options, so that any tool can check one.

Exit codes:
  0  the list is complete
  2  touchstone could not do its work
  3  the list is incomplete: a file could not be read or parsed`

const optionsExample = `  touchstone options .
  touchstone options --format json nova/ > options.json
  touchstone options --format schema nova/ > nova.schema.json`

func (a *app) optionsCommand() *cobra.Command {
	var o engine.Options
	var format string
	c := &cobra.Command{
		Use:                   "options [flags] [PATH ...]",
		Short:                 "List the configuration options that code declares",
		Long:                  optionsLong,
		Example:               optionsExample,
		Args:                  cobra.ArbitraryArgs,
		DisableFlagsInUseLine: true,
		RunE: func(c *cobra.Command, paths []string) error {
			write, ok := optionFormats[format]
			if !ok {
				return see(c, fmt.Errorf("--format: unknown format %q: want table, json, schema", format))
			}
			if err := cores(o.Workers); err != nil {
				return see(c, err)
			}
			if o.Paths = paths; len(paths) == 0 {
				o.Paths = []string{"."}
			}
			for _, p := range o.Paths {
				if _, err := lookAt(os.Lstat, p); err != nil {
					return err
				}
			}
			if err := areFolders("--models", o.Models); err != nil {
				return err
			}
			inv, err := engine.DeclaredOptions(c.Context(), o)
			if c.Context().Err() != nil {
				return errors.New("interrupted")
			}
			if err != nil {
				return err
			}
			if r := (&finding.Review{Diagnostics: inv.Diagnostics}); r.Incomplete() > 0 {
				a.complain("the list is incomplete: %s", missed(r, r.Incomplete()))
				a.code = exitIncomplete
			}
			return a.answer(func(w io.Writer) error { return write(w, inv.Options) })
		},
	}
	fs := c.Flags()
	fs.SortFlags = false
	fs.StringVarP(&format, "format", "f", "table", "`FORMAT` of the list: table, json, schema (JSON Schema of a file of settings)")
	fs.StringArrayVar(&o.Include, "include", nil, "read only files that match `GLOB`; repeatable")
	fs.StringArrayVar(&o.Exclude, "exclude", nil, "leave out files and folders that match `GLOB`; repeatable")
	fs.StringArrayVar(&o.Models, "models", nil, "read models of libraries from `DIR`; repeatable")
	fs.IntVarP(&o.Workers, "jobs", "j", 0, "use so many `CORES`; 0 means all")
	return c
}

var optionFormats = map[string]func(io.Writer, []*settings.Option) error{
	"table": settings.WriteTable, "json": settings.WriteJSON, "schema": settings.WriteSchema,
}
