package cwe

// learn counts words, and pairs of them, with what they look like in one.
func (x *index) learn(ws []string) {
	for i, w := range ws {
		x.known[w]++
		if i == 0 || stopWords[w] || stopWords[ws[i-1]] {
			continue
		}
		a, b := ws[i-1], w
		x.pairs[a+" "+b]++
		if old, ok := x.split[a+b]; !ok || a < old[0] {
			x.split[a+b] = [2]string{a, b}
		}
	}
}

// settle decides between the spellings of what is written both in one word and in two: the more frequent one stays.
func (x *index) settle() {
	for joined, two := range x.split {
		pair := two[0] + " " + two[1]
		if x.known[joined] > x.pairs[pair] {
			delete(x.split, joined)
		} else {
			delete(x.known, joined)
		}
	}
}

// oneSpelling writes words in the spelling that settle chose: "hardcoded" as "hard coded", "path name" as "pathname".
func (x *index) oneSpelling(ws []string) (out []string) {
	for i := 0; i < len(ws); i++ {
		if two, ok := x.split[ws[i]]; ok && x.known[ws[i]] == 0 {
			out = append(out, two[0], two[1])
		} else if i+1 < len(ws) && x.known[ws[i]+ws[i+1]] > 0 && !stopWords[ws[i]] && !stopWords[ws[i+1]] {
			out = append(out, ws[i]+ws[i+1])
			i++
		} else {
			out = append(out, ws[i])
		}
	}
	return out
}

// spell writes words as the catalog does, and a word that it does not have as the closest one that it has, if that is
// one letter away, or two in a long word. typo tells the stems of those that were misspelt.
func (x *index) spell(ws []string) (out []string, typo map[string]bool) {
	typo = map[string]bool{}
	out = x.oneSpelling(ws)
	for i, w := range out {
		s := stem(w)
		if len(x.posts[s]) > 0 || len(synonyms()[s]) > 0 || noiseWords[w] || stopWords[w] {
			continue
		}
		if near := x.nearest(w); near != "" {
			typo[stem(near)] = true
			out[i] = near
		}
	}
	return x.oneSpelling(out), typo
}

// nearest is the word of the catalog that is spelt most like one; "" if none is close. Among equals it is the more
// frequent, then the first.
func (x *index) nearest(w string) string {
	allowed := 0
	switch n := len(w); {
	case n >= 8:
		allowed = 2
	case n >= 5:
		allowed = 1
	}
	best, bestDistance := "", allowed+1
	for _, v := range x.vocab {
		if d := len(v) - len(w); d > allowed || -d > allowed || len(v) < 4 {
			continue
		}
		d := distance(w, v, allowed)
		if d < bestDistance || d == bestDistance && d <= allowed && len(x.posts[stem(v)]) > len(x.posts[stem(best)]) {
			best, bestDistance = v, d
		}
	}
	return best
}

// distance counts the letters to change, add, drop or swap with a neighbour (optimal string alignment); limit+1 stands
// for anything more than limit.
func distance(a, b string, limit int) int {
	rows := [3][maxWord + 1]int{}
	before, above, row := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		above[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d := min(above[j]+1, row[j-1]+1, above[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, before[j-2]+1)
			}
			row[j] = d
			least = min(least, d)
		}
		if least > limit {
			return limit + 1
		}
		before, above, row = above, row, before
	}
	return min(above[len(b)], limit+1)
}
