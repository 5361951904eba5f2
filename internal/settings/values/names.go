package values

import (
	"cmp"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// Names answers what the names of settings say, each once. It is not safe for concurrent use.
type Names struct {
	base  *knowledge.Base
	about []*knowledge.Naming // those that speak of settings
	table *regex.Table        // of their patterns
	seen  map[string][]*knowledge.Naming
}

// NewNames takes the namings of a base that speak of settings.
func NewNames(base *knowledge.Base) *Names {
	n := &Names{base: base, seen: map[string][]*knowledge.Naming{}}
	var patterns []*regex.Pattern
	for _, x := range base.Namings() {
		if x.Of.Has(knowledge.Setting) {
			n.about, patterns = append(n.about, x), append(patterns, x.Name)
		}
	}
	n.table = regex.NewTable(patterns)
	return n
}

// of lists the namings that speak of a name: of settings of certain systems first, which know more, and else in the order of
// the models. Names are written in many ways: db-password, dbPassword and db.password are DB_PASSWORD.
func (n *Names) of(name string) []*knowledge.Naming {
	list, ok := n.seen[name]
	if ok || len(name) > maxName {
		return list
	}
	ways := []string{name}
	if s := snake(name); s != name {
		ways = append(ways, s)
	}
	var matched []int
	for _, way := range ways {
		matched = n.table.Match(matched, way)
	}
	slices.Sort(matched)
	for _, i := range slices.Compact(matched) {
		if x := n.about[i]; slices.ContainsFunc(ways, x.Speaks) && (x.Except == nil || !slices.ContainsFunc(ways, x.Except.MatchString)) {
			list = append(list, x)
		}
	}
	slices.SortStableFunc(list, func(a, b *knowledge.Naming) int { return cmp.Compare(min(len(b.Systems), 1), min(len(a.Systems), 1)) })
	n.seen[name] = list
	return list
}

// maxName bounds the texts that are taken for names.
const maxName = 100

// snake writes a name with underscores between its words.
func snake(name string) string {
	var b strings.Builder
	for i := range len(name) {
		c := name[i]
		switch {
		case c == '-' || c == '.' || c == ' ' || c == '/' || c == ':':
			b.WriteByte('_')
			continue
		case isUpper(c) && i > 0 && (isLower(name[i-1]) || isUpper(name[i-1]) && i+1 < len(name) && isLower(name[i+1])):
			b.WriteByte('_') // sslVerify, TLSVerify
		}
		b.WriteByte(c)
	}
	return b.String()
}
