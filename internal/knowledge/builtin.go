package knowledge

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"sync"

	data "github.com/touchstone-sec/touchstone/knowledge"
)

// builtin holds what builtinFiles has read: it never changes, and some processes review many programs, tests above all.
var builtin sync.Map // from a language to func() ([]*file, error)

// builtinFiles lists the embedded files of a language in order of their names. The list is the caller's, the files are not.
func builtinFiles(language string) ([]*file, error) {
	read, _ := builtin.LoadOrStore(language, sync.OnceValues(func() ([]*file, error) { return readBuiltin(language) }))
	files, err := read.(func() ([]*file, error))()
	return slices.Clone(files), err
}

func readBuiltin(language string) ([]*file, error) {
	var files []*file
	add := func(pattern string, rule bool) error {
		names, err := fs.Glob(data.Files, pattern)
		for _, name := range names {
			text, err := data.Files.ReadFile(name)
			if err != nil {
				return fmt.Errorf("reading a built-in file: %w", err)
			}
			f := &file{name: "knowledge/" + name, text: string(text), rule: rule}
			if !rule {
				f.entries = sync.OnceValue(func() []entry { entries, _ := scan(f.text); return entries })
			}
			files = append(files, f)
		}
		return err
	}
	rules := language
	if language == Settings {
		rules = "*"
	}
	return files, errors.Join(
		add(path.Join("models", shared, "*.yaml"), false),
		add(path.Join("models", language, "*.yaml"), false),
		add(path.Join("rules", rules, "*", "rule.yaml"), true))
}
