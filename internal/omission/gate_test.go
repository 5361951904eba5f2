package omission

import (
	"strconv"
	"strings"
	"testing"
)

// TestGates: what stands before an entry point, whatever it is called, counts if it turns strangers away, and views without such a thing
// stand out only where others have one.
func TestGates(t *testing.T) {
	ac := checksOf(t, `
from functools import wraps
from typing import Annotated
from flask import Flask, abort, g, request

app = Flask(__name__)

def known(view):
    @wraps(view)
    def inner(*args):
        if g.user is None: abort(401)
        return view(*args)
    return inner

def lead(view):
    @wraps(view)
    def inner(*args):
        if not g.user.is_admin: abort(403)
        return view(*args)
    return inner

def timed(view):
    @wraps(view)
    def inner(*args):
        log(clock())
        return view(*args)
    return inner

@app.post("/1")
@known
def one(): db.save(request.json)

@app.post("/2")
@lead
def two(): db.save(request.json)

@app.post("/3")
@timed
def three(): db.save(request.json)

@app.post("/4")
def four():
    if g.user is None: abort(401)
    db.save(request.json)

@app.get("/5")
def five(): return {"time": clock()}

@app.post("/6")
@timed
@known
def six(): db.save(request.json)
`)
	gated, privileged, asked, unguarded := words("one two six"), words("two"), words("one two four six"), words("three")
	for _, name := range []string{"one", "two", "three", "four", "five", "six"} {
		f := named(t, ac.prog, name)
		if got := ac.gated(f, ac.names.Guard); got != gated[name] {
			t.Errorf("%s is gated: %v", name, got)
		}
		if got := ac.gated(f, ac.names.Privilege); got != privileged[name] {
			t.Errorf("%s is for some users alone: %v", name, got)
		}
		if got := !ac.nobodyAsks(f); got != asked[name] {
			t.Errorf("somebody asks who calls %s: %v", name, got)
		}
		if got := ac.unguarded(f); got != unguarded[name] {
			t.Errorf("%s is unguarded: %v", name, got)
		}
	}
}

// TestGatesOfPrograms: in a program that guards nothing, or one view, none stands out.
func TestGatesOfPrograms(t *testing.T) {
	const view = "\n@app.post('/%')\ndef view%(): db.save(request.json)\n"
	const guarded = "\n@app.post('/g%')\n@login_required\ndef guarded%(): db.save(request.json)\n"
	for guards, want := range []bool{false, false, true} {
		text := "from flask import Flask, request\nfrom flask_login import login_required\napp = Flask(__name__)\n" + strings.ReplaceAll(view, "%", "1")
		for n := range guards {
			text += strings.ReplaceAll(guarded, "%", strconv.Itoa(n))
		}
		ac := checksOf(t, text)
		if got := ac.unguarded(named(t, ac.prog, "view1")); got != want {
			t.Errorf("beside %d guarded ones the view stands out: %v", guards, got)
		}
	}
}
