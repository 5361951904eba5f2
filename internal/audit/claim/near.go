package claim

import "github.com/touchstone-sec/touchstone/internal/regex"

// findNear finds all matches of a form that is anchored at its beginning and looks at no more than a few words, asking
// it only where a match can begin. It is what FindAllStringSubmatchIndex finds, at a fraction of the cost.
func findNear(form *regex.Pattern, t string, begins func(t string, at int) bool) [][]int {
	var all [][]int
	for at := 0; at < len(t); at++ {
		if !begins(t, at) {
			continue
		}
		m := form.FindStringSubmatchIndex(t[at:min(len(t), at+nearLength)])
		if m == nil {
			continue
		}
		end := at + m[1]
		for i := range m {
			if m[i] >= 0 {
				m[i] += at
			}
		}
		all = append(all, m)
		at = max(end-1, at)
	}
	return all
}

// nearLength is how much of a text such a form sees, in bytes.
const nearLength = 80

// boundary says whether a word may begin at an offset.
func boundary(t string, at int) bool { return at == 0 || !asciiWord(t[at-1]) && t[at-1] != '_' }

// weaknessBegins says whether "CWE" begins at an offset, in any case, or the address of a page of the catalog.
func weaknessBegins(t string, at int) bool {
	return t[at]|0x20 == 'c' && at+3 < len(t) && t[at+1]|0x20 == 'w' && t[at+2]|0x20 == 'e' && boundary(t, at)
}

// lineBegins says whether a word for lines may begin at an offset.
func lineBegins(t string, at int) bool {
	switch t[at] {
	case 'l', 'L', 'z', 'Z':
		return boundary(t, at)
	case 0xe8, 0xe7: // 行, 第
		return true
	}
	return false
}

// urlBegins says whether the address of a page may begin at an offset.
func urlBegins(t string, at int) bool {
	b := t[at] | 0x20
	return (b == 'h' || b == 'f') && at+6 < len(t) && t[at+1]|0x20 == 't' && boundary(t, at)
}

func weaknessesIn(t string) [][]int { return findNear(weaknessForm, t, weaknessBegins) }

func linesIn(t string) [][]int { return findNear(lineForm, t, lineBegins) }

// urlsIn are the addresses of pages in a text.
func urlsIn(t string) [][]int {
	var all [][]int
	for at := 0; at < len(t); at++ {
		if urlBegins(t, at) {
			if n := len(urlForm.FindString(t[at:min(len(t), at+maxURL)])); n > 0 {
				all = append(all, []int{at, at + n})
				at += n - 1
			}
		}
	}
	return all
}

const maxURL = 2000 // bytes

// firstWeakness is the first number of a weakness in a text, nil where there is none.
func firstWeakness(t string) []int {
	for at := range len(t) {
		if weaknessBegins(t, at) {
			if m := weaknessForm.FindStringSubmatchIndex(t[at:min(len(t), at+nearLength)]); m != nil {
				for i := range m {
					if m[i] >= 0 {
						m[i] += at
					}
				}
				return m
			}
		}
	}
	return nil
}
