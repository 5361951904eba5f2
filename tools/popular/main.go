// Command popular reviews the packages that are downloaded most from PyPI with the default profile, counts the findings
// of each rule, and writes docs/popular.md: the counts, and a sample of findings with what a reader of the code said of
// each.
//
//	go run ./tools/popular [-packages tools/popular/packages.txt] [-verdicts tools/popular/verdicts.tsv] [-seed 1]
//	                       [-size 100] [-out docs/popular.md] [-sample FILE]
//
// The packages come as wheels from PyPI into the cache ($TOUCHSTONE_CACHE, or touchstone in the user's cache directory);
// they are unpacked, never run. Each is reviewed by itself.
//
// The sample is drawn by a hash of the seed and of what names the finding, so that it stays the same while the rules
// change, but for findings that come or go. Who reads a finding writes a line into the verdicts: package, fingerprint,
// "right" or "wrong", and why, with tabs between them. With -sample the findings of the sample that nobody has read are
// written to a file as such lines, to be filled in.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
)

type options struct {
	packages, verdicts, out, sample string
	seed                            string
	size                            int
}

func main() {
	var o options
	flag.StringVar(&o.packages, "packages", filepath.Join("tools", "popular", "packages.txt"), "the packages, one name==version a line")
	flag.StringVar(&o.verdicts, "verdicts", filepath.Join("tools", "popular", "verdicts.tsv"), "what readers said of findings")
	flag.StringVar(&o.out, "out", filepath.Join("docs", "popular.md"), "write the document to this file")
	flag.StringVar(&o.sample, "sample", "", "write the findings of the sample that nobody has read to this file")
	flag.StringVar(&o.seed, "seed", "1", "draws the sample")
	flag.IntVar(&o.size, "size", 100, "findings in the sample")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, o); err != nil {
		stop()
		fmt.Fprintln(os.Stderr, "popular:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, o options) error {
	list, err := readPackages(o.packages)
	if err != nil {
		return err
	}
	verdicts, err := readVerdicts(o.verdicts)
	if err != nil {
		return err
	}
	c, err := openCache()
	if err != nil {
		return err
	}
	var r result
	for _, p := range list {
		dir, err := c.fetch(ctx, p)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			r.missing = append(r.missing, missing{p, err})
			continue
		}
		fmt.Fprintf(os.Stderr, "popular: %s\n", p)
		if err := r.review(ctx, p, dir); err != nil {
			return fmt.Errorf("%s: %w", p, err)
		}
	}
	sample := draw(r.findings, o.seed, o.size)
	if o.sample != "" {
		if err := os.WriteFile(o.sample, []byte(unread(sample, verdicts)), 0o644); err != nil {
			return err
		}
	}
	return os.WriteFile(o.out, []byte(r.markdown(o.seed, sample, verdicts)), 0o644)
}
