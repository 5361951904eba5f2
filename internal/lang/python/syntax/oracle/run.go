package oracle

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
)

// Options of Run.
type Options struct {
	Jobs  int       // processes of the reference
	Every int       // compare one file in so many
	Out   io.Writer // differences go here
	// Verbose tells what CPython has against the files that it rejects, too.
	Verbose bool
}

// A Row sums up one corpus compared with one reference.
type Row struct {
	Reference, Corpus string
	Files, Bytes      int // compared
	Statements        int // of modules
	Rejected          int // files that the reference does not accept
	Tolerated         int // of these, files that we parse without an error
	Different         int // files
}

// Run compares corpora with a reference, which is started once for each job.
func Run(start func() (*Reference, error), list []Corpus, o Options) ([]Row, error) {
	type task struct {
		corpus int
		path   string
	}
	var tasks []task
	rows := make([]Row, len(list))
	for i, c := range list {
		files, err := c.Files()
		if err != nil {
			return nil, err
		}
		rows[i].Corpus = c.Name
		for k := 0; k < len(files); k += max(1, o.Every) {
			tasks = append(tasks, task{i, files[k]})
		}
	}
	queue := make(chan task)
	var mu sync.Mutex
	var failures []error
	var wg sync.WaitGroup
	for range max(1, o.Jobs) {
		ref, err := start()
		if err != nil {
			failures = append(failures, err)
			break
		}
		wg.Go(func() {
			defer func() { ref.Close() }()
			for t := range queue {
				res, err := Compare(ref, t.path)
				mu.Lock()
				rows[t.corpus].Reference = ref.Name + " " + ref.Version
				if err != nil {
					failures = append(failures, err)
				} else {
					rows[t.corpus].add(res)
					if o.Verbose && res.Rejected != "" {
						fmt.Fprintf(o.Out, "%s %s: rejected, %s; own errors: %d\n", ref.Name, res.Path, res.Rejected, res.OwnErrors)
					}
					if res.Diff != "" {
						fmt.Fprintf(o.Out, "%s %s: %s\n", ref.Name, res.Path, res.Diff)
					}
				}
				mu.Unlock()
				if err != nil {
					// The process may be gone; the next file gets a new one.
					ref.Close()
					next, err := start()
					if err != nil {
						break
					}
					ref = next
				}
			}
			for range queue {
			}
		})
	}
	if len(failures) == 0 {
		for _, t := range tasks {
			queue <- t
		}
	}
	close(queue)
	wg.Wait()
	return rows, errors.Join(failures...)
}

func (r *Row) add(res Result) {
	if res.Rejected != "" {
		r.Rejected++
		if res.OwnErrors == 0 {
			r.Tolerated++
		}
		return
	}
	r.Files++
	r.Bytes += res.Bytes
	r.Statements += res.Statements
	if res.Diff != "" {
		r.Different++
	}
}

// Table writes rows as Markdown, with a sum for each reference.
func Table(rows []Row) string {
	var b strings.Builder
	b.WriteString("| reference | corpus | files compared | MB | top-level statements | files that differ | rejected by CPython | of these parsed without error |\n")
	b.WriteString("|---|---|---:|---:|---:|---:|---:|---:|\n")
	sums := map[string]*Row{}
	var order []string
	line := func(r Row) {
		fmt.Fprintf(&b, "| %s | %s | %d | %.1f | %d | %d | %d | %d |\n", r.Reference, r.Corpus, r.Files, float64(r.Bytes)/1e6, r.Statements, r.Different, r.Rejected, r.Tolerated)
	}
	for _, r := range rows {
		line(r)
		s := sums[r.Reference]
		if s == nil {
			s = &Row{Reference: r.Reference, Corpus: "**all**"}
			sums[r.Reference] = s
			order = append(order, r.Reference)
		}
		s.Files += r.Files
		s.Bytes += r.Bytes
		s.Statements += r.Statements
		s.Different += r.Different
		s.Rejected += r.Rejected
		s.Tolerated += r.Tolerated
	}
	for _, name := range order {
		line(*sums[name])
	}
	return b.String()
}
