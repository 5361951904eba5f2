// Command auditbench measures the verdicts of touchstone audit on claims whose truth is known: it reads them as SARIF, and
// prints how often confirmed and refuted were right, and how much stayed unproven.
//
//	go run ./tools/auditbench [-made] [-blind] [-v]
//
// The claims are written by hand (testdata/claims.tsv), or made of the labels in the applications of the tests, in several
// wordings. False ones are of three kinds: a look-alike is a claim at safe code that resembles a defect; an invented one
// at code that has no operation of the kind; a moved one is a true claim's text at a place of another application. With -blind touchstone's own findings are left out, so
// that the rest of the checks stand alone: that is what reviews about code that touchstone does not understand meet.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/audit"
	"github.com/touchstone-sec/touchstone/internal/audit/claim"
	"github.com/touchstone-sec/touchstone/internal/engine"
)

func main() {
	roots := flag.String("apps", "internal/engine/testdata/apps,examples", "folders of applications, separated by commas")
	blind := flag.Bool("blind", false, "leave touchstone's own findings out")
	verbose := flag.Bool("v", false, "print each wrong verdict")
	all := flag.Bool("all", false, "print each verdict")
	claims := flag.String("claims", "tools/auditbench/testdata/claims.tsv", "claims that somebody wrote, one a line: application, file, line, CWE number, T or F, text")
	made := flag.Bool("made", false, "make claims of the labels in the code, instead")
	at := flag.String("specific", "", "instead, judge claims of every weakness at functions of the program in this folder")
	flag.Parse()
	log.SetFlags(0)
	if err := run(strings.Split(*roots, ","), *claims, *at, *made, *blind, *verbose, *all); err != nil {
		log.Fatal(err)
	}
}

func run(roots []string, claims, at string, made, blind, verbose, all bool) error {
	if at != "" {
		return specific(at, usual)
	}
	apps, err := load(roots)
	if err != nil {
		return err
	}
	if made {
		generate(apps)
	} else if err := written(apps, claims); err != nil {
		return err
	}
	var t tally
	for _, a := range apps {
		if err := a.audit(blind, func(s sample, j *audit.Judgement) {
			if wrong := t.add(s, j); all || verbose && wrong {
				show(a, s, j)
			}
		}); err != nil {
			return err
		}
	}
	t.print()
	return nil
}

// show prints a verdict with the evidence.
func show(a *app, s sample, j *audit.Judgement) {
	fmt.Printf("%s %s/%s:%d CWE-%d %s\n    %q\n    %s\n", s.kind, a.name, s.file, s.line, s.cwe, j.Verdict, s.text, j.Reason)
	for _, e := range j.Evidence {
		at := ""
		if e.Location != nil {
			at = fmt.Sprintf(" (line %d)", e.Location.File.Position(e.Location.Pos).Line)
		}
		fmt.Printf("      %s %s: %s%s\n", e.Leaning, e.Check, e.Message, at)
	}
}

// A sample is a claim whose truth is known.
type sample struct {
	kind string // "true", "look-alike", "invented", "moved"
	file string
	line int
	cwe  int
	text string
}

// audit judges the application's samples.
func (a *app) audit(blind bool, each func(sample, *audit.Judgement)) error {
	if len(a.samples) == 0 {
		return nil
	}
	raw, err := sarif(a.samples)
	if err != nil {
		return err
	}
	rv, err := claim.Read("claims.sarif", raw)
	if err != nil {
		return err
	}
	r, err := engine.Audit(context.Background(), engine.AuditOptions{Review: rv, Against: a.dir, Blind: blind})
	if err != nil {
		return err
	}
	for i, j := range r.Judgements {
		each(a.samples[i], j)
	}
	return nil
}

func sarif(list []sample) ([]byte, error) {
	type m = map[string]any
	var results []m
	for _, s := range list {
		results = append(results, m{
			"ruleId": fmt.Sprintf("CWE-%d", s.cwe), "level": "error", "message": m{"text": s.text},
			"locations": []m{{"physicalLocation": m{"artifactLocation": m{"uri": s.file}, "region": m{"startLine": s.line}}}},
		})
	}
	return json.Marshal(m{"version": "2.1.0", "runs": []m{{"tool": m{"driver": m{"name": "model"}}, "results": results}}})
}

