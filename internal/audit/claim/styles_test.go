package claim_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/audit/claim"
)

// A said is a claim before it is written down, in any style.
type said struct {
	title, kind       string // kind is the mechanism
	cwe               int
	file              string
	line, last        int
	function          string
	severity          string
	text, why, remedy string
}

var sayings = []said{
	{"SQL Injection in product search", "sql-injection", 89, "shop/search.py", 14, 17, "search_products", "High",
		"The `term` parameter is interpolated into the query that `cursor.execute` runs.", "The whole database can be read.", "Use bound parameters."},
	{"Hard-coded session secret", "hard-coded-credential", 798, "shop/settings.py", 3, 3, "", "Critical",
		"`SECRET_KEY` is hard-coded as `\"dev\"`.", "Sessions can be forged.", "Read it from the environment."},
	{"Missing authorization on refunds", "missing-authorization", 862, "shop/refunds.py", 40, 52, "refund", "High",
		"`refund()` does not check that the order belongs to the current user.", "Any customer can refund any order.", "Filter by owner."},
	{"Path traversal in invoice download", "path-traversal", 22, "shop/invoices.py", 77, 80, "download", "Medium",
		"The name from the URL is joined to the base folder.", "Arbitrary files can be read.", "Use `secure_filename`."},
	{"Weak password hashing", "weak-hash", 916, "shop/accounts.py", 9, 9, "set_password", "Medium",
		"Passwords are hashed with a single round of MD5.", "Leaked hashes can be cracked.", "Use argon2."},
}

// A style writes claims down; body is what stands between introduction and conclusion.
type style struct {
	name, ext string
	body      func([]said) string
	bare      bool // nothing can stand around it
}

func each(all []said, f func(i int, s said) string) string {
	var b strings.Builder
	for i, s := range all {
		b.WriteString(f(i+1, s))
	}
	return b.String()
}

func (s said) lines() string {
	if s.last > s.line {
		return fmt.Sprintf("%d-%d", s.line, s.last)
	}
	return fmt.Sprint(s.line)
}

