// Command oracle compares our syntax trees of Python with CPython's, over standard libraries and packages from PyPI.
// It prints a table and the differences, and exits with 1 if there are any. See package
// internal/lang/python/syntax/oracle.
//
//	go run ./tools/oracle [-reference python3|pyodide|all] [-corpus NAME,...] [-jobs N] [-every N] [-table FILE] [-v] [FILE...]
package main

import (
	"flag"
	"fmt"
	"os"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/lang/python/syntax/oracle"
)

func main() {
	reference := flag.String("reference", "all", "python3, pyodide, or all")
	corpora := flag.String("corpus", "", "only these corpora, separated by commas")
	jobs := flag.Int("jobs", 1, "processes per reference")
	every := flag.Int("every", 1, "compare only one file in so many")
	table := flag.String("table", "", "write the result as Markdown to this file")
	verbose := flag.Bool("v", false, "tell what CPython has against files that it rejects")
	flag.Parse()
	opts := oracle.Options{Jobs: *jobs, Every: *every, Out: os.Stdout, Verbose: *verbose}
	if err := run(*reference, *corpora, opts, *table, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "oracle:", err)
		os.Exit(1)
	}
}

func run(reference, corpora string, opts oracle.Options, table string, files []string) error {
	cache, err := oracle.CacheDir()
	if err != nil {
		return err
	}
	if err := oracle.FetchPyodide(cache); err != nil {
		return err
	}
	list, err := selectCorpora(cache, corpora, files)
	if err != nil {
		return err
	}
	var rows []oracle.Row
	for _, ref := range []struct {
		name  string
		start func() (*oracle.Reference, error)
	}{
		{"python3", oracle.StartPython},
		{"pyodide", func() (*oracle.Reference, error) { return oracle.StartPyodide(cache) }},
	} {
		if reference != "all" && reference != ref.name {
			continue
		}
		more, err := oracle.Run(ref.start, list, opts)
		if err != nil {
			return err
		}
		rows = append(rows, more...)
	}
	text := oracle.Table(rows)
	fmt.Print(text)
	if table != "" {
		if err := os.WriteFile(table, []byte(heading+text), 0o644); err != nil {
			return err
		}
	}
	for _, r := range rows {
		if r.Different > 0 {
			return fmt.Errorf("trees differ")
		}
	}
	return nil
}

const heading = `# Our trees of Python compared with CPython's

Written by "go run ./tools/oracle -table FILE": every node of every file, with its kind, its fields and its span in lines
and UTF-8 columns, against the ast module of two CPythons. 3.11 knows no positions within f-strings, so they are compared
with 3.14 only. Names are compared after NFKC normalisation, numbers by value.

Files that CPython rejects say nothing about our trees of them; most of them are Python 2, or newer than 3.11, or
have a broken encoding on purpose.

Known readings that are not CPython's, none of which occurs below except the first, which counts as equal:
"print >>f, x" is Python 2's statement; "except E, e:" binds e where e is a usual name for that, or the file has other
marks of Python 2; "{x=}" within a format specification gets its own text, where CPython 3.14.2 repeats that of the
field before.

`

func selectCorpora(cache, names string, files []string) ([]oracle.Corpus, error) {
	if len(files) > 0 {
		var list []oracle.Corpus
		for _, f := range files {
			list = append(list, oracle.Corpus{Name: f, Dir: f})
		}
		return list, nil
	}
	list, err := oracle.StandardLibraries(cache)
	if err != nil {
		return nil, err
	}
	for _, name := range oracle.Packages {
		c, err := oracle.FetchPackage(cache, name)
		if err != nil {
			return nil, err
		}
		list = append(list, c)
	}
	if names == "" {
		return list, nil
	}
	var chosen []oracle.Corpus
	for _, c := range list {
		for _, n := range strings.Split(names, ",") {
			if c.Name == n {
				chosen = append(chosen, c)
			}
		}
	}
	return chosen, nil
}
