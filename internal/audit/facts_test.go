package audit

import (
	"strings"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/lang/python/lower"
	"github.com/touchstone-sec/touchstone/internal/lang/python/syntax"
	"github.com/touchstone-sec/touchstone/internal/program"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// programOf lowers one module.
func programOf(t *testing.T, text string) (*program.Program, *source.File) {
	t.Helper()
	f := &source.File{Path: "m.py", Language: source.Python, Text: text}
	tree, errs := syntax.Parse(text)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	return program.New([]*ir.Module{lower.Module(f, "m", false, tree)}, program.NewNames([]string{"m.py"}, "")), f
}

// What the first argument of probe() is, as far as the code fixes it: where it says fixed and is wrong, a true claim is
// refuted.
func TestStates(t *testing.T) {
	const head = `
import os
from flask import request, url_for
FIXED = "a"
TABLE = {"x": "y"}
CHANGED = "a"
CHANGED = "b"

class Base:
    table = "t"
    open = "o"
    def fill(self): self.open = request.args["o"]

class C(Base):
    def f(self, p, n: int, rows):
`
	b, err := knowledge.Load("python", nil, []string{})
	if err != nil {
		t.Fatal(err)
	}
	for code, want := range map[string]state{
		`"a" + "b"`:                        constant,
		`FIXED`:                            constant,
		`"a %s" % FIXED`:                   constant,
		`os.path.join("a", FIXED)`:         constant,
		`f"{self.table}"`:                  constant,
		`n`:                                harmless,
		`str(n)`:                           harmless,
		`"a" + str(int(p))`:                harmless,
		`url_for("x", a=p)`:                harmless,
		`os.environ["X"]`:                  config,
		`CHANGED`:                          data,
		`p`:                                data,
		`self.open`:                        data,
		`self.other`:                       data,
		`rows.words`:                       data,
		`request.args["a"]`:                data,
		`request.args.get("a")`:            data,
		`input("a")`:                       data,
		`helper("a")`:                      data,
		`TABLE.get(p, "z")`:                data,
		`[x for x in rows]`:                data,
		`"a" + p`:                          built,
		`f"a {p}"`:                         built,
		`"a {}".format(p)`:                 built,
		`"a %s" % request.args["a"]`:       built,
		`", ".join("'" + x for x in rows)`: built,
	} {
		p, _ := programOf(t, head+"        probe("+code+")\n")
		x := newFacts(p, b)
		for _, f := range p.Functions {
			for _, c := range x.of(f) {
				if c.name == "probe" && c.args[0].state != want {
					t.Errorf("%s is %d, want %d", code, c.args[0].state, want)
				}
			}
		}
	}
}

func TestNames(t *testing.T) {
	p, _ := programOf(t, `
import sqlite3 as db
from flask import *
from os import path
conn = db.connect("x")

def f(req):
    conn.cursor().execute("a")
    path.join("a")
    request.args.get("a")
    req.form.get("a")
    with open("x") as out:
        out.write("a")
    unknown()[0].call()
`)
	b, err := knowledge.Load("python", nil, []string{"flask", "sqlite3"})
	if err != nil {
		t.Fatal(err)
	}
	x := newFacts(p, b)
	var names []string
	for _, f := range p.Functions {
		if f.Name == "f" {
			for _, c := range x.of(f) {
				names = append(names, c.name)
			}
		}
	}
	want := "sqlite3.connect().cursor sqlite3.connect().cursor().execute os.path.join flask.request.args.get req.form.get open open().write unknown unknown()[].call"
	if got := strings.Join(names, " "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
