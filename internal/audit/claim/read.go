package claim

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/source"
)

// Read reads a review. What format it has is seen from its content; the name only decides between text and Markdown.
// The error says that the input as a whole is none of the formats; broken JSON is read as far as it goes, with a
// leftover that says where it breaks off.
func Read(name string, raw []byte) (*Review, error) {
	file, _ := source.Decode(name, "", raw)
	if file == nil {
		return nil, fmt.Errorf("%s is no text", name)
	}
	rev := &Review{Name: name, Text: file.Text}
	if text, ok := unfold(rev.Text); ok {
		rev.Text = text
	}
	start := strings.TrimLeft(rev.Text, " \t\r\n")
	if start == "" {
		return nil, fmt.Errorf("%s is empty", name)
	}
	ext := strings.ToLower(filepath.Ext(name))
	json := ext == ".json" || ext == ".sarif" || ext == ".jsonl" || ext == ".jsonc"
	if start[0] == '{' || start[0] == '[' || json {
		trees, err := parseRelaxed(rev.Text)
		if len(trees) > 0 && trees[0].kind >= arrayNode && (err == nil || json) {
			readTrees(rev, trees)
			if err != nil {
				rev.left(Leftover{Kind: Unreadable, Title: err.Error(), Of: -1, Start: len(rev.Text), End: len(rev.Text)})
			}
			return rev, nil
		}
	}
	readProse(rev)
	return rev, nil
}

func readTrees(rev *Review, trees []node) {
	if len(trees) == 1 && isSARIF(&trees[0]) {
		rev.Format = SARIF
		readSARIF(rev, &trees[0])
		return
	}
	rev.Format = JSON
	readJSON(rev, trees)
}

// add takes a claim and gives it its number.
func (r *Review) add(c Claim) {
	c.Index = len(r.Claims)
	r.Claims = append(r.Claims, c)
}

func (r *Review) left(l Leftover) { r.Leftovers = append(r.Leftovers, l) }

func (r *Review) addTool(name string) {
	for _, t := range r.Tools {
		if t == name {
			return
		}
	}
	if name != "" {
		r.Tools = append(r.Tools, name)
	}
}
