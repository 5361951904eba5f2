package main

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

var (
	define = regexp.MustCompile(`^(\s*)(?:async )?def (\w+)\(`)
	route  = regexp.MustCompile(`^\s*@.*["'](/[^"']*)["']`)
	want   = regexp.MustCompile(`#\s*want\s+(.*)$`)
	token  = regexp.MustCompile(`[A-Za-z_]\w*(\.\w+)*`)
)

// python takes down the functions and labels of a file, by their lines.
func (a *app) python(file, text string) {
	lines := strings.Split(text, "\n")
	var current *function
	start := len(a.functions)
	path := ""
	for i, l := range lines {
		if m := route.FindStringSubmatch(l); m != nil {
			path = m[1]
		}
		if m := define.FindStringSubmatch(l); m != nil {
			a.functions = append(a.functions, function{file: file, name: m[2], route: path, first: i + 1, last: i + 1})
			current, path = &a.functions[len(a.functions)-1], ""
			continue
		}
		if current != nil && strings.TrimSpace(l) != "" {
			if l[0] != ' ' && l[0] != '\t' {
				current = nil
			} else {
				current.last = i + 1
			}
		}
	}
	for k := start; k < len(a.functions); k++ {
		f := &a.functions[k]
		f.text = strings.Join(lines[f.first-1:f.last], "\n")
		f.labelled = strings.Contains(f.text, "# want")
	}
	for i, l := range lines {
		m := want.FindStringSubmatch(l)
		if m == nil {
			continue
		}
		lb := label{file: file, line: i + 1, rule: strings.Fields(m[1])[0], code: strings.TrimSpace(l[:strings.LastIndex(l, "#")])}
		lb.rule, _, _ = strings.Cut(lb.rule, "@")
		for k := start; k < len(a.functions); k++ {
			if f := &a.functions[k]; f.first <= lb.line && lb.line <= f.last {
				lb.in = f
			}
		}
		a.labels = append(a.labels, lb)
	}
}

// A weakness is what claims of a rule say, and the operations that its look-alikes hold.
type weakness struct {
	cwe        int
	name       string
	operations string
}

var weaknesses = map[string]weakness{
	"sql-injection":               {89, "SQL injection", "execute|text\\("},
	"command-injection":           {78, "OS command injection", "subprocess|os\\.system|popen"},
	"cross-site-scripting":        {79, "Cross-site scripting (XSS)", "render|Markup|<"},
	"path-traversal":              {22, "Path traversal", "open\\(|send_file|send_from"},
	"open-redirect":               {601, "Open redirect", "redirect"},
	"server-side-request-forgery": {918, "SSRF", "requests\\.|urlopen|httpx|fetch"},
	"unsafe-deserialization":      {502, "Insecure deserialization", "pickle|yaml"},
	"unsafe-yaml-load":            {502, "Insecure YAML deserialization", "yaml"},
	"template-injection":          {1336, "Server-side template injection (SSTI)", "render_template_string|from_string"},
	"eval-injection":              {95, "Eval injection", "eval|exec"},
	"code-injection":              {94, "Code injection", "eval|exec"},
	"xml-external-entities":       {611, "XXE", "xml|etree"},
	"weak-hash":                   {328, "Weak hash", "md5|sha"},
	"weak-password-hash":          {916, "Weak password hashing", "md5|sha"},
	"weak-random":                 {330, "Insecure randomness", "random"},
	"hard-coded-credential":       {798, "Hardcoded credentials", "=\\s*[\"']"},
	"exception-exposure":          {209, "Information exposure through an error message", "except"},
	"certificate-not-verified":    {295, "TLS certificate verification disabled", "requests|ssl"},
	"missing-authentication":      {306, "Missing authentication for a critical function", "@"},
	"object-of-other-user":        {639, "Insecure direct object reference (IDOR)", "id"},
	"csrf-protection-missing":     {352, "Missing CSRF protection", "POST|form"},
	"nosql-injection":             {943, "NoSQL injection", "find"},
	"ldap-injection":              {90, "LDAP injection", "search"},
	"log-injection":               {117, "Log injection", "log"},
	"cookie-without-httponly":     {1004, "Cookie without HttpOnly", "cookie"},
	"cookie-without-secure":       {614, "Cookie without Secure flag", "cookie"},
	"plaintext-password":          {256, "Plaintext storage of a password", "password"},
	"unverified-token":            {347, "JWT signature not verified", "jwt|token"},
	"archive-path-traversal":      {22, "Zip slip", "extract"},
	"mail-header-injection":       {93, "Email header injection", "mail"},
	"header-injection":            {113, "HTTP response splitting", "header"},
	"attribute-injection":         {915, "Mass assignment", "setattr|\\*\\*"},
	"timing-unsafe-comparison":    {208, "Timing attack on a comparison", "=="},
	"debug-mode":                  {489, "Debug mode enabled", "debug|run"},
	"session-fixation":            {384, "Session fixation", "session"},
}

