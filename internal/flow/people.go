package flow

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds who the users of a program are, whatever it calls them (nurses, readers, clerks): rows of the tables and
// classes that keep a password beside a name, and of classes that a framework has for users. Columns that refer to such a row
// say whose a row is.

// people are those tables and columns, found when somebody asks.
type people struct {
	once   sync.Once
	Tables map[string]bool // tables and classes, in small letters
	Owners map[string]bool // columns that refer to them
}

var (
	pinColumn     = regex.NewPattern(`(?i)^(login_?)?(pin|passcode)(_?(code|hash))?$`)
	secretColumn  = regex.NewPattern(`(?i)^secret$`)
	personColumn  = regex.NewPattern(`(?i)^(e_?)?mail(_address)?$|^(user_?)?role$|^is_(admin|staff)$`)
	loginColumn   = regex.NewPattern(`(?i)^(user_?|login_?|full_?|nick_?)?name$|^(e_?)?mail(_address)?$|^login$|^nick$`)
	frameworkUser = regex.NewPattern(`^(UserMixin|AbstractUser|AbstractBaseUser|SQLAlchemyBaseUserTable\w*)$`)
	userReference = regex.NewPattern(`(?i)^(auth\.user|settings\.AUTH_USER_MODEL)$`)

	tableMade    = regexp.MustCompile("(?is)\\bcreate\\s+table\\s+(?:if\\s+not\\s+exists\\s+)?[\"`\\[]?(?:\\w+\\.)?(\\w+)[\"`\\]]?\\s*\\(([^;]*)")
	columnRefers = regexp.MustCompile("(?is)^\\s*[\"`\\[]?(\\w+)[\"`\\]]?\\s[^,]*\\breferences\\s+[\"`\\[]?(\\w+)")
)

// IsPeople reports whether the rows of a table, or the objects of a class, are users of the program.
func (w *World) IsPeople(name string) bool { return w.FindPeople().Tables[strings.ToLower(name)] }

// FindPeople reads the program's tables and classes.
func (w *World) FindPeople() *people {
	p := &w.people
	p.once.Do(func() {
		p.Tables, p.Owners = map[string]bool{}, map[string]bool{}
		made := w.tablesMade()
		for _, t := range made {
			if t.keepsPassword() {
				p.Tables[strings.ToLower(t.name)] = true
			}
		}
		for name, columns := range w.StatedColumns() { // the statement that makes it stands elsewhere
			if slices.ContainsFunc(columns, idiom.CredentialColumn.MatchString) && slices.ContainsFunc(columns, loginColumn.MatchString) {
				p.Tables[strings.ToLower(name)] = true
			}
		}
		w.findDocuments(p)
		for _, c := range w.prog.Classes {
			if w.modules[c.Module.ID].test || !w.ofUsers(c) {
				continue
			}
			p.Tables[strings.ToLower(c.Name)], p.Tables[idiom.TableName(c)] = true, true
		}
		for name := range p.Tables {
			one := strings.TrimSuffix(name, "s")
			p.Owners[one], p.Owners[one+"_id"] = true, true
		}
		for _, t := range made {
			for _, c := range t.columns {
				if m := columnRefers.FindStringSubmatch(c); m != nil && (p.Tables[strings.ToLower(m[2])] || idiom.UserTable.MatchString(m[2])) {
					p.refers(m[1])
				}
			}
		}
		for _, c := range w.prog.Classes {
			if !w.modules[c.Module.ID].test && w.base.Type(w.ExternBase(c.ID)).IsKept() {
				w.findReferences(c, p)
			}
		}
	})
	return p
}

// refers takes down a column that refers to a user, unless its name says that it is one who did something with the row.
func (p *people) refers(column string) {
	if !idiom.ActingColumn.MatchString(column) {
		p.Owners[column], p.Owners[column+"_id"] = true, true
		p.Owners[strings.TrimSuffix(column, "_id")] = true
	}
}

// A tableText is a table as a statement makes it.
type tableText struct {
	name    string
	columns []string
}

