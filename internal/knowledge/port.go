package knowledge

import (
	"fmt"
	"strconv"
	"strings"
)

// PortBase says which value of a call a port starts from.
type PortBase uint8

const (
	PortParam     PortBase = iota + 1 // the parameter Params[Index]
	PortSelf                          // the receiver
	PortArgs                          // all positional arguments past the named ones, a tuple
	PortKwargs                        // all keyword arguments that are not named, a dictionary
	PortReturn                        // the result, of a call or of a handler
	PortCall                          // the result of a callback
	PortValue                         // the value assigned to an attribute
	PortDecorated                     // the function that the result of the call decorates
	PortUnpacked                      // mappings that are unpacked into keyword arguments, whose names are not known
)

// A Port is a value of a call, or a part of one. See Function for the syntax.
type Port struct {
	Base  PortBase
	Index int    // of PortParam: into Function.Params
	Name  string // the word that the model uses
	Path  []Elem // from the value inwards

	at position
}

// ElemKind says what one step of a port's path selects.
type ElemKind uint8

const (
	ElemAttr  ElemKind = iota + 1 // .Name
	ElemAny                       // [], any element
	ElemParam                     // [name], the element whose key is the value of Params[Index]
	ElemKey                       // ['Name']
	ElemIndex                     // [Index]
	ElemFrom                      // [Index:], any element from this index on
)

// An Elem is one step of a port's path.
type Elem struct {
	Kind  ElemKind
	Name  string // of ElemAttr, ElemKey and ElemParam
	Index int    // of ElemIndex and ElemFrom; of ElemParam: into Function.Params
}

// Ports is a list of ports; in YAML also a single string.
type Ports []Port

// String is the port as a model writes it.
func (p Port) String() string {
	var b strings.Builder
	b.WriteString(p.Name)
	for _, e := range p.Path {
		switch e.Kind {
		case ElemAttr:
			b.WriteString("." + e.Name)
		case ElemAny:
			b.WriteString("[]")
		case ElemParam:
			b.WriteString("[" + e.Name + "]")
		case ElemKey:
			b.WriteString("['" + e.Name + "']")
		case ElemIndex:
			b.WriteString("[" + strconv.Itoa(e.Index) + "]")
		case ElemFrom:
			b.WriteString("[" + strconv.Itoa(e.Index) + ":]")
		}
	}
	return b.String()
}

// parsePort parses a port; its names are resolved later, when the parameters are known.
func parsePort(s string) (Port, error) {
	end := strings.IndexAny(s, ".[")
	if end < 0 {
		end = len(s)
	}
	p := Port{Name: s[:end]}
	if !isIdentifier(p.Name) {
		return p, fmt.Errorf("port %q does not begin with a name", s)
	}
	for rest := s[end:]; rest != ""; {
		e, n, err := parseElem(rest)
		if err != nil {
			return p, fmt.Errorf("port %q: %w", s, err)
		}
		p.Path = append(p.Path, e)
		rest = rest[n:]
	}
	return p, nil
}

// parseElem parses the first step of a path that is not empty and returns its length in bytes.
func parseElem(s string) (Elem, int, error) {
	if s[0] == '.' {
		end := strings.IndexAny(s[1:], ".[") + 1
		if end == 0 {
			end = len(s)
		}
		if !isIdentifier(s[1:end]) {
			return Elem{}, 0, fmt.Errorf("%q is no attribute", s[:end])
		}
		return Elem{Kind: ElemAttr, Name: s[1:end]}, end, nil
	}
	if s[0] != '[' {
		return Elem{}, 0, fmt.Errorf("%q is neither .attribute nor [element]", s)
	}
	if len(s) > 1 && (s[1] == '\'' || s[1] == '"') {
		end := strings.IndexByte(s[2:], s[1]) + 2
		if end < 2 || !strings.HasPrefix(s[end+1:], "]") {
			return Elem{}, 0, fmt.Errorf("%q is not closed", s)
		}
		return Elem{Kind: ElemKey, Name: s[2:end]}, end + 2, nil
	}
	end := strings.IndexByte(s, ']')
	if end < 0 {
		return Elem{}, 0, fmt.Errorf("%q is not closed", s)
	}
	in := s[1:end]
	if in == "" {
		return Elem{Kind: ElemAny}, end + 1, nil
	}
	if i, err := strconv.Atoi(in); err == nil {
		return Elem{Kind: ElemIndex, Index: i}, end + 1, nil
	}
	if from, ok := strings.CutSuffix(in, ":"); ok {
		if i, err := strconv.ParseUint(from, 10, 16); err == nil {
			return Elem{Kind: ElemFrom, Index: int(i)}, end + 1, nil
		}
	}
	if isIdentifier(in) {
		return Elem{Kind: ElemParam, Name: in}, end + 1, nil
	}
	return Elem{}, 0, fmt.Errorf("%q is neither a parameter, nor a quoted key, nor an index", s[:end+1])
}

// resolve finds the base among the words and parameters that a port may name here.
func (p *Port) resolve(params []Param, words map[string]PortBase) error {
	if i := paramIndex(params, p.Name); i >= 0 {
		p.Base, p.Index = PortParam, i
		switch {
		case params[i].Star:
			p.Base = PortArgs
		case params[i].StarStar:
			p.Base = PortKwargs
		}
	} else if p.Base = words[p.Name]; p.Base == 0 {
		return fmt.Errorf("port %q: there is no parameter %q", p, p.Name)
	}
	for i := range p.Path {
		e := &p.Path[i]
		if e.Kind != ElemParam {
			continue
		}
		if e.Index = paramIndex(params, e.Name); e.Index < 0 {
			return fmt.Errorf("port %q: there is no parameter %q (a constant key is written ['%s'])", p, e.Name, e.Name)
		}
	}
	return nil
}

func paramIndex(params []Param, name string) int {
	for i := range params {
		if params[i].Name == name {
			return i
		}
	}
	return -1
}

// isIdentifier reports whether s is an ASCII identifier of Python.
func isIdentifier(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c != '_' && (c|0x20 < 'a' || c|0x20 > 'z') && (i == 0 || c < '0' || c > '9') {
			return false
		}
	}
	return s != ""
}

// isDotted reports whether s is a qualified name: identifiers with dots between them.
func isDotted(s string) bool {
	for part := range strings.SplitSeq(s, ".") {
		if !isIdentifier(part) {
			return false
		}
	}
	return true
}

// root is the top-level package of a qualified name.
func root(name string) string {
	first, _, _ := strings.Cut(name, ".")
	return first
}
