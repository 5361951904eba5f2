package knowledge

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"sync"
)

// An Error is one mistake in a model or rule.
type Error struct {
	File      string
	Line, Col int // from 1; columns count bytes; 0 where the whole file is meant
	Message   string
}

func (e *Error) Error() string {
	if e.Line == 0 {
		return e.File + ": " + e.Message
	}
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Col, e.Message)
}

// A position is a place in a file of models.
type position struct {
	file      *file
	line, col int
}

// errorList collects mistakes; files are parsed side by side.
type errorList struct {
	mu   sync.Mutex
	list []*Error
}

func (l *errorList) add(at position, format string, args ...any) {
	l.mu.Lock()
	defer l.mu.Unlock()
	name := ""
	if at.file != nil {
		name = at.file.name
	}
	l.list = append(l.list, &Error{name, at.line, at.col, fmt.Sprintf(format, args...)})
}

// join gives all mistakes as one error, in order of file and line, each once.
func (l *errorList) join() error {
	slices.SortFunc(l.list, func(a, b *Error) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col),
			cmp.Compare(a.Message, b.Message))
	})
	var errs []error
	for i, e := range l.list {
		if i == 0 || *e != *l.list[i-1] {
			errs = append(errs, e)
		}
	}
	return errors.Join(errs...)
}
