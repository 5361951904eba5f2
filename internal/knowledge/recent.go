package knowledge

import (
	"slices"
	"strings"
	"sync"
)

// This file keeps the bases of built-in models that were asked last: a process that reviews again, at every save or in a test, mostly
// reviews code that imports the same libraries, and of a small review a third of the time is reading models.

// maxRecent bounds them.
const maxRecent = 12

type recentBase struct {
	key  string
	load func() (*Base, error)
}

var recent struct {
	sync.Mutex
	bases []recentBase // the latest last
}

// builtinBase is the base of built-in models for code that imports some modules; all models where imported is nil. It is shared, and never
// changes.
func builtinBase(language string, imported []string) (*Base, error) {
	key := language
	if imported != nil {
		roots := make([]string, len(imported))
		for i, m := range imported {
			roots[i] = root(m)
		}
		slices.Sort(roots)
		key += "\x00" + strings.Join(slices.Compact(roots), "\x00")
	}
	recent.Lock()
	i := slices.IndexFunc(recent.bases, func(b recentBase) bool { return b.key == key })
	var b recentBase
	if i >= 0 {
		b = recent.bases[i]
		recent.bases = slices.Delete(recent.bases, i, i+1)
	} else {
		b = recentBase{key, sync.OnceValues(func() (*Base, error) {
			files, err := builtinFiles(language)
			if err != nil {
				return nil, err
			}
			return load(language, files, imported, &errorList{})
		})}
	}
	if recent.bases = append(recent.bases, b); len(recent.bases) > maxRecent {
		recent.bases = slices.Delete(recent.bases, 0, 1)
	}
	recent.Unlock()
	return b.load()
}
