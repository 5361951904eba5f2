package claim

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestWeaknesses(t *testing.T) {
	for _, c := range []struct {
		text string
		want string // "89 Name; 79"
	}{
		{"CWE-89: Improper Neutralization of Special Elements used in an SQL Command ('SQL Injection')", "89 Improper Neutralization of Special Elements used in an SQL Command ('SQL Injection')"},
		{"CWE-89 - SQL Injection", "89 SQL Injection"},
		{"CWE-89 – SQL Injection: the query", "89 SQL Injection"},
		{"cwe 89", "89"},
		{"CWE_89", "89"},
		{"CWE:89", "89"},
		{"CWE-ID: 89", "89"},
		{"CWE ID 89", "89"},
		{"CWE-089", "89"},
		{"CWE‑89", "89"},
		{"[CWE-089](https://cwe.mitre.org/data/definitions/89.html)", "89"},
		{"[CWE-89: SQL Injection](https://cwe.mitre.org/data/definitions/89.html)", "89 SQL Injection"},
		{"https://cwe.mitre.org/data/definitions/79.html", "79"},
		{"external/cwe/cwe-022", "22"},
		{"**CWE-732**: Hard-coded Credentials", "732 Hard-coded Credentials"},
		{"**CWE-732 (Hard-coded Credentials)** – the function", "732 Hard-coded Credentials"},
		{"CWE-732 \"Hard-coded Credentials\" in a.py", "732 Hard-coded Credentials"},
		{"### Hard-coded Credentials (CWE-732)", "732 Hard-coded Credentials"},
		{"1. Hard-coded Credentials [CWE-732]", "732 Hard-coded Credentials"},
		{"CWE-89, CWE-564 and CWE-943", "89; 564; 943"},
		{"CWE-79/CWE-80: Basic XSS", "79; 80 Basic XSS"},
		{"| CWE-22 | Path Traversal | a.py |", "22"},
		{"This is CWE-79, again CWE-79: Cross-site Scripting.", "79 Cross-site Scripting"},
		{"a weakness (CWE-79) in the form", "79"},
		{"CWE-89 in `search()` of a.py", "89"},
		{"Use of Hard-coded Credentials in settings.py", "0 Use of Hard-coded Credentials"},
		{"Improper Restriction of XML External Entity Reference is possible", "0 Improper Restriction of XML External Entity Reference"},
		{"use of hard-coded credentials in settings.py", ""},
		{"CWEs are numbered, and ACWE-12 is none", ""},
		{"CWE-", ""},
	} {
		got := Claim{Text: c.text}
		got.readWeaknesses(split(c.text, false))
		var list []string
		for _, w := range got.Weaknesses {
			list = append(list, strings.TrimSpace(fmt.Sprintf("%d %s", w.ID, w.Name)))
		}
		if s := strings.Join(list, "; "); s != c.want {
			t.Errorf("%s: %q, not %q", c.text, s, c.want)
		}
	}
}

func TestPlaces(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"path/to/file.py:12-34", "path/to/file.py:12-34"},
		{"path/to/file.py:12:5", "path/to/file.py:12"},
		{"`path/to/file.py`:12", "path/to/file.py:12"},
		{"`path/to/file.py:12`", "path/to/file.py:12"},
		{"path/to/file.py line 12", "path/to/file.py:12"},
		{"path/to/file.py, lines 12–34", "path/to/file.py:12-34"},
		{"path/to/file.py (lines 12 to 34)", "path/to/file.py:12-34"},
		{"path/to/file.py#L12-L34", "path/to/file.py:12-34"},
		{"path/to/file.py#L12", "path/to/file.py:12"},
		{"path/to/file.py L12", "path/to/file.py:12"},
		{"path/to/file.py @ 12", "path/to/file.py"},
		{"path/to/file.py@12", "path/to/file.py:12"},
		{"path/to/file.py(12)", "path/to/file.py:12"},
		{"app.py lines 3, 9 and 20-25", "app.py:3 app.py:9 app.py:20-25"},
		{"line 12 of app.py", "app.py:12"},
		{"lines 12-34 in `app.py`", "app.py:12-34"},
		{"in app.py there is a query (line 12)", "app.py:12"},
		{"a.py:1 calls line 7 of b.py", "a.py:1 b.py:7"},
		{"https://github.com/o/r/blob/abc123/src/a.py#L12-L34", "src/a.py:12-34"},
		{"https://gitlab.com/o/r/-/blob/main/src/a.py#L12-34", "src/a.py:12-34"},
		{"[a.py L12](https://github.com/o/r/blob/main/src/a.py#L12)", "src/a.py:12"},
		{`src\app\views.py:14`, "src/app/views.py:14"},
		{`C:\work\src\views.py:14`, "C:/work/src/views.py:14"},
		{"./src/../src/a.py:3", "src/a.py:3"},
		{"app/[id]/page.tsx:7 and (auth)/login.ts", "app/[id]/page.tsx:7 (auth)/login.ts"},
		{"app/\\_\\_init\\_\\_.py:3", "app/__init__.py:3"},
		{"<code>a.py</code>:<b>21</b>", "a.py:21"},
		{"**File:** `a.py`\n**Line:** 21", "a.py:21"},
		{"Datei a.py, Zeilen 3-5", "a.py:3-5"},
		{"文件 a.py 第12行", "a.py:12"},
		{"Dockerfile and .env", "Dockerfile .env"},
		{"line 12", "line 12"},
		{"see os.path.join, request.json, process.env, app.config and e.g. Node.js", ""},
		{"version 1.2.3 of 2026/11/26, and/or the end.The next", ""},
		{"https://example.com/a.py?x=1", ""},
		{"online 12 inline 13", ""},
	} {
		got := Claim{Text: c.text}
		got.readPlaces()
		var list []string
		for _, p := range got.Places {
			list = append(list, p.String())
		}
		if s := strings.Join(list, " "); s != c.want {
			t.Errorf("%s: %q, not %q", c.text, s, c.want)
		}
	}
}