var styles = []style{
	{name: "numbered headings with bold labels", ext: ".md", body: func(all []said) string {
		return each(all, func(i int, s said) string {
			return fmt.Sprintf("### %d. %s\n\n**CWE:** CWE-%d\n**Severity:** %s\n**Location:** `%s:%s`\n\n**Description:** %s\n\n**Impact:** %s\n\n**Recommendation:** %s\n\n", i, s.title, s.cwe, s.severity, s.file, s.lines(), s.text, s.why, s.remedy)
		})
	}},
	{name: "headings with headings", ext: ".md", body: func(all []said) string {
		return each(all, func(i int, s said) string {
			return fmt.Sprintf("## Finding %d: %s (CWE-%d)\n\n### Location\n%s, lines %s\n\n### Description\n%s\n\n### Impact\n%s\n\n### Recommendation\n%s\n\n---\n\n", i, s.title, s.cwe, s.file, s.lines(), s.text, s.why, s.remedy)
		})
	}},
	{name: "headings, parts on the same level", ext: ".md", body: func(all []said) string {
		return each(all, func(i int, s said) string {
			return fmt.Sprintf("## %s\n\n`%s` line %d. CWE-%d.\n\n## Description\n%s\n\n## Impact\n%s\n\n## Fix\n%s\n\n", s.title, s.file, s.line, s.cwe, s.text, s.why, s.remedy)
		})
	}},
	{name: "headings with bullets", ext: ".md", body: func(all []said) string {
		return each(all, func(i int, s said) string {
			return fmt.Sprintf("### [%s] %s\n- **File**: `%s`\n- **Line(s)**: %s\n- **CWE**: CWE-%d\n- **Description**: %s\n- **Impact**: %s\n- **Fix**: %s\n\n", strings.ToUpper(s.severity), s.title, s.file, s.lines(), s.cwe, s.text, s.why, s.remedy)
		})
	}},
	{name: "numbered items", ext: ".md", body: func(all []said) string {
		return each(all, func(i int, s said) string {
			return fmt.Sprintf("%d. **%s** (CWE-%d) – `%s:%s`: %s %s\n", i, s.title, s.cwe, s.file, s.lines(), s.text, s.why)
		}) + "\n"
	}},
	{name: "numbered items with dashes below", ext: ".md", body: func(all []said) string {
		return each(all, func(i int, s said) string {
			return fmt.Sprintf("%d. **%s**\n   - CWE: CWE-%d\n   - File: `%s`, line %d\n   - Problem: %s\n   - Fix: %s\n", i, s.title, s.cwe, s.file, s.line, s.text, s.remedy)
		}) + "\n"
	}},
	{name: "numbered items with paragraphs that are not indented", ext: ".md", body: func(all []said) string {
		return each(all, func(i int, s said) string {
			return fmt.Sprintf("%d. %s (CWE-%d)\n\nFile: %s:%s\n\n%s\n\nRemediation: %s\n\n", i, s.title, s.cwe, s.file, s.lines(), s.text, s.remedy)
		})
	}},
	{name: "bullets", ext: ".md", body: func(all []said) string {
		return each(all, func(i int, s said) string {
			return fmt.Sprintf("- %s (%s, CWE-%d) in `%s` line %d: %s\n", s.title, s.severity, s.cwe, s.file, s.line, s.text)
		}) + "\n"
	}},
	{name: "bold lines", ext: ".md", body: func(all []said) string {
		return each(all, func(i int, s said) string {
			return fmt.Sprintf("**%d. %s**\n\nCWE-%d, `%s`, lines %s.\n\n%s %s\n\n", i, s.title, s.cwe, s.file, s.lines(), s.text, s.why)
		})
	}},
	{name: "a table", ext: ".md", body: func(all []said) string {
		return "| # | Vulnerability | CWE | File | Line | Severity | Description |\n|---|---|---|---|---|---|---|\n" + each(all, func(i int, s said) string {
			return fmt.Sprintf("| %d | %s | CWE-%d | %s | %s | %s | %s |\n", i, s.title, s.cwe, s.file, s.lines(), s.severity, s.text)
		}) + "\n"
	}},
	{name: "tables of fields", ext: ".md", body: func(all []said) string {
		return each(all, func(i int, s said) string {
			return fmt.Sprintf("### F-%02d %s\n\n| Field | Value |\n|---|---|\n| Severity | %s |\n| CWE | CWE-%d |\n| File | `%s` |\n| Line | %s |\n\n%s\n\n", i, s.title, s.severity, s.cwe, s.file, s.lines(), s.text)
		})
	}},
	{name: "records", ext: ".txt", body: func(all []said) string {
		return each(all, func(i int, s said) string {
			return fmt.Sprintf("Title: %s\nCWE: %d\nFile: %s\nLine: %s\nSeverity: %s\nDescription: %s\nRecommendation: %s\n\n", s.title, s.cwe, s.file, s.lines(), s.severity, s.text, s.remedy)
		})
	}},
	{name: "records that begin with the file", ext: ".txt", body: func(all []said) string {
		return each(all, func(i int, s said) string {
			return fmt.Sprintf("File: %s\nLines: %s\nVulnerability: %s\nCWE: CWE-%d\nDetails: %s\n", s.file, s.lines(), s.title, s.cwe, s.text)
		})
	}},
	{name: "plain numbers", ext: ".txt", body: func(all []said) string {
		return each(all, func(i int, s said) string {
			return fmt.Sprintf("%d) %s (CWE-%d)\n   %s, line %d\n   %s\n   %s\n\n", i, s.title, s.cwe, s.file, s.line, s.text, s.why)
		})
	}},
	{name: "issues", ext: ".txt", body: func(all []said) string {
		return each(all, func(i int, s said) string {
			return fmt.Sprintf("Issue #%d - %s\n%s:%d [CWE-%d]\n%s\n\n", i, s.title, s.file, s.line, s.cwe, s.text)
		})
	}},
	{name: "by file", ext: ".md", body: func(all []said) string {
		return each(all, func(i int, s said) string {
			return fmt.Sprintf("### `%s`\n\n- **%s** (CWE-%d, line %d): %s\n\n", s.file, s.title, s.cwe, s.line, s.text)
		})
	}},
	{name: "messages of a compiler", ext: ".txt", body: func(all []said) string {
		return each(all, func(i int, s said) string {
			return fmt.Sprintf("%s:%d:1: CWE-%d %s\n", s.file, s.line, s.cwe, s.title)
		}) + "\n"
	}},
	{name: "paragraphs", ext: ".txt", body: func(all []said) string {
		return each(all, func(i int, s said) string {
			return fmt.Sprintf("%s (CWE-%d, see %s:%d). %s %s\n\n", s.title, s.cwe, s.file, s.line, s.text, s.why)
		})
	}},
	{name: "by severity", ext: ".md", body: func(all []said) string {
		return each(all, func(i int, s said) string {
			return fmt.Sprintf("### %s Severity\n\n#### %d.1 %s\n\n**File:** `%s` (line %d)\n\n**CWE:** [CWE-%d](https://cwe.mitre.org/data/definitions/%d.html)\n\n%s\n\n", s.severity, i, s.title, s.file, s.line, s.cwe, s.cwe, s.text)
		})
	}},
	{name: "headings with emoji", ext: ".md", body: func(all []said) string {
		return each(all, func(i int, s said) string {
			return fmt.Sprintf("## 🔴 Vulnerability %d: %s\n\n📍 **Location:** `%s:%s`\n🏷️ **CWE:** CWE-%d\n\n📝 **Description:** %s\n\n✅ **Fix:** %s\n\n", i, s.title, s.file, s.lines(), s.cwe, s.text, s.remedy)
		})
	}},
	{name: "YAML", ext: ".txt", body: func(all []said) string {
		return each(all, func(i int, s said) string {
			return fmt.Sprintf("- title: %s\n  cwe: CWE-%d\n  file: %s\n  line: %d\n  severity: %s\n  description: %s\n", s.title, s.cwe, s.file, s.line, s.severity, s.text)
		}) + "\n"
	}},
	{name: "code blocks", ext: ".md", body: func(all []said) string {
		return each(all, func(i int, s said) string {
			return fmt.Sprintf("### %d. %s\n\nIn `%s` (line %d), CWE-%d:\n\n```python\n# 1. this is no heading\nx = 1\n```\n\n%s\n\n**Fix:**\n\n```python\n# 2. nor is this\nx = 2\n```\n\n", i, s.title, s.file, s.line, s.cwe, s.text)
		})
	}},
	{name: "steps in numbers", ext: ".md", body: func(all []said) string {
		return each(all, func(i int, s said) string {
			return fmt.Sprintf("%d. **%s** (CWE-%d, `%s:%d`)\n\n%s\n\n**Steps to reproduce:**\n\n1. Log in.\n2. Send the SQL injection or XSS payload.\n3. Look.\n\n", i, s.title, s.cwe, s.file, s.line, s.text)
		})
	}},
	{name: "lines that begin with a count", ext: ".txt", body: func(all []said) string {
		return each(all, func(i int, s said) string {
			return fmt.Sprintf("Vulnerability %d: %s\nCWE-%d at %s:%d\n%s\n", i, s.title, s.cwe, s.file, s.line, s.text)
		})
	}},
	{name: "titles underlined", ext: ".txt", body: func(all []said) string {
		return each(all, func(i int, s said) string {
			return fmt.Sprintf("%s\n%s\n\n%s line %d, CWE-%d\n\n%s\n\n", s.title, strings.Repeat("-", len(s.title)), s.file, s.line, s.cwe, s.text)
		})
	}},
	{name: "HTML", ext: ".md", body: func(all []said) string {
		return each(all, func(i int, s said) string {
			return fmt.Sprintf("<h3>%d. %s</h3>\n<p><b>CWE:</b> CWE-%d<br>\n<b>File:</b> <code>%s</code>, line %d</p>\n<p>%s</p>\n\n", i, s.title, s.cwe, s.file, s.line, s.text)
		})
	}},
	{name: "German", ext: ".md", body: func(all []said) string {
		return each(all, func(i int, s said) string {
			return fmt.Sprintf("### %d. %s\n\n**Schweregrad:** Hoch\n**Datei:** `%s`, Zeile %d (CWE-%d)\n**Beschreibung:** %s\n**Empfehlung:** Beheben.\n\n", i, s.title, s.file, s.line, s.cwe, s.text)
		})
	}},
	{name: "links to lines", ext: ".md", body: func(all []said) string {
		return each(all, func(i int, s said) string {
			return fmt.Sprintf("### %s\n\nhttps://github.com/acme/shop/blob/0a1b2c3/%s#L%d-L%d\n\n%s (CWE-%d)\n\n", s.title, s.file, s.line, s.last, s.text, s.cwe)
		})
	}},
	{name: "an item a line", ext: ".md", body: func(all []said) string {
		return each(all, func(i int, s said) string {
			return fmt.Sprintf("* [CWE-%d] %s:%d - %s\n", s.cwe, s.file, s.line, s.title)
		}) + "\n"
	}},
	{name: "tags", ext: ".txt", body: func(all []said) string {
		return each(all, func(i int, s said) string {
			return fmt.Sprintf("<finding>\n  <title>%s</title>\n  <cwe>CWE-%d</cwe>\n  <file>%s</file>\n  <line>%d</line>\n  <severity>%s</severity>\n  <description>%s</description>\n</finding>\n", s.title, s.cwe, s.file, s.line, s.severity, s.text)
		})
	}},
	{name: "details", ext: ".md", body: func(all []said) string {
		return each(all, func(i int, s said) string {
			return fmt.Sprintf("<details>\n<summary><b>[%s]</b> %s — <code>%s:%d</code></summary>\n\n%s CWE-%d.\n\n</details>\n\n", strings.ToUpper(s.severity), s.title, s.file, s.line, s.text, s.cwe)
		})
	}},
	{name: "bold vulnerabilities with stars", ext: ".md", body: func(all []said) string {
		return each(all, func(i int, s said) string {
			return fmt.Sprintf("**%d. Vulnerability: %s**\n\n*   **Location:** `%s`, lines %s\n*   **CWE:** CWE-%d\n*   **Description:** %s\n*   **Remediation:** %s\n\n", i, s.title, s.file, s.lines(), s.cwe, s.text, s.remedy)
		})
	}},
	{name: "JSON by file", ext: ".json", bare: true, body: func(all []said) string {
		return `{"model":"m","results":{` + strings.TrimSuffix(each(all, func(i int, s said) string {
			issue, _ := json.Marshal([]any{map[string]any{"issue": s.title, "cwe": s.cwe, "line": s.line, "message": s.text}})
			return fmt.Sprintf("%q:%s,", s.file, issue)
		}), ",") + "}}"
	}},
	{name: "JSON in a code block", ext: ".md", body: func(all []said) string {
		return "```json\n" + asJSON(all, "title", "cwe", "file", "line", "description") + "\n```\n\n"
	}},
	{name: "JSON", ext: ".json", bare: true, body: func(all []said) string { return asJSON(all, "name", "cwe_id", "file_path", "start_line", "details") }},
	{name: "JSON of other keys", ext: ".json", bare: true, body: func(all []said) string {
		return `{"summary":"five","vulnerabilities":` + asJSON(all, "vulnerability_type", "CWE", "filename", "lineNumber", "explanation") + "}"
	}},
}

