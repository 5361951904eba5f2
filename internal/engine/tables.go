package engine

import (
	"context"
	"path"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// This file reads the files of statements that make a program's tables: which columns there are, and whose rows they hold, a program
// that is given such a file says nowhere else.

// statementDrivers are modules by which programs send statements that they write themselves.
var statementDrivers = []string{"sqlite3", "aiosqlite", "psycopg2", "psycopg", "asyncpg", "aiopg", "pymysql", "MySQLdb", "mysql", "aiomysql", "flask_mysqldb", "databases", "records", "sqlalchemy", "pymssql", "oracledb"}

// statementFolders are where such files lie, below a folder of the program's.
var statementFolders = []string{"", "sql", "db", "database", "schema", "schemas", "migrations", "data", "scripts", "init"}

// tableStatements are the texts of such files, as many as have a statement that makes a table.
func tableStatements(ctx context.Context, set *source.Set, mods []*ir.Module) (out []string) {
	var files []string
	seen := map[string]bool{}
	for _, m := range mods {
		if !importsAny(m, statementDrivers) {
			continue
		}
		for dir := path.Dir(m.File.Path); !seen[dir]; dir = path.Dir(dir) {
			seen[dir] = true
			for _, folder := range statementFolders {
				files = append(files, existing(set.Root, path.Join(dir, folder, "*.sql"))...)
			}
		}
	}
	for _, file := range bounded(files) {
		if text := readText(ctx, set.Root, file); strings.Contains(strings.ToLower(text), "create table") {
			out = append(out, text)
		}
	}
	return out
}
