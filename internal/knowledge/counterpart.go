package knowledge

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	data "github.com/touchstone-sec/touchstone/knowledge"
)

// A Counterpart is a rule of bandit, and of ruff's group S, beside rules of ours for the same: a line of counterparts.txt.
type Counterpart struct {
	Bandit string // its code and its name; "" where the tool has no such rule
	Ruff   string // its code; likewise
	About  string // what it reports
	Ours   []string
	Note   string // what is different, and why
}

// Counterparts are those of counterparts.txt, in its order.
func Counterparts() ([]Counterpart, error) {
	var out []Counterpart
	for i, line := range strings.Split(data.Counterparts, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "|")
		if len(f) != 5 {
			return nil, fmt.Errorf("counterparts.txt:%d: %d fields and not 5", i+1, len(f))
		}
		for j := range f {
			f[j] = strings.TrimSpace(f[j])
		}
		c := Counterpart{Bandit: f[0], Ruff: f[1], About: f[2], Note: f[4]}
		if f[3] != "" {
			c.Ours = strings.Split(f[3], ", ")
		}
		if c.Note == "" && len(c.Ours) == 0 {
			return nil, fmt.Errorf("counterparts.txt:%d: neither rules of ours nor the reason why there are none", i+1)
		}
		out = append(out, c)
	}
	return out, nil
}

// named are the rules of ours by the codes and names of their counterparts.
var named = sync.OnceValue(func() map[string][]string {
	list, err := Counterparts()
	if err != nil {
		panic(err) // a test reads the file
	}
	out := map[string][]string{}
	for _, c := range list {
		for _, name := range append(strings.Fields(c.Bandit), c.Ruff) {
			out[name] = append(out[name], c.Ours...)
		}
	}
	return out
})

// Marks by which who maintains a program has told another tool that a line is meant to be so, and what they name.
var (
	nosec = regexp.MustCompile(`#\s*nosec\b([^#\n]*)`)
	noqa  = regexp.MustCompile(`#\s*noqa:([^#\n]*)`)
	words = regexp.MustCompile(`\w+`)
)

// Accepted reports whether a mark in some lines tells another tool that what a rule of ours is about is meant to be so. One that
// names rules speaks of those alone; one that names none of bandit's (# nosec) of all.
func Accepted(lines, rule string) bool {
	byName := named()
	speaks := func(mark string) (of, any bool) {
		for _, name := range words.FindAllString(mark, -1) {
			ours, known := byName[name]
			any = any || known
			of = of || slices.Contains(ours, rule)
		}
		return of, any
	}
	for _, m := range nosec.FindAllStringSubmatch(lines, -1) {
		if of, any := speaks(m[1]); of || !any {
			return true
		}
	}
	for _, m := range noqa.FindAllStringSubmatch(lines, -1) {
		if of, _ := speaks(m[1]); of {
			return true
		}
	}
	return false
}
