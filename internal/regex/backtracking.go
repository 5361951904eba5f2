package regex

import (
	"fmt"
	"slices"
)

// Degree is how the worst time of a match grows with the length of the text.
type Degree uint8

const (
	Linear Degree = iota
	Polynomial
	Exponential
)

// A Verdict says whether a pattern backtracks badly.
type Verdict struct {
	Degree   Degree
	Exponent int // of a Polynomial: 2 or more, as far as it could be measured
	// Starts: a single attempt to match is cheap, but each start in the text costs one of its own, so that the whole
	// search is polynomial: `\s+$`. It takes texts of tens of thousands of characters to do harm.
	Starts bool
	Attack *Attack // unless Linear
	// Pos and End are the part of the pattern that is ambiguous, in bytes.
	Pos, End int
	Reason   string // one line for a human
}

// An Attack is a family of texts, Prefix + n times Pump + Suffix, on which the steps of the match grow as the verdict
// says. One of them was measured: Length characters took Steps steps at least.
type Attack struct {
	Prefix, Pump, Suffix string
	Length, Steps        int
}

// Backtracking decides whether matching a pattern can take more than linear time. Every verdict but Linear has been
// confirmed by counting steps. Whatever could not be decided is Linear, with a reason that begins with "not analysed".
func Backtracking(pattern string, flags Flags, use Use) Verdict {
	root, err := Parse(pattern, flags)
	if err != nil {
		return Verdict{Reason: "not analysed: " + err.Error()}
	}
	if !root.repeats() {
		return Verdict{Reason: "nothing is repeated"}
	}
	j := &judge{machine: machine{program: compile(root)}, use: use}
	var best Verdict
	whole := root.suspects(use, func(g *graph, found []suspect, loose bool) bool {
		best = j.verdict(root, g, found, pattern, loose)
		return best.Degree != Linear
	})
	if best.Degree == Linear {
		best.Reason = "no text makes the number of ways to match grow"
		if !whole {
			best.Reason = "not analysed: too large"
		}
	}
	return best
}

// Suspect reports whether a pattern has a part because of which Backtracking would have to measure, in a small part of the
// time. Where it has none, Backtracking says Linear, or that only the beginnings of a search are to blame.
func Suspect(pattern string, flags Flags, use Use) (yes bool) {
	root, err := Parse(pattern, flags)
	if err == nil && root.repeats() {
		root.suspects(use, func(_ *graph, found []suspect, _ bool) bool {
			yes = slices.ContainsFunc(found, func(s suspect) bool { return !s.starts })
			return yes
		})
	}
	return yes
}

// suspects finds the parts of a pattern that could be to blame: with its limited repetitions as they are, and then, unless
// that was enough, with those of high limits taken for unlimited. It reports whether that was all of the pattern.
func (n *Node) suspects(use Use, enough func(g *graph, found []suspect, loose bool) bool) (whole bool) {
	whole = true
	for _, loose := range []bool{false, true} {
		if loose && !n.counts() {
			break
		}
		b := build(n, loose)
		if b.tooLarge {
			whole = false
			continue
		}
		g := b.graph(use == Search || use == FindAll)
		if b.tooLarge {
			whole = false
			continue
		}
		found, all := g.suspects()
		whole = all
		if enough(g, found, loose) {
			break
		}
	}
	return whole
}

// repeats says whether anything is repeated without limit, or so often that it might as well be.
func (n *Node) repeats() bool {
	return n.Op == Repeat && n.Max >= 8 || slices.ContainsFunc(n.Subs, (*Node).repeats)
}

// counts says whether a repetition has so high a limit that it is worth being taken for unlimited.
func (n *Node) counts() bool {
	return n.Op == Repeat && n.Max >= 8 && n.Max != Unlimited || slices.ContainsFunc(n.Subs, (*Node).counts)
}

// verdict tries the suspects, the worst first, and keeps the worst one that is confirmed.
func (j *judge) verdict(root *Node, g *graph, found []suspect, pattern string, loose bool) Verdict {
	var best Verdict
	confirmed := 0
	for _, s := range found {
		if best.Degree == Exponential || best.Degree == Polynomial && (s.starts && !best.Starts || confirmed >= 4) {
			break
		}
		// Which of several characters is read may matter to what comes later: rare ones and common ones are tried.
		for _, most := range [][2]bool{{true, false}, {true, true}, {false, false}} {
			t := &trial{suspect: s, prefix: g.spell(s.prefix, g.popularity, most[0]), pump: g.spell(s.pump, g.popularity, most[1])}
			if j.spent > confirmLimit || len(t.pump)*16 > maxText {
				break
			}
			j.choose(t, g.suffixes(s))
			r := j.confirm(t)
			// Taking limited repetitions for unlimited ones is right only where it makes a difference in practice.
			if r.degree == Linear || loose && (r.degree != Exponential || r.length > dense) {
				continue
			}
			confirmed++
			v := Verdict{Degree: r.degree, Exponent: r.exponent, Starts: !r.single}
			v.Attack = &Attack{string(t.prefix), string(t.pump), string(t.suffix), r.length, r.steps}
			if v.worse(best) {
				if r.degree == Exponential {
					t.first = culprit(t.around, root)
					t.last = t.first
				} else if t.first == nil && t.around != nil {
					t.first, t.last = t.around.node, t.around.node
				}
				v.describe(t, pattern)
				best = v
			}
			break
		}
	}
	return best
}

func (v Verdict) worse(w Verdict) bool {
	if v.Degree != w.Degree {
		return v.Degree > w.Degree
	}
	if v.Starts != w.Starts {
		return !v.Starts
	}
	return v.Exponent > w.Exponent
}

// describe says where and why.
func (v *Verdict) describe(t *trial, pattern string) {
	v.Pos, v.End = 0, len(pattern)
	if t.last != nil {
		v.Pos, v.End = t.last.Pos, t.last.End
	}
	if t.first != nil {
		v.Pos, v.End = min(v.Pos, t.first.Pos), max(v.End, t.first.End)
	}
	part, pump := clip(pattern[v.Pos:v.End]), clip(v.Attack.Pump)
	switch {
	case v.Degree == Exponential:
		v.Reason = fmt.Sprintf("%s matches repetitions of %q in exponentially many ways, and a failing match tries all of them", part, pump)
	case v.Starts:
		v.Reason = fmt.Sprintf("at each start within repetitions of %q, %s reads on to their end before it fails", pump, part)
	default:
		v.Reason = fmt.Sprintf("%s divides repetitions of %q in many ways, and a failing match tries all of them", part, pump)
	}
}

// clip shortens a text for a sentence.
func clip(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:57]) + "..."
	}
	return s
}
