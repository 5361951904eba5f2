package audit

import (
	"slices"
	"strings"
)

// A lexicon numbers the words of a tree, in lower case. A file holds its words as one sorted list of occurrences: a tree
// of half a million lines has millions of them.
type lexicon struct {
	number map[string]uint32
	names  []string
	files  [][]int32 // by word: the files that hold it, ascending
}

// An occurrence is a word on a line: its number, then the line.
type occurrence uint64

func occur(word uint32, line int) occurrence { return occurrence(word)<<32 | occurrence(uint32(line)) }

func (l *lexicon) of(w string) uint32 {
	n, ok := l.number[w]
	if !ok {
		n = uint32(len(l.names))
		w = strings.Clone(w)
		l.number[w] = n
		l.names, l.files = append(l.names, w), append(l.files, nil)
	}
	return n
}

// index takes down the words of a file. Words of comments count: a claim may quote them.
func (t *tree) index(f *file) {
	var list []occurrence
	for n := 1; n <= f.LineCount(); n++ {
		for _, w := range wordsOf(f.Line(n)) {
			list = append(list, occur(t.words.of(w), n))
		}
	}
	slices.Sort(list)
	f.words, f.lexicon = slices.Clip(slices.Compact(list)), t.words
	for i, o := range f.words {
		if w := o >> 32; i == 0 || f.words[i-1]>>32 != w {
			t.words.files[w] = append(t.words.files[w], f.number)
		}
	}
}

// holds reports whether a word stands anywhere in the tree, or is a file's name.
func (t *tree) holds(word string) bool {
	n, ok := t.words.number[word]
	return ok && len(t.words.files[n]) > 0 || t.byBase[word] != nil
}

// stands reports whether a word stands in the text of a file of the tree.
func (t *tree) stands(word string) bool {
	n, ok := t.words.number[word]
	return ok && len(t.words.files[n]) > 0
}

// hasWord reports whether a word stands in the file.
func (f *file) hasWord(w string) bool { return f.hasWordIn(w, 0, 1<<31-1) }

// hasWordIn reports whether a word stands in some lines of the file.
func (f *file) hasWordIn(w string, first, last int) bool {
	if f.lexicon == nil {
		return false
	}
	n, ok := f.lexicon.number[w]
	if !ok {
		return false
	}
	i, _ := slices.BinarySearch(f.words, occur(n, max(0, first)))
	return i < len(f.words) && f.words[i] <= occur(n, last)
}

// hasPart reports whether a word is a part of one in the file: "md5" of "md5passwordhasher".
func (f *file) hasPart(part string) bool {
	for i, o := range f.words {
		if w := o >> 32; (i == 0 || f.words[i-1]>>32 != w) && strings.Contains(f.lexicon.names[w], part) {
			return true
		}
	}
	return false
}
