package knowledge

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
)

// A file is a YAML file with models or with a rule.
type file struct {
	name    string // for errors: the path as the user would write it
	text    string
	rule    bool
	user    bool           // from a folder of the user's: overrides what is built in
	entries func() []entry // of a built-in model; nil where the file is parsed whole
}

// Load reads the models and rules of a language: those that are built in, and those in the user's folders, which
// replace built-in ones of the same name. imported lists the modules that the program imports ("flask",
// "os.path"); models of other packages are not read. nil reads everything.
//
// A user's folder holds *.yaml or *.yml files at any depth, except in folders named testdata or beginning with a dot.
// A file whose first key is "id" is a rule, any other is a model. A path component that follows "models" or "rules" is
// its language, as in the built-in layout ("shared" for all of them); elsewhere a model's own field "language" says it, and without it the file
// holds for every language.
//
// The error joins one *Error for each mistake, in order of file and line. Then the Base is nil.
func Load(language string, userDirs []string, imported []string) (*Base, error) {
	if len(userDirs) == 0 {
		return builtinBase(language, imported)
	}
	errs := &errorList{}
	files, err := builtinFiles(language)
	if err != nil {
		return nil, err
	}
	for _, dir := range userDirs {
		more, err := userFiles(language, dir)
		if err != nil {
			return nil, fmt.Errorf("reading models of %s: %w", dir, err)
		}
		files = append(files, more...)
	}
	return load(language, files, imported, errs)
}

func load(language string, files []*file, imported []string, errs *errorList) (*Base, error) {
	b := newBase(language)
	l := &loader{base: b, errs: errs, wanted: map[string]bool{}, defined: map[string]*file{}, at: map[string]position{}}
	l.loadRules(files)
	entries := make([][]entry, len(files)) // nil of a file that is parsed whole
	for i, f := range files {
		if f.entries != nil && imported != nil {
			entries[i] = slices.Clone(f.entries())
		}
	}
	for _, m := range imported {
		l.wanted[root(m)] = true
	}
	// Models name each other's types and handlers: parse until nothing more is wanted.
	for first := true; first || l.grew; first = false {
		l.grew = false
		l.loadModels(files, entries, first)
	}
	l.link()
	if err := errs.join(); err != nil {
		return nil, err
	}
	return b, nil
}

type loader struct {
	base    *Base
	errs    *errorList
	wanted  map[string]bool     // units, see entry
	grew    bool                // wanted grew since the last round
	defined map[string]*file    // by "section name"
	at      map[string]position // likewise
	refs    []ref
}

func (l *loader) want(unit string) {
	if !l.wanted[unit] {
		l.wanted[unit] = true
		l.grew = true
	}
}

// loadModels parses, side by side, what is wanted and not parsed yet, and takes it over in order of the files.
func (l *loader) loadModels(files []*file, entries [][]entry, first bool) {
	decoders := make([]*decoder, len(files))
	models := make([]*Model, len(files))
	var wg sync.WaitGroup
	for i, f := range files {
		if f.rule || entries[i] == nil && !first {
			continue
		}
		text := f.text
		if entries[i] != nil {
			var any bool
			if text, any = keep(text, entries[i], l.wanted); !any {
				continue
			}
		}
		wg.Go(func() {
			if n := parseYAML(f, text, l.errs); n != nil {
				decoders[i] = newDecoder(f, l.base.kinds, l.errs)
				models[i] = decoders[i].model(n)
			}
		})
	}
	wg.Wait()
	for i, m := range models {
		if m != nil && (m.Language == "" || m.Language == l.base.language) {
			l.add(files[i], m, decoders[i])
		}
	}
}

// model decodes a file's document.
func (d *decoder) model(n *yaml.Node) *Model {
	m := &Model{}
	d.decodeTop(n, m)
	return m
}

// Settings is the language of settings files. What is wrong with a value is the same weakness that code has, so that its
// models may name the rules of every language.
const Settings = "settings"

// shared is the folder of models that hold for every language.
const shared = "shared"

// userFiles lists the files of a user's folder that may concern the language, in lexical order.
func userFiles(language, dir string) ([]*file, error) {
	var files []*file
	err := filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := e.Name()
		if e.IsDir() {
			if p != dir && (base == "testdata" || strings.HasPrefix(base, ".")) {
				return filepath.SkipDir
			}
			return nil
		}
		if ext := filepath.Ext(base); !e.Type().IsRegular() || ext != ".yaml" && ext != ".yml" {
			return nil
		}
		rel, _ := filepath.Rel(dir, p)
		other := languageOf(rel)
		if other != "" && other != language && other != shared && language != Settings {
			return nil
		}
		text, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		rule := isRule(string(text))
		if rule || other == "" || other == language || other == shared {
			files = append(files, &file{name: filepath.ToSlash(p), text: string(text), rule: rule, user: true})
		}
		return nil
	})
	return files, err
}

// languageOf is the folder that follows "models" or "rules" in a path; "" where there is none.
func languageOf(rel string) string {
	parts := strings.Split(filepath.ToSlash(rel), "/")
	i := slices.IndexFunc(parts, func(s string) bool { return s == "models" || s == "rules" })
	if i < 0 || i+2 >= len(parts) {
		return ""
	}
	return parts[i+1]
}

// isRule reports whether the file's first key is "id".
func isRule(text string) bool {
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimSpace(strings.TrimPrefix(line, "\ufeff"))
		if line != "" && line[0] != '#' && line != "---" {
			return strings.HasPrefix(line, "id:")
		}
	}
	return false
}
