package main

import (
	"fmt"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/audit"
)

// No true claim is refuted, with touchstone's own findings or without them, and most of what is confirmed is true. The
// false claims are many more here than in real reviews, and chosen to look true.
func TestWrittenClaims(t *testing.T) {
	apps, err := load([]string{"../../internal/engine/testdata/apps", "../../examples"})
	if err != nil {
		t.Fatal(err)
	}
	if err := written(apps, "testdata/claims.tsv"); err != nil {
		t.Fatal(err)
	}
	for _, blind := range []bool{false, true} {
		count := map[string]map[audit.Verdict]int{"true": {}, "look-alike": {}, "moved": {}}
		for _, a := range apps {
			if err := a.audit(blind, func(s sample, j *audit.Judgement) {
				count[s.kind][j.Verdict]++
				if s.kind == "true" && j.Verdict == audit.Refuted {
					t.Errorf("refuted, and true: %s/%s:%d %s (%s)", a.name, s.file, s.line, s.text, j.Reason)
				}
			}); err != nil {
				t.Fatal(err)
			}
		}
		t.Logf("blind %v: %v", blind, count)
		if n := count["true"][audit.Confirmed]; n < 255 {
			t.Errorf("only %d true claims are confirmed", n)
		}
		// Where a moved claim lands depends on what applications there are: a new one shifts the count by one or two.
		if n := count["look-alike"][audit.Confirmed] + count["moved"][audit.Confirmed]; n > 85 {
			t.Errorf("%d false claims are confirmed", n)
		}
	}
}

// wordings put claims in ways that language models have: with helpers that they made up, with words for data, with attacks
// and remedies. None of them is a reason to refute, and few of them one not to confirm.
var wordings = []string{
	"%s User-controlled data from `user_input` reaches `execute_query()` without `sanitize_input()` being called.",
	"The `get_user_data()` helper passes `user_supplied_value` on. %s",
	"%s An attacker could request /api/v1/resource?id=1 and call `attacker_payload()`.",
	"%s Use `bleach.clean()`, `html.escape()` or `secure_compare()` instead; add a `validate_request()` decorator.",
	"In the `handleUserRequest` function: %s",
	"The RequestHandlerController class is affected. %s",
	"%s For example, `malicious_input_string` would be processed by `process_request_data`.",
	"%s This corresponds to OWASP A03:2021-Injection (see `SecurityConfig.enableProtection`).",
	"%s `untrusted_data` flows from `request_params` into `sensitive_sink`.",
	"%s The `perform_operation` method lacks an `isAuthorized` check and a `MAX_LIMIT` constant.",
}

func TestWordings(t *testing.T) {
	apps, err := load([]string{"../../internal/engine/testdata/apps", "../../examples"})
	if err != nil {
		t.Fatal(err)
	}
	if err := written(apps, "testdata/claims.tsv"); err != nil {
		t.Fatal(err)
	}
	confirmed, all, n := 0, 0, 0
	for _, a := range apps {
		var samples []sample
		for _, s := range a.samples {
			if s.kind == "true" {
				s.text = fmt.Sprintf(wordings[n%len(wordings)], s.text)
				samples = append(samples, s)
				n++
			}
		}
		a.samples = samples
		if err := a.audit(false, func(s sample, j *audit.Judgement) {
			all++
			if j.Verdict == audit.Confirmed {
				confirmed++
			}
			if j.Verdict == audit.Refuted {
				t.Errorf("refuted, and true: %s/%s:%d %s (%s)", a.name, s.file, s.line, s.text, j.Reason)
			}
		}); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d of %d confirmed", confirmed, all)
	if confirmed < all*85/100 {
		t.Errorf("only %d of %d are confirmed", confirmed, all)
	}
}

// Reviewers miscount lines, and safe code stands beside unsafe code: hardly a true claim is refuted for it.
func TestMiscountedLines(t *testing.T) {
	apps, err := load([]string{"../../internal/engine/testdata/apps", "../../examples"})
	if err != nil {
		t.Fatal(err)
	}
	if err := written(apps, "testdata/claims.tsv"); err != nil {
		t.Fatal(err)
	}
	for _, a := range apps {
		for i := range a.samples {
			a.samples[i].line += []int{3, 7, -2}[i%3]
			a.samples[i].line = max(1, a.samples[i].line)
		}
	}
	count := map[string]map[audit.Verdict]int{"true": {}, "look-alike": {}, "moved": {}}
	for _, a := range apps {
		if err := a.audit(false, func(s sample, j *audit.Judgement) { count[s.kind][j.Verdict]++ }); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%v", count)
	if n := count["true"][audit.Refuted]; n > 5 {
		t.Errorf("%d true claims are refuted", n)
	}
	if n := count["true"][audit.Confirmed]; n < 200 {
		t.Errorf("only %d true claims are confirmed", n)
	}
}
