package claim

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"
)

// A log around results and a driver's rules.
func sarifLog(rules, results string) string {
	return `{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"t","rules":[` + rules + `]}},"results":[` + results + `]}]}`
}

func TestSARIFParts(t *testing.T) {
	location := func(s string) string { return `{"physicalLocation":{"artifactLocation":` + s + `}}` }
	for _, c := range []struct{ name, rules, result, want string }{
		{"nothing", "", `{}`, `"" [] []`},
		{"null message", "", `{"message":null,"ruleId":null}`, `"" [] []`},
		{"rule by index", `{"id":"a"},{"id":"CWE-79"}`, `{"ruleIndex":1,"message":{"text":"x"}}`, `"x" [] [79]`},
		{"index -1", `{"id":"CWE-79"}`, `{"ruleIndex":-1,"message":{"text":"x"}}`, `"x" [] []`},
		{"index beyond", `{"id":"CWE-79"}`, `{"ruleIndex":7,"message":{"text":"x"}}`, `"x" [] []`},
		{"index of another rule", `{"id":"a"},{"id":"b","properties":{"tags":["cwe-22"]}}`, `{"ruleId":"b","ruleIndex":0,"message":{"text":"x"}}`, `"x" [] [22]`},
		{"sub-rule", `{"id":"b","properties":{"cwe":["CWE-22"]}}`, `{"ruleId":"b/1/2","message":{"text":"x"}}`, `"x" [] [22]`},
		{"rule's message", `{"id":"b","messageStrings":{"m":{"text":"{0} in {1}"}}}`, `{"ruleId":"b","message":{"id":"m","arguments":["eval","a()"]}}`, `"eval in a()" [] []`},
		{"arguments with braces", "", `{"message":{"text":"{0}, {1}, {10}, {11}","arguments":["f{1}","b","c","d","e","f","g","h","i","j","k"]}}`, `"f{1}, b, k, {11}" [] []`},
		{"rule's description", `{"id":"b","shortDescription":{"text":"Weak hash"}}`, `{"ruleId":"b"}`, `"Weak hash" [] []`},
		{"markdown only", "", `{"message":{"markdown":"**XSS** here"}}`, `"XSS here" [] []`},
		{"file URI", "", `{"message":{"text":"x"},"locations":[` + location(`{"uri":"file:///home/a%20b/c.py"}`) + `]}`, `"x" [/home/a b/c.py] []`},
		{"Windows URI", "", `{"message":{"text":"x"},"locations":[` + location(`{"uri":"file:///C:/a/b.py"}`) + `]}`, `"x" [C:/a/b.py] []`},
		{"no location", "", `{"message":{"text":"x"},"locations":[{}],"analysisTarget":{"uri":"a.py"}}`, `"x" [a.py] []`},
		{"negative line", "", `{"message":{"text":"x"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"a.py"},"region":{"startLine":-3,"endLine":2}}}]}`, `"x" [a.py] []`},
		{"end before start", "", `{"message":{"text":"x"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"a.py"},"region":{"startLine":9,"endLine":2}}}]}`, `"x" [a.py:9] []`},
		{"cwe object", "", `{"message":{"text":"x"},"properties":{"cwe":{"id":89,"name":"SQL Injection"}}}`, `"x" [] [89]`},
		{"cwe list", "", `{"message":{"text":"x"},"properties":{"cwe":["CWE-89","79",20]}}`, `"x" [] [89 79 20]`},
	} {
		r, err := Read("a.sarif", []byte(sarifLog(c.rules, c.result)))
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if len(r.Claims) != 1 {
			t.Fatalf("%s: %d claims", c.name, len(r.Claims))
		}
		var places []string
		for _, p := range r.Claims[0].Places {
			places = append(places, p.String())
		}
		var numbers []int
		for _, w := range r.Claims[0].Weaknesses {
			numbers = append(numbers, w.ID)
		}
		if got := fmt.Sprintf("%q %v %v", r.Claims[0].Title, places, numbers); got != c.want {
			t.Errorf("%s: %s, not %s", c.name, got, c.want)
		}
	}
}

// The result of a claim stands at its offsets, whatever the encoding; numbers go on over all runs.
func TestSARIFIdentity(t *testing.T) {
	result := `{"ruleId":"é","message":{"text":"XSS"}}`
	log := `{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"a"}},"results":[` + result + `,` + result + `]},{"tool":{"driver":{"name":"b"}}},{"tool":{"driver":{"name":"c"}},"results":[` + result + `]}]}`
	wide := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(log)) {
		wide = append(wide, byte(u), byte(u>>8))
	}
	for name, raw := range map[string][]byte{"UTF-8": []byte(log), "with a mark": []byte("\ufeff" + log), "UTF-16": wide} {
		r, err := Read("a.sarif", raw)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, c := range r.Claims {
			got = append(got, fmt.Sprintf("%d %d %d %s", c.Index, c.Run, c.Result, c.Tool))
			if s := r.Text[c.Start:c.End]; s != result {
				t.Errorf("%s: %q", name, s)
			}
		}
		if s := strings.Join(got, ", "); s != "0 0 0 a, 1 0 1 a, 2 2 0 c" {
			t.Errorf("%s: %s", name, s)
		}
		if tools := strings.Join(r.Tools, " "); tools != "a b c" {
			t.Errorf("tools %s", tools)
		}
	}
}

func TestReadErrors(t *testing.T) {
	for _, raw := range []string{"", " \n\t", "\x00\x01\x02\x00"} {
		if _, err := Read("a.md", []byte(raw)); err == nil {
			t.Errorf("%q: no error", raw)
		}
	}
}
