package regex

import (
	"math"
	"slices"
)

// Bounds of the confirmation, in steps of the machine.
const (
	tryLimit     = 40000   // one suffix on a short text
	runLimit     = 300000  // one text
	confirmLimit = 2500000 // one pattern
	maxText      = 4000    // characters
	dense        = 200     // so short a text that runLimit steps on it prove that they grow
)

// A trial is a suspect with its words spelled out.
type trial struct {
	suspect
	prefix, pump, suffix []rune
}

func (t *trial) text(n int) []rune {
	out := slices.Clone(t.prefix)
	for range n {
		out = append(out, t.pump...)
	}
	return append(out, t.suffix...)
}

// growth is how the steps grew.
type growth struct {
	degree   Degree
	exponent int
	single   bool // within one attempt; otherwise, because there are attempts at many starts
	length   int  // characters of the longest text
	steps    int  // on that text, at least
}

// A judge confirms suspects with the machine.
type judge struct {
	machine machine
	use     Use
	spent   int
}

func (j *judge) measure(text []rune, limit int) effort {
	e := j.machine.measure(text, j.use, limit)
	j.spent += e.total
	return e
}

// choose finds the suffix with which a short text costs most: one that lets the match fail late.
func (j *judge) choose(t *trial, suffixes [][]rune) {
	n := 10
	if !t.exponential {
		n = 32
	}
	for len(t.pump)*n > 512 && n > 4 {
		n /= 2
	}
	most := -1
	for _, s := range suffixes {
		try := *t
		try.suffix = s
		e := j.measure(try.text(n), tryLimit)
		cost := e.total
		if !t.starts {
			cost = e.single
		}
		if cost > most {
			most, t.suffix = cost, s
		}
		if e.over {
			return
		}
	}
}

// confirm measures.
func (j *judge) confirm(t *trial) growth {
	if t.exponential {
		if g := j.exponential(t); g.degree != Linear {
			return g
		}
	}
	return j.polynomial(t)
}

// exponential adds one pump at a time. The logarithm of the steps must keep growing by as much in the second half as
// in the first; a polynomial's grows ever less.
func (j *judge) exponential(t *trial) growth {
	var logs []float64
	for n := 1; n <= 64 && n*len(t.pump) <= maxText; n++ {
		text := t.text(n)
		e := j.measure(text, runLimit)
		if !e.over {
			logs = append(logs, math.Log(float64(e.single)))
			continue
		}
		logs = append(logs, math.Log(float64(e.total)))
		k := len(logs)
		if k < 4 {
			return growth{}
		}
		// Loops that read several characters at a time grow in steps; so halves, not neighbours.
		from := min(3, k/4)
		half := (from + k - 1) / 2
		early := (logs[half] - logs[from]) / float64(half-from)
		late := (logs[k-2] - logs[half]) / float64(k-2-half)
		if k <= 6 || late >= 0.7*early && late >= 0.15 {
			return growth{degree: Exponential, single: true, length: len(text), steps: e.total}
		}
		return growth{}
	}
	return growth{}
}

// polynomial doubles the text. What the second half adds is then twice as much for a linear pattern, and four times as
// much for a quadratic one.
func (j *judge) polynomial(t *trial) growth {
	var total, single []float64
	var out growth
	for n := 4; n*len(t.pump) <= maxText && n <= 512; n *= 2 {
		text := t.text(n)
		e := j.measure(text, runLimit)
		out.length, out.steps = len(text), e.total
		if e.over && len(total) >= 5 {
			break // what was cut short spoils the series
		}
		if e.over && len(text) <= dense {
			// Too steep to be measured; a linear pattern does not take thousands of steps for each character.
			single := e.single > runLimit/2
			return growth{Polynomial, max(2, t.degree), single, len(text), e.total}
		}
		total, single = append(total, float64(e.total)), append(single, float64(e.single))
		if e.over {
			break
		}
	}
	exponent := slope(total, t.degree)
	if exponent < 2 {
		return growth{}
	}
	out.degree, out.exponent = Polynomial, exponent
	out.single = slope(single, t.degree) >= 2
	return out
}

// slope is the exponent of a series over doubling lengths, from 4 on; less than 2: not confirmed.
func slope(s []float64, expected int) int {
	k := len(s)
	if k < 4 {
		return 0
	}
	last, before := s[k-1]-s[k-2], s[k-2]-s[k-3]
	if before <= 0 || last/before < 2.8 || s[k-3]-s[k-4] <= 0 || before/(s[k-3]-s[k-4]) < 2.3 {
		return 0
	}
	// The last one may have been cut short.
	estimate := int(math.Round(math.Log2(max(last/before, before/(s[k-3]-s[k-4])))))
	return max(2, min(estimate, max(expected, 2)+1))
}