func asJSON(all []said, title, cwe, file, line, text string) string {
	var list []map[string]any
	for _, s := range all {
		list = append(list, map[string]any{title: s.title, cwe: fmt.Sprintf("CWE-%d", s.cwe), file: s.file, line: s.line, text: s.text, "severity": s.severity})
	}
	b, err := json.MarshalIndent(list, "", " ")
	if err != nil {
		panic(err)
	}
	return string(b)
}

// frames are what stands around the claims: they are no claims.
var frames = []struct{ name, before, after string }{
	{"nothing", "", ""},
	{"a sentence", "Here are the vulnerabilities that I found in the code:\n\n", "Let me know if you need anything else!\n"},
	{"a report", "# Security Review\n\n## Executive Summary\n\nThe shop was reviewed. Several serious vulnerabilities were found.\n\n## Scope\n\n- all files below shop/\n- SQL injection, XSS and path traversal were looked for\n\n## Findings\n\n",
		"## Recommendations\n\n1. Use bound parameters everywhere.\n2. Add rate limiting.\n\n## Conclusion\n\nOverall, the security of the shop must improve.\n"},
	{"a mail", "From: Someone <a@example.org>\nTo: security@example.com\nSubject: Vulnerabilities in the shop\n\nHi all,\n\nI found these vulnerabilities:\n\n", "On Monday, Somebody wrote:\n> Is there an SQL injection in db.py:3?\n\nBest regards,\nSomeone\n"},
	{"a table of contents", "# Security Review\n\n## Summary\n\n| # | Issue | Severity |\n|---|---|---|\n| 1 | SQL Injection in product search | High |\n| 2 | Hard-coded session secret | Critical |\n| 3 | Missing authorization on refunds | High |\n| 4 | Path traversal in invoice download | Medium |\n| 5 | Weak password hashing | Medium |\n\n## Detailed Findings\n\n", "## Conclusion\n\nPlease mend these.\n"},
}

