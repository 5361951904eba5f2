package knowledge

import (
	"fmt"
	"strconv"
	"strings"
)

// A Param is a parameter of a function. In YAML it is written as in a Python signature, without annotation: "x",
// "shell=False", "*args", "**kwargs". A lone "*" makes those after it keyword-only, a lone "/" those before it
// positional-only; neither is a parameter.
type Param struct {
	Name       string
	Default    any  // nil (None), bool, int64, float64, string, or Ref
	HasDefault bool // a parameter without default has to be passed
	KwOnly     bool
	PosOnly    bool
	Star       bool // *args
	StarStar   bool // **kwargs
}

// A Ref is a default that is no constant: a name ("Loader=yaml.FullLoader"), a display ("headers={}") or "...".
type Ref string

// parseParams parses a signature. The index of an error's parameter comes with it.
func parseParams(list []string) ([]Param, int, error) {
	params := make([]Param, 0, len(list))
	kwOnly := false
	for i, s := range list {
		switch s {
		case "*":
			kwOnly = true
			continue
		case "/":
			for j := range params {
				params[j].PosOnly = true
			}
			continue
		}
		p, err := parseParam(s)
		switch {
		case err != nil:
			return nil, i, err
		case paramIndex(params, p.Name) >= 0:
			return nil, i, fmt.Errorf("parameter %q stands there twice", p.Name)
		case len(params) > 0 && params[len(params)-1].StarStar:
			return nil, i, fmt.Errorf("parameter %q stands after **%s", p.Name, params[len(params)-1].Name)
		case p.Star && kwOnly:
			return nil, i, fmt.Errorf("%q stands after another star", s)
		}
		p.KwOnly = kwOnly && !p.StarStar
		kwOnly = kwOnly || p.Star
		params = append(params, p)
	}
	return params, 0, nil
}

func parseParam(s string) (Param, error) {
	name, def, ok := strings.Cut(s, "=")
	p := Param{Name: strings.TrimSpace(name), HasDefault: ok}
	if rest, ok := strings.CutPrefix(p.Name, "**"); ok {
		p.Name, p.StarStar = rest, true
	} else if rest, ok := strings.CutPrefix(p.Name, "*"); ok {
		p.Name, p.Star = rest, true
	}
	if !isIdentifier(p.Name) {
		return p, fmt.Errorf("%q is no parameter", s)
	}
	if !ok {
		return p, nil
	}
	if p.Star || p.StarStar {
		return p, fmt.Errorf("parameter %q cannot have a default", s)
	}
	var err error
	if p.Default, err = parseConst(strings.TrimSpace(def)); err != nil {
		return p, fmt.Errorf("parameter %q: %w", s, err)
	}
	return p, nil
}

// parseConst parses a literal of Python, as far as defaults need it. Displays ("()", "{}") and "..." are Refs.
func parseConst(s string) (any, error) {
	switch s {
	case "None":
		return nil, nil
	case "True":
		return true, nil
	case "False":
		return false, nil
	case "...":
		return Ref(s), nil
	case "":
		return nil, fmt.Errorf("the default is missing")
	}
	if i := strings.IndexByte("([{", s[0]); i >= 0 && s[len(s)-1] == ")]}"[i] {
		return Ref(s), nil
	}
	t := strings.TrimPrefix(s, "b")
	if n := len(t); n >= 2 && (t[0] == '\'' || t[0] == '"') {
		if t[n-1] != t[0] || strings.IndexByte(t[1:n-1], t[0]) >= 0 {
			return nil, fmt.Errorf("%s is no string", s)
		}
		return unescape(t[1 : n-1]), nil
	}
	if i, err := strconv.ParseInt(s, 0, 64); err == nil {
		return i, nil
	}
	if isDotted(s) {
		return Ref(s), nil
	}
	if f, err := strconv.ParseFloat(s, 64); err == nil {
		return f, nil
	}
	return nil, fmt.Errorf("%s is neither a literal nor a name", s)
}

// Elements are the constants of a default that is a tuple; false for any other.
func (r Ref) Elements() (list []any, ok bool) {
	s, ok := strings.CutPrefix(string(r), "(")
	if !ok {
		return nil, false
	}
	for part := range strings.SplitSeq(strings.TrimSuffix(s, ")"), ",") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		x, err := parseConst(part)
		if _, name := x.(Ref); name || err != nil {
			return nil, false
		}
		list = append(list, x)
	}
	return list, true
}

// unescape resolves the escapes that occur in defaults.
func unescape(s string) string {
	return strings.NewReplacer(`\n`, "\n", `\r`, "\r", `\t`, "\t", `\0`, "\x00", `\\`, `\`).Replace(s)
}