// keepsPassword reports whether a table has a column for a password, and one for the name of who logs in with it.
func (t *tableText) keepsPassword() bool {
	has := func(p *regex.Pattern) bool {
		return slices.ContainsFunc(t.columns, func(c string) bool {
			words := strings.FieldsFunc(c, idiom.NotWord)
			return len(words) > 0 && p.MatchString(words[0])
		})
	}
	return has(idiom.CredentialColumn) && has(loginColumn) || has(secretColumn) && has(personColumn)
}

// tablesMade are the tables that statements of the program make.
func (w *World) tablesMade() (out []tableText) {
	read := func(text string) {
		for _, m := range tableMade.FindAllStringSubmatch(text, -1) {
			out = append(out, tableText{m[1], strings.Split(m[2], ",")})
		}
	}
	for _, text := range w.cfg.Tables {
		read(text)
	}
	for i, f := range w.prog.Functions {
		if w.funcs[i].test {
			continue
		}
		for j := range f.Consts {
			c := &f.Consts[j]
			if c.Kind != ir.Str || len(c.Str) < 16 || len(c.Str) > 8*idiom.MaxStatement || !strings.Contains(c.Str, "table ") && !strings.Contains(c.Str, "TABLE ") && !strings.Contains(c.Str, "Table ") {
				continue
			}
			read(c.Str)
		}
	}
	return out
}

// ofUsers reports whether a class is kept and has a password beside a name, or derives from a class that is a user.
func (w *World) ofUsers(c *ir.Class) bool {
	if slices.ContainsFunc(c.Bases, func(b string) bool { return frameworkUser.MatchString(idiom.LastPart(b)) }) {
		return true
	}
	if !w.base.Type(w.ExternBase(c.ID)).IsKept() {
		return false
	}
	columns := w.ColumnsOf(c.ID)
	return slices.ContainsFunc(columns, idiom.CredentialColumn.MatchString) && slices.ContainsFunc(columns, loginColumn.MatchString) ||
		slices.ContainsFunc(columns, secretColumn.MatchString) && slices.ContainsFunc(columns, personColumn.MatchString)
}

// findReferences takes down the fields of a kept class that refer to users: ForeignKey(User), Column(ForeignKey("users.id")).
func (w *World) findReferences(c *ir.Class, p *people) {
	for i := range c.Body.Instrs {
		id := ir.ID(i)
		if c.Body.Instrs[i].Op == ir.OpSetAttr && !p.Owners[c.Body.NameOf(id)] && w.refersToPeople(c.Body, c.Body.Arg(id, 1), p, 0) {
			p.refers(c.Body.NameOf(id))
		}
	}
}

// refersToPeople reports whether a field is a key of another table, whose rows are users.
func (w *World) refersToPeople(f *ir.Function, id ir.ID, p *people, depth int) bool {
	if id == ir.NoID || depth > 2 || f.Instrs[id].Op != ir.OpCall {
		return false
	}
	args := f.Args(id)
	switch f.NameOf(args[0]) {
	case "ForeignKey", "OneToOneField", "ForeignKeyField":
		if len(args) < 2 {
			return false
		}
		if s, ok := idiom.ConstText(f, args[1]); ok {
			table, _, _ := strings.Cut(strings.TrimPrefix(s, "models."), ".id")
			return userReference.MatchString(s) || p.Tables[strings.ToLower(table)] || idiom.UserTable.MatchString(table) || idiom.UserClass.MatchString(idiom.LastPart(s))
		}
		name := f.NameOf(args[1])
		return name == "AUTH_USER_MODEL" || name == "User" || p.Tables[strings.ToLower(name)] && idiom.Capital(name) ||
			f.Instrs[args[1]].Op == ir.OpCall && f.NameOf(f.Arg(args[1], 0)) == "get_user_model"
	case "Column", "mapped_column", "Field":
		return slices.ContainsFunc(args[1:], func(x ir.ID) bool { return w.refersToPeople(f, x, p, depth+1) })
	}
	return false
}