func TestFileOf(t *testing.T) {
	for uri, want := range map[string]string{
		"src/a.py": "src/a.py", "./src//a.py": "src/a.py", "src/a%20b.py": "src/a b.py", "file:///home/me/a.py": "/home/me/a.py",
		"file:///C:/src/a.py": "C:/src/a.py", "file:/home/a.py": "/home/a.py", `src\a.py`: "src/a.py", "src/%zz.py": "src/%zz.py", "": "",
		"src/": "src/", "a.py": "a.py",
	} {
		if got := fileOf(uri); got != want {
			t.Errorf("%s: %q, not %q", uri, got, want)
		}
	}
}

func TestSymbols(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"`search()` and `Cart.total`", "search()* Cart.total*"},
		{"the function get_user() calls conf.list_opts", "get_user() conf.list_opts"},
		{"`os.path.join(base, name)`", "os.path.join()*"},
		{"MAX_SIZE, camelCase and PascalCase", "MAX_SIZE camelCase PascalCase"},
		{"the option 'verify_ssl' and \"api_key\"", "verify_ssl* api_key*"},
		{"User::find and user->name", "User.find user.name"},
		{"a function named login", "login"},
		{"class Config holds it", "Config"},
		{"eval(x) is called", "eval()"},
		{"JavaScript on GitHub, MySQL and OpenStack", ""},
		{"the user(s) of e.g. example.com", ""},
		{"`True`, `None`, `0.0.0.0`, `a.py:3`, `/orders/<id>`, `CWE-89`", ""},
		{"https://example.com/some_path/x_y", ""},
	} {
		got := Claim{Text: c.text}
		got.readCode(zonesOf(c.text), fencesOf(c.text))
		var list []string
		for _, s := range got.Symbols {
			name := s.Name
			if s.Call {
				name += "()"
			}
			if s.Marked {
				name += "*"
			}
			list = append(list, name)
		}
		if s := strings.Join(list, " "); s != c.want {
			t.Errorf("%s: %q, not %q", c.text, s, c.want)
		}
	}
}

func TestQuotes(t *testing.T) {
	for _, c := range []struct {
		text string
		want []Quote
	}{
		{"```python\nx = 1\n```\n", []Quote{{Code: "x = 1"}}},
		{"```py title=\"src/a.py\"\nx = 1\n```\n", []Quote{{Code: "x = 1", File: "src/a.py"}}},
		{"```python:src/a.py:12\nx = 1\n```\n", []Quote{{Code: "x = 1", File: "src/a.py", Line: 12}}},
		{"```\n12 | x = 1\n13 |     y = 2\n```\n", []Quote{{Code: "x = 1\n    y = 2", Line: 12}}},
		{"~~~\nx = 1", []Quote{{Code: "x = 1"}}},
		{"```bash\ncurl x\n```\n", []Quote{{Code: "curl x", Proposed: true}}},
		{"**Fix:**\n```\nx = 2\n```\n", []Quote{{Code: "x = 2", Proposed: true}}},
		{"`x = f(y)` in prose", []Quote{{Code: "x = f(y)"}}},
	} {
		got := Claim{Text: c.text}
		got.readCode(zonesOf(c.text), fencesOf(c.text))
		for i := range got.Quotes {
			got.Quotes[i].Start, got.Quotes[i].End = 0, 0
		}
		if !slices.Equal(got.Quotes, c.want) {
			t.Errorf("%q: %+v, not %+v", c.text, got.Quotes, c.want)
		}
	}
}

// Tables that cannot be right are errors.
func TestTables(t *testing.T) {
	for _, text := range []string{
		"- {id: a, cwe: [1], words: ['..']}", "- {id: a, words: ['x ..']}", "- {id: a, words: ['(a|b']}", "- {id: a, words: ['ab*']}", "- {id: a, words: ['']}",
		"- {id: a}\n- {id: a}", "- {id: a, under: b}", "- {id: a, nonsense: 1}", "- {words: [x]}",
	} {
		if _, err := parseKinds([]byte(text)); err == nil {
			t.Errorf("%s: no error", text)
		}
	}
	if _, err := parseLabels([]byte("title: [x]\nkind: [x]")); err == nil {
		t.Error("a label of two parts: no error")
	}
	if _, err := parseAssertions([]byte("- {kind: x, forms: ['(']}")); err == nil {
		t.Error("a form that does not compile: no error")
	}
}