// wordings are how claims are put: with the names of the place, and without any.
func (w weakness) wordings(l label) []string {
	fn, at := "this function", ""
	if l.in != nil {
		fn = "`" + l.in.name + "`"
		if l.in.route != "" {
			at = " reachable at " + l.in.route
		}
	}
	names := uniqueNames(l.code, 3)
	return []string{
		fmt.Sprintf("%s in %s: %s", w.name, fn, l.code),
		fmt.Sprintf("%s. The endpoint %s%s passes user-controlled data (%s) without validation, which lets an attacker abuse it. Validate the input.", w.name, fn, at, strings.Join(names, ", ")),
		fmt.Sprintf("Potential %s detected", strings.ToLower(w.name)),
	}
}

func uniqueNames(code string, n int) (out []string) {
	seen := map[string]bool{}
	for _, t := range token.FindAllString(code, -1) {
		if len(t) > 3 && !seen[t] && len(out) < n {
			seen[t] = true
			out = append(out, t)
		}
	}
	return out
}

// generate makes the samples of all applications.
func generate(apps []*app) {
	type told struct {
		app  *app
		w    weakness
		text string
	}
	var texts []told
	for _, a := range apps {
		known := map[string]bool{}
		for _, l := range a.labels {
			w, ok := weaknesses[l.rule]
			if !ok {
				continue
			}
			known[l.rule] = true
			for _, text := range w.wordings(l) {
				a.samples = append(a.samples, sample{"true", l.file, l.line, w.cwe, text})
			}
			texts = append(texts, told{a, w, w.wordings(l)[len(texts)%2]})
		}
		for _, rule := range slices.Sorted(maps.Keys(known)) {
			w := weaknesses[rule]
			op := regexp.MustCompile(w.operations)
			for i := range a.functions {
				f := &a.functions[i]
				if f.labelled || f.last-f.first < 2 {
					continue
				}
				kind := "invented"
				line := f.first
				for n, l := range strings.Split(f.text, "\n") {
					if n > 0 && op.MatchString(l) {
						kind, line = "look-alike", f.first+n
						break
					}
				}
				if kind == "invented" && (i+len(rule))%4 != 0 {
					continue
				}
				l := label{file: f.file, line: line, rule: rule, code: strings.TrimSpace(strings.Split(f.text, "\n")[line-f.first]), in: f}
				a.samples = append(a.samples, sample{kind, l.file, l.line, w.cwe, w.wordings(l)[i%3]})
			}
		}
	}
	for i, t := range texts {
		for k := 1; k < len(texts); k++ {
			y := apps[(i*5+k)%len(apps)]
			if y != t.app && len(y.labels) > 0 {
				l := y.labels[(i*11)%len(y.labels)]
				if weaknesses[l.rule].cwe != t.w.cwe {
					y.samples = append(y.samples, sample{"moved", l.file, l.line, t.w.cwe, t.text})
					break
				}
			}
		}
	}
}
