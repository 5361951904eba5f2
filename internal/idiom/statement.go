package idiom

import (
	"slices"
	"strconv"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file reads of SQL statements what they keep where, and what they read. It is no parser: what it does not understand
// keeps and reads nothing.

// ChangingSQL are statements that change rows or tables.
var ChangingSQL = regex.NewPattern(`(?i)^\s*(insert|update|delete|replace|drop|truncate)\s`)

// TableMark stands before the name of a table among the names under which data are kept.
const TableMark = "()" // before the name of a table: data are kept in it

// UnnamedMark stands before the name of a table in whose columns data are kept that the statement does not name.
const UnnamedMark = "[]" // before the name of a table: data are kept in it in columns that the statement does not name

// StatementText are texts that are statements in SQL.
var StatementText = regex.NewPattern(`(?i)^\s*(select|insert|update|delete|create|alter)\s`)

// TableOf are the tables of a statement.
var TableOf = regex.NewPattern("(?i)\\b(?:from|into|update|join|table(?:\\s+if\\s+not\\s+exists)?)\\s+[\"`\\[]?(?:\\w+\\.)?(\\w+)")

// TableName is the table in which rows of a class are kept, as far as its body says: its name in small letters otherwise.
func TableName(c *ir.Class) string {
	for _, name := range []string{"__tablename__", "table_name"} {
		if v := Assigned(c.Body, name); v != ir.NoID {
			if s, ok := ConstText(c.Body, v); ok {
				return strings.ToLower(s)
			}
		}
	}
	return strings.ToLower(c.Name)
}

// PassedStatement is the statement among the first arguments of a call, and which one it is; 0 where there is none.
func PassedStatement(f *ir.Function, args []ir.ID) (string, int) {
	for n := 1; n <= 2 && n+1 < len(args); n++ {
		x := args[n]
		if f.Instrs[x].Op == ir.OpCall && len(f.Args(x)) == 2 { // text("SELECT ...")
			x = f.Arg(x, 1)
		}
		if s, ok := ConstText(f, x); ok && len(s) >= 16 && StatementText.MatchString(s) {
			return s, n
		}
	}
	return "", 0
}

// InsertingSQL are statements that add rows.
var InsertingSQL = regex.NewPattern(`(?is)^\s*insert\s+into\s`)

// AllRows are statements that read all columns of rows.
var AllRows = regex.NewPattern(`(?is)^\s*select\s+(?:distinct\s+)?(?:\w+\.)?\*(?:\s*,[^;]*?)?\s+from\b`)

// SelectsPrivate reports whether a statement names a column of a user that is not for everybody.
func SelectsPrivate(s string) bool {
	columns, _ := ParseReading(s)
	return slices.ContainsFunc(columns, PrivateColumn.MatchString)
}

// A keeping is a statement that puts values into a table.
type Keeping struct {
	Table   string
	Columns []KeptColumn // that get values from outside
	unnamed bool         // the statement does not name the columns
}

// A keptColumn is a column and the value that it gets: by its number among the statement's parameters, or by its name.
type KeptColumn struct {
	Name  string
	Index int
	Key   string
}

// TableName is the name of the table among the names under which data are kept.
func (k *Keeping) TableName() string {
	if k.unnamed {
		return UnnamedMark + k.Table
	}
	return TableMark + k.Table
}

// SQLName is the pattern of a name in a statement, with or without quotes.
const SQLName = "[\"`\\[]?([\\w.$]+)[\"`\\]]?"

// InsertInto takes apart a statement that adds rows: table, columns, values.
var InsertInto = regex.NewPattern(`(?is)^\s*(?:insert|replace)\s+(?:or\s+\w+\s+|ignore\s+)?into\s+` + SQLName + `\s*(?:\(([^()]*)\)\s*)?values\s*\((.*)`)

// createTable takes apart a statement that makes a table: its name, its columns.
var createTable = regex.NewPattern(`(?is)^\s*create\s+(?:temp(?:orary)?\s+)?table\s+(?:if\s+not\s+exists\s+)?` + SQLName + `\s*\((.*)`)

// updateSet takes apart a statement that changes rows: table, what is set.
var updateSet = regex.NewPattern(`(?is)^\s*update\s+(?:or\s+\w+\s+)?` + SQLName + `\s+set\s+(.*)`)

// selectFrom takes apart a statement that reads rows: columns, the first table.
var selectFrom = regex.NewPattern(`(?is)^\s*(?:with\b.*?\)\s*)?select\s+(?:distinct\s+)?(.*?)\s+from\s+` + SQLName)

// joinTable are the further tables of a statement.
var joinTable = regex.NewPattern(`(?is)\bjoin\s+` + SQLName)

// Placeholder is what stands in a statement in the place of a value: its number or name.
var Placeholder = regex.NewPattern(`^\s*(?:\?|%s|\$([0-9]+)|%\((\w+)\)s|[:@](\w+))`)

// WhereClause is a statement from its condition on.
var WhereClause = regex.NewPattern(`(?is)\bwhere\b.*`)

// MaxStatement bounds the statements that are read.
const MaxStatement = 4096

// ParseKeeping reads a statement that puts values into a table; false for any other text.
func ParseKeeping(text string) (*Keeping, bool) {
	if len(text) > MaxStatement || !strings.ContainsAny(text, "?%$:@") {
		return nil, false
	}
	p := &parameters{}
	if m := InsertInto.FindStringSubmatch(text); m != nil {
		k := &Keeping{Table: LastDotted(m[1]), unnamed: m[2] == ""}
		names := strings.Split(m[2], ",")
		for i, v := range SplitTop(m[3]) {
			c, ok := p.next(v)
			if ok && (k.unnamed || i < len(names)) {
				if !k.unnamed {
					c.Name = BareName(names[i])
				}
				k.Columns = append(k.Columns, c)
			}
		}
		return k, len(k.Columns) > 0
	}
	if m := updateSet.FindStringSubmatch(text); m != nil {
		k := &Keeping{Table: LastDotted(m[1])}
		for _, set := range SplitTop(WhereClause.ReplaceAllString(m[2], "")) {
			name, v, _ := strings.Cut(set, "=")
			if c, ok := p.next(v); ok {
				c.Name = BareName(name)
				k.Columns = append(k.Columns, c)
			}
		}
		return k, len(k.Columns) > 0
	}
	return nil, false
}

// ParseCreating is which columns a text gives which table; none where it makes no table.
func ParseCreating(text string) (columns []string, table string) {
	if len(text) > MaxStatement {
		return nil, ""
	}
	m := createTable.FindStringSubmatch(text)
	if m == nil {
		return nil, ""
	}
	for _, c := range SplitTop(m[2]) {
		name, _, _ := strings.Cut(strings.TrimSpace(c), " ")
		columns = append(columns, BareName(name))
	}
	return columns, LastDotted(m[1])
}

// ParseReading is which columns of which tables a text selects; none where it is no such statement.
func ParseReading(text string) (columns, tables []string) {
	if len(text) > MaxStatement || len(text) < len("select a from b") {
		return nil, nil
	}
	m := selectFrom.FindStringSubmatch(text)
	if m == nil {
		return nil, nil
	}
	for _, c := range SplitTop(m[1]) {
		columns = append(columns, BareName(c))
	}
	tables = append(tables, LastDotted(m[2]))
	for _, j := range joinTable.FindAllStringSubmatch(text, -1) {
		tables = append(tables, LastDotted(j[1]))
	}
	return columns, tables
}

// parameters counts the placeholders of a statement.
type parameters struct{ n int }

// next is the parameter that an expression begins with; the expression's other ones are counted.
func (p *parameters) next(expr string) (KeptColumn, bool) {
	m := Placeholder.FindStringSubmatch(expr)
	if m == nil {
		p.n += strings.Count(expr, "?") + strings.Count(expr, "%s")
		return KeptColumn{}, false
	}
	c := KeptColumn{Index: p.n, Key: m[2] + m[3]}
	if m[1] != "" {
		n, _ := strconv.Atoi(m[1])
		c.Index = n - 1
	} else if c.Key == "" {
		p.n++
	}
	return c, c.Index >= 0
}

// SplitTop splits at the commas outside parentheses, up to the parenthesis that closes one before the text.
func SplitTop(s string) (out []string) {
	depth, begin := 0, 0
	for i := range len(s) {
		switch s[i] {
		case '(':
			depth++
		case ')':
			if depth == 0 {
				return append(out, s[begin:i])
			}
			depth--
		case ',':
			if depth == 0 {
				out = append(out, s[begin:i])
				begin = i + 1
			}
		}
	}
	return append(out, s[begin:])
}

// BareName is the name of a column without its table, quotes and what comes before an alias.
func BareName(s string) string {
	s = strings.TrimSpace(s)
	if i := strings.LastIndexAny(s, " \n\t"); i >= 0 {
		s = s[i+1:]
	}
	return strings.Trim(LastDotted(s), "\"`[]'")
}

// LastDotted is what stands behind the last dot of a name, in small letters.
func LastDotted(s string) string { return strings.ToLower(s[strings.LastIndexByte(s, '.')+1:]) }