// TestStyles writes the same claims in all styles, in all frames, and wants to read them again: as many, with the same
// weaknesses, files, lines and mechanisms.
func TestStyles(t *testing.T) {
	for _, st := range styles {
		for _, fr := range frames {
			if st.bare && fr.before != "" || st.ext == ".txt" && strings.HasPrefix(fr.before, "#") {
				continue
			}
			t.Run(st.name+"/"+fr.name, func(t *testing.T) {
				for n := 1; n <= len(sayings); n += 2 {
					text := fr.before + st.body(sayings[:n]) + fr.after
					if strings.Contains(fr.before, "| 5 |") && n < len(sayings) {
						continue
					}
					for _, text := range []string{text, strings.ReplaceAll(text, "\n", "\r\n")} {
						checkSaid(t, "review"+st.ext, text, sayings[:n])
					}
				}
			})
		}
	}
}

func checkSaid(t *testing.T, name, text string, want []said) {
	t.Helper()
	r, err := claim.Read(name, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	checkReview(t, r)
	checkCovered(t, r)
	if len(r.Claims) != len(want) {
		var b strings.Builder
		_ = claim.Explain(&b, r)
		t.Fatalf("%d claims, not %d:\n%s\n%s", len(r.Claims), len(want), text, b.String())
	}
	for i, s := range want {
		c := r.Claims[i]
		if len(c.Weaknesses) != 1 || c.Weaknesses[0].ID != s.cwe {
			t.Errorf("%s: weaknesses %v, not CWE-%d", s.title, c.Weaknesses, s.cwe)
		}
		if len(c.Places) != 1 || c.Places[0].File != s.file || c.Places[0].Line != s.line {
			t.Errorf("%s: places %v, not %s:%d", s.title, c.Places, s.file, s.line)
		}
		if len(c.Mechanisms) == 0 || c.Mechanisms[0].ID != s.kind {
			t.Errorf("%s: mechanisms %v, not %s", s.title, c.Mechanisms, s.kind)
		}
		if !strings.Contains(c.Title, s.title) {
			t.Errorf("title %q, not %q", c.Title, s.title)
		}
		if c.Safe {
			t.Errorf("%s: read as a denial", s.title)
		}
	}
	if t.Failed() {
		t.Logf("%s", text)
	}
}
