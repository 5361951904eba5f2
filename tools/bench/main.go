// Command bench measures touchstone and its peers on the same trees, in turn, on this machine, and writes
// docs/benchmarks.md from what it saw.
//
//	go run ./tools/bench [-trees nova,django,homeassistant] [-tools ruff,touchstone,...] [-limit 300s] [-runs 3]
//	                     [-linear 1,2,4,8] [-out docs/benchmarks.md]
//
// Nothing of what is measured has to be there: ruff, bandit and Pysa come from PyPI into a virtual environment that is
// thrown away afterwards, foxguard from crates.io into the cache where cargo is, the trees as wheels from PyPI into the
// cache ($TOUCHSTONE_CACHE, or touchstone in the user's cache directory); they are unpacked, never run. Semgrep's rules
// are on no registry: who has a copy names it in $SEMGREP_RULES, and Semgrep is measured with it.
//
// What cannot be had or fails is said in the document, where its figures would stand. The document is rewritten after
// each part, so that a run that is stopped leaves what it has measured.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

type options struct {
	trees, tools []string
	linear       []int // how many copies of the first tree touchstone is measured on
	limit        time.Duration
	runs         int
	out          string
}

func main() {
	var o options
	trees := flag.String("trees", strings.Join(names(trees), ","), "measure on these trees only")
	chosen := flag.String("tools", strings.Join(names(tools), ","), "measure these tools only; ratios want ruff")
	linear := flag.String("linear", "1,2,4,8", "measure touchstone on so many copies of the first tree; empty for none")
	flag.DurationVar(&o.limit, "limit", 300*time.Second, "stop a tool that takes longer")
	flag.IntVar(&o.runs, "runs", 3, "runs of a fast tool, of which the best counts")
	flag.StringVar(&o.out, "out", filepath.Join("docs", "benchmarks.md"), "write the document to this file")
	flag.Parse()
	o.trees, o.tools = split(*trees), split(*chosen)
	for _, n := range split(*linear) {
		copies, err := strconv.Atoi(n)
		if err != nil || copies < 1 || copies > maxCopies {
			fmt.Fprintf(os.Stderr, "bench: -linear: %q is no number from 1 to %d\n", n, maxCopies)
			os.Exit(2)
		}
		o.linear = append(o.linear, copies)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, o); err != nil {
		stop()
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, o options) error {
	chosenTrees, err := choose("tree", trees, o.trees)
	if err != nil {
		return err
	}
	chosenTools, err := choose("tool", tools, o.tools)
	if err != nil {
		return err
	}
	b, err := newBench()
	if err != nil {
		return err
	}
	defer os.RemoveAll(b.work)
	r := result{machine: thisMachine(), limit: o.limit, runs: o.runs}
	for _, t := range chosenTools {
		progress("installing %s", t.name)
		r.tools = append(r.tools, install(ctx, b, t))
	}
	// All downloads come before the first measurement, so that none disturbs one.
	for i := range chosenTrees {
		progress("fetching %s %s", chosenTrees[i].name, chosenTrees[i].version)
		if err := chosenTrees[i].fetch(ctx, b); err != nil {
			return err
		}
	}
	r.machine.load = load()
	if i := slices.IndexFunc(r.tools, func(t installed) bool { return t.name == "touchstone" }); i >= 0 && len(chosenTrees) > 0 {
		for _, n := range o.linear {
			row, err := measureCopies(ctx, b, o, r.tools[i], chosenTrees[0], n)
			if err != nil {
				return err
			}
			r.linear = append(r.linear, row)
		}
	}
	for _, tree := range chosenTrees {
		part := comparison{tree: tree}
		for _, t := range r.tools {
			part.rows = append(part.rows, measure(ctx, b, o, t, tree))
			if ctx.Err() != nil {
				return ctx.Err()
			}
		}
		r.parts = append(r.parts, part)
		if err := os.WriteFile(o.out, []byte(r.markdown()), 0o644); err != nil {
			return err
		}
	}
	return os.WriteFile(o.out, []byte(r.markdown()), 0o644)
}

// measureCopies measures touchstone on n copies of the tree, which are deleted again.
func measureCopies(ctx context.Context, b *bench, o options, t installed, tree tree, n int) (row, error) {
	copies, err := tree.copies(filepath.Join(b.work, "copies"), n)
	if err != nil {
		return row{}, err
	}
	defer os.RemoveAll(copies.dir)
	return measure(ctx, b, o, t, copies), ctx.Err()
}

func progress(format string, args ...any) { fmt.Fprintf(os.Stderr, "bench: "+format+"\n", args...) }

func split(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == ',' })
}

type named interface{ Name() string }

func names[T named](list []T) (ns []string) {
	for _, x := range list {
		ns = append(ns, x.Name())
	}
	return ns
}

// choose returns those of list that are wanted, in the order of list.
func choose[T named](what string, list []T, wanted []string) (chosen []T, err error) {
	for _, w := range wanted {
		if !slices.Contains(names(list), w) {
			return nil, fmt.Errorf("no %s is called %q; there are %s", what, w, strings.Join(names(list), ", "))
		}
	}
	for _, x := range list {
		if slices.Contains(wanted, x.Name()) {
			chosen = append(chosen, x)
		}
	}
	return chosen, nil
}
