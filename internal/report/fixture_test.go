package report

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// The code of the fixture. It does to the formats what hostile code would do.
const (
	viewsCode = "import db\n\n\ndef search(request):\n    title = request.args[\"title\"]\n    if not title:\n        return db.EMPTY\n    return db.find(title)\n"
	dbCode    = "EMPTY = ()\n\ndef find(title):\n\tif len(title) > 99: return EMPTY\n\tsql = f\"SELECT * FROM 本 WHERE 題 = '{title}'\" + title\n\tcur.execute(sql)\n"
	nastyCode = "x = 1  # \x1b[31mred\x1b[0m \u202egnol\u202c \u009b2J\x7f\x00 ```` `|` </script> $a$ 本\r\neval(x)  # | ``` end\r\n"
)

// oneLine is a line of about a megabyte with a call in the middle of it.
var oneLine = "a = [" + strings.Repeat("'é本', ", 60_000) + "md5(b)" + strings.Repeat(", 'x'", 60_000) + "]\n"

func file(path, text string) *source.File {
	return &source.File{Path: path, Language: source.Python, Text: text, Hash: strings.Repeat("0", 64)}
}

// in is the place of a piece of a file's text.
func in(f *source.File, what string) finding.Location {
	i := strings.Index(f.Text, what)
	if i < 0 {
		panic("fixture: " + what + " is not in " + f.Path)
	}
	return finding.Location{File: f, Pos: int32(i), End: int32(i + len(what))}
}

var sqlRule = &finding.Rule{
	ID: "sql-injection", Title: "SQL injection", CWE: 89, Also: []int{943, 89}, Severity: finding.SeverityHigh, Score: 8.8, Source: "untrusted",
	Summary: "Untrusted text becomes part of an SQL statement.", Profile: "default",
	Why:         "Whoever sends the text can read and change every row that the statement's user can.",
	Remedy:      "Pass the values as parameters:\n\n```python\ncur.execute(\"SELECT * FROM book WHERE title = ?\", (title,))\n```",
	References:  []string{"https://peps.python.org/pep-0249/", "javascript:alert(1)"},
	Description: "Reports statements that are put together from untrusted text.",
}

var evalRule = &finding.Rule{
	ID: "code-injection", Title: "Code injection", CWE: 94, Severity: finding.SeverityCritical, Score: 9.8, Profile: "default", Source: "untrusted",
	Summary: "Untrusted text is run as code.", Why: "The sender runs what they like.", Remedy: "Do not call `eval`.",
}

var hashRule = &finding.Rule{
	ID: "weak-hash", Title: "Weak hash", CWE: 328, Severity: finding.SeverityLow, Profile: "strict",
	Summary: "MD5 is broken.", Remedy: "Use SHA-256.",
}

// fixture is a review with a trace through two files, a finding without a trace in nasty code under a nasty name, and
// one in the middle of a very long line.
func fixture() *finding.Review {
	views, db := file("shop/views.py", viewsCode), file("shop/db.py", dbCode)
	nasty := file("bad \x1b]0;owned\a|`name`\u202e <b>.py", nastyCode)
	long := file("gen/data:1%.py", oneLine)
	guard := in(db, "len(title) > 99")
	r := &finding.Review{
		Root: "shop", ToolVersion: "v1.2.3", Profile: "default", Files: 1515, Lines: 607_000, Functions: 1,
		Findings: []*finding.Finding{
			{
				Rule: sqlRule, Location: in(db, "sql)"), Function: "shop.db.find", Severity: finding.SeverityHigh, Confidence: finding.ConfidenceMedium,
				Message: "untrusted text from `request.args` becomes part of an SQL statement",
				Trace: finding.Trace{
					{Kind: finding.StepSource, Location: in(views, `request.args["title"]`), Function: "shop.views.search", Message: "the query string of the request"},
					{Kind: finding.StepCall, Location: in(views, "db.find(title)"), Function: "shop.views.search", Message: "passed to `shop.db.find` as `title`"},
					{Kind: finding.StepGuard, Location: guard, Function: "shop.db.find", Message: "only the length is checked"},
					{Kind: finding.StepFlow, Location: in(db, `f"SELECT * FROM 本 WHERE 題 = '{title}'"`), Function: "shop.db.find", Message: "put into the string"},
					{Kind: finding.StepFlow, Location: in(db, `f"SELECT * FROM 本 WHERE 題 = '{title}'"`), Function: "shop.db.find", Message: "a second thing at the same place"},
					{Kind: finding.StepFlow, Location: in(db, `f"SELECT * FROM 本 WHERE 題 = '{title}'" + title`), Function: "shop.db.find", Message: "put together"},
					{Kind: finding.StepSink, Location: in(db, "sql)"), Function: "shop.db.find", Message: "run as SQL"},
				},
				Facts: []finding.Fact{
					{Message: "the statement has no parameters"},
					{Message: "`cur` is not resolved; it is taken for a DB-API cursor because of the name of its method, as there is no other method of this name", Location: &guard, Lowers: true},
				},
			},
			{
				Rule: evalRule, Location: in(nasty, "eval(x)"), Severity: finding.SeverityCritical, Confidence: finding.ConfidenceHigh, TestCode: true,
				Message: "evaluates <img src=x onerror=alert(1)> | **bold** [l](http://x) \x1b[2J`unpaired",
			},
			{
				Rule: hashRule, Location: in(long, "md5(b)"), Function: "gen.data", Severity: finding.SeverityLow, Confidence: finding.ConfidenceLow,
				Message: "MD5 is called",
			},
		},
		Diagnostics: []source.Diagnostic{
			{Path: "a\nb.py", Message: "the name has a line feed\x1b[0m"},
			{Path: "broken.py", Pos: source.Position{Line: 3, Column: 7}, Incomplete: true, Message: "syntax error: `def` without a name | <b>"},
			{Message: "a problem that has no file"},
		},
		Skipped: []finding.Skip{{Path: "venv/", Reason: "virtual environment"}, {Path: "z/", Reason: "vendored"}, {Path: "b\x1b/", Reason: "vendored"}, {Path: "c/", Reason: "vendored"}, {Path: "d/", Reason: "vendored"}},
		Bounds:  []finding.Bound{{Function: "shop.db.find", Location: in(db, "find"), Message: "more than 1,000 paths"}},
	}
	finding.Sort(r.Findings)
	finding.Fingerprint(r.Findings)
	return r
}