// written reads claims that somebody wrote, and moves each true one to a place of another application.
func written(apps []*app, file string) error {
	raw, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	list, err := parse(string(raw))
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	by := map[string]*app{}
	for _, a := range apps {
		by[a.name] = a
	}
	for i, x := range list {
		a := by[x.app]
		if a == nil {
			return fmt.Errorf("%s: no application %s", file, x.app)
		}
		a.samples = append(a.samples, x.sample)
		if x.kind == "true" {
			for k := range list { // the first place of another application with another weakness, counted from here
				y := list[(i*7+k+1)%len(list)]
				if y.app != x.app && y.cwe != x.cwe {
					by[y.app].samples = append(by[y.app].samples, sample{"moved", y.file, y.line, x.cwe, x.text})
					break
				}
			}
		}
	}
	return nil
}

// A claimed is a sample of one application.
type claimed struct {
	app string
	sample
}

// parse reads claims, one a line: application, file, line, CWE number, T or F, text, separated by tabs.
func parse(text string) (list []claimed, err error) {
	for n, l := range strings.Split(strings.TrimSpace(text), "\n") {
		f := strings.Split(l, "\t")
		if len(f) != 6 {
			return nil, fmt.Errorf("line %d has %d fields, not 6", n+1, len(f))
		}
		line, err := strconv.Atoi(f[2])
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n+1, err)
		}
		id, err := strconv.Atoi(f[3])
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n+1, err)
		}
		kind := map[string]string{"T": "true", "F": "look-alike"}[f[4]]
		if kind == "" {
			return nil, fmt.Errorf("line %d: %q is neither T nor F", n+1, f[4])
		}
		list = append(list, claimed{f[0], sample{kind, f[1], line, id, f[5]}})
	}
	return list, nil
}

// A tally counts verdicts by the kind of sample.
type tally struct {
	kinds []string
	count map[string]map[audit.Verdict]int
}

func (t *tally) add(s sample, j *audit.Judgement) (wrong bool) {
	if t.count == nil {
		t.count = map[string]map[audit.Verdict]int{}
	}
	if t.count[s.kind] == nil {
		t.kinds = append(t.kinds, s.kind)
		t.count[s.kind] = map[audit.Verdict]int{}
	}
	t.count[s.kind][j.Verdict]++
	return (s.kind == "true") == (j.Verdict == audit.Refuted) || s.kind != "true" && j.Verdict == audit.Confirmed
}

func (t *tally) print() {
	slices.Sort(t.kinds)
	fmt.Printf("%-12s %9s %9s %9s\n", "", "confirmed", "refuted", "unproven")
	var confirmed, refuted, unproven, right, wrong int
	for _, k := range t.kinds {
		c := t.count[k]
		fmt.Printf("%-12s %9d %9d %9d\n", k, c[audit.Confirmed], c[audit.Refuted], c[audit.Unproven])
		confirmed += c[audit.Confirmed]
		refuted += c[audit.Refuted]
		unproven += c[audit.Unproven]
		if k == "true" {
			right, wrong = c[audit.Confirmed], c[audit.Refuted]
		}
	}
	fmt.Printf("confirmed and true %.1f%%, refuted and false %.1f%%, unproven %.1f%%\n", percent(right, confirmed), percent(refuted-wrong, refuted), percent(unproven, confirmed+refuted+unproven))
}

func percent(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }

// An app is a labelled application.
type app struct {
	name, dir string
	labels    []label
	functions []function
	samples   []sample
}

// A label is a line with a defect.
type label struct {
	file string
	line int
	rule string
	code string
	in   *function
}

// A function of an application, with its lines.
type function struct {
	file        string
	name, route string
	first, last int
	text        string
	labelled    bool
}

func load(roots []string) (out []*app, err error) {
	for _, root := range roots {
		dirs, err := os.ReadDir(root)
		if err != nil {
			return nil, err
		}
		for _, d := range dirs {
			if !d.IsDir() {
				continue
			}
			a, err := loadOne(&app{name: d.Name(), dir: filepath.Join(root, d.Name())})
			if err != nil {
				return nil, err
			}
			out = append(out, a)
		}
	}
	return out, nil
}

func loadOne(a *app) (*app, error) {
	return a, filepath.WalkDir(a.dir, func(p string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(a.dir, p)
		if strings.HasSuffix(p, ".py") {
			a.python(filepath.ToSlash(rel), string(text))
		}
		return err
	})
}
