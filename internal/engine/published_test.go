package engine_test

import (
	"context"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/engine"
	"github.com/touchstone-sec/touchstone/internal/testkit"
)

// TestEvidence: in a package that others install a rule that asks for evidence of harm tells in the profile default only what shows it.
// Each case is a module; "harm" marks what shows harm and "none" what breaks the rule and shows none. Everywhere else, and in the profile
// strict, both are told.
func TestEvidence(t *testing.T) {
	for name, c := range map[string]struct{ rule, text string }{
		"certificates": {"certificate-not-verified", `
import requests

def page(url):
    return requests.get(url, verify=False).text  # none

def account(url, token):
    return requests.get(url, headers={"X-Key": token}, verify=False).json()  # harm

def by_proxy(url, proxy_password):
    return requests.get(url, verify=False).text  # none

class Client:
    def __init__(self, url, api_key):
        self.url, self.api_key = url, api_key

    def ask(self, path):
        return requests.get(self.url + path, verify=False).json()  # harm

class Crawler:
    def fetch(self, url):
        return requests.get(url, verify=False).text  # none
`},
		"all certificates": {"certificate-not-verified", `
import ssl
ssl._create_default_https_context = ssl._create_unverified_context  # harm
`},
		"exceptions": {"exception-exposure", `
from flask import Flask
from sqlalchemy.exc import OperationalError
import shop

app = Flask(__name__)

@app.get("/a")
def any_exception():
    try:
        return shop.a()
    except Exception as e:
        return "failed: " + str(e)  # harm

@app.get("/b")
def of_the_database():
    try:
        return shop.b()
    except (KeyError, OperationalError) as e:
        return "failed: " + str(e)  # harm

@app.get("/c")
def foreseen():
    try:
        return shop.c()
    except shop.OutOfStock as e:
        return "failed: " + str(e)  # none

@app.get("/d")
def foreseen_by_name():
    try:
        return shop.d()
    except OSError as e:
        return "failed: " + str(e)  # none

def reason(e):
    return "failed: " + str(e)

@app.get("/e")
def made_for_clients():
    try:
        return shop.e()
    except Exception as e:
        return reason(e)  # none
`},
	} {
		for _, in := range []struct {
			where, profile string
			models, marks  []string
		}{
			{"a package", "default", nil, []string{"harm"}},
			{"a package", "strict", nil, []string{"harm", "none"}},
			{"a package reviewed as library", "default", []string{"remote", "library"}, []string{"harm", "none"}},
			{"an application", "default", nil, []string{"harm", "none"}},
		} {
			files := map[string]string{"store/views.py": c.text}
			if in.where != "an application" {
				maps.Copy(files, map[string]string{"store-1.0.dist-info/METADATA": "Name: store\n"})
			}
			r, err := engine.Review(context.Background(), engine.Options{Paths: []string{testkit.Plant(t, files)}, Profile: in.profile, ThreatModels: in.models})
			if err != nil {
				t.Fatal(err)
			}
			var got, want []int
			for _, f := range r.Findings {
				if f.Rule.ID == c.rule {
					got = append(got, f.Location.File.Position(f.Location.Pos).Line)
				}
			}
			for i, line := range strings.Split(c.text, "\n") {
				if _, mark, ok := strings.Cut(line, "  # "); ok && slices.Contains(in.marks, mark) {
					want = append(want, i+1)
				}
			}
			slices.Sort(got)
			if got = slices.Compact(got); !slices.Equal(got, want) {
				t.Errorf("%s, %s in %s: lines %v, want %v", name, in.profile, in.where, got, want)
			}
		}
	}
}