// deeper is a review whose findings are at calls that pass on what does the harm elsewhere: data, and a value; the third
// is at a place that its trace does not touch.
func deeper() *finding.Review {
	app := file("app.py", "def books(author):\n    sql = \"SELECT '\" + author + \"'\"\n    return run(sql)\n\n\ndef price():\n    return fetch(check=False)\n")
	lib := file("lib.py", "def run(sql):\n    return cur.execute(sql)\n\n\ndef fetch(check=True):\n    return send(check)\n\n\ndef send(check):\n    return get(verify=check)\n")
	tls := &finding.Rule{
		ID: "certificate-not-verified", Title: "The certificate is not verified", CWE: 295, Severity: finding.SeverityHigh, Score: 7.4, Profile: "strict",
		Summary: "Any certificate is accepted.", Remedy: "Name its file:\n\n    get(verify=CA)\n\nOr so.",
	}
	r := &finding.Review{
		Root: ".", ToolVersion: "v1.2.3", Profile: "strict", Files: 2, Lines: 17, Functions: 5,
		Findings: []*finding.Finding{
			{
				Rule: sqlRule, Location: in(app, "run(sql)"), Function: "app.books", Severity: finding.SeverityHigh, Confidence: finding.ConfidenceHigh,
				Message: "SQL text is built from a parameter",
				Trace: finding.Trace{
					{Kind: finding.StepSource, Location: in(app, "author"), Function: "app.books", Message: "the parameter"},
					{Kind: finding.StepCall, Location: in(app, "run(sql)"), Function: "app.books", Message: "is passed into `run`"},
					{Kind: finding.StepSink, Location: in(lib, "cur.execute(sql)"), Function: "lib.run", Message: "runs the text as SQL"},
				},
			},
			{
				Rule: tls, Location: in(app, "fetch(check=False)"), Function: "app.price", Severity: finding.SeverityHigh, Confidence: finding.ConfidenceMedium,
				Message: "`get` accepts any certificate",
				Trace: finding.Trace{
					{Kind: finding.StepCall, Location: in(app, "fetch(check=False)"), Function: "app.price", Message: "gives `fetch` the value"},
					{Kind: finding.StepCall, Location: in(lib, "send(check)"), Function: "lib.fetch", Message: "passes it on to `send`"},
					{Kind: finding.StepSink, Location: in(lib, "get(verify=check)"), Function: "lib.send", Message: "`get` accepts any certificate"},
				},
				Facts: []finding.Fact{{Message: "it does harm only in some configurations", Lowers: true}},
			},
			{
				Rule: tls, Location: in(lib, "check=True"), Function: "lib.fetch", Severity: finding.SeverityHigh, Confidence: finding.ConfidenceLow,
				Message: "the default is at fault",
				Trace:   finding.Trace{{Kind: finding.StepSink, Location: in(lib, "get(verify=check)"), Function: "lib.send", Message: "`get` accepts any certificate"}},
			},
		},
	}
	finding.Sort(r.Findings)
	finding.Fingerprint(r.Findings)
	return r
}
