package omission

import (
	"slices"
	"strings"
	"testing"
)

// said lists what a deed is.
func (d deed) said() string {
	var out []string
	for _, x := range []struct {
		name string
		is   bool
	}{
		{"asks", d.asks}, {"changes", d.changes}, {"refuses", d.refuses}, {"guards", d.guards}, {"owns", d.owns},
		{"privileged", d.privileged}, {"verifies", d.verifies}, {"codes", d.codes}, {"proven", d.proven},
	} {
		if x.is {
			out = append(out, x.name)
		}
	}
	return strings.Join(out, " ")
}

// TestDeeds: what a function does, as far as access control goes.
func TestDeeds(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{`return jsonify(notes)`, ""},
		{`note = db.get(key); note.text = text; db.save(note)`, "changes"},
		{`db.execute("DELETE FROM notes WHERE id = ?", (key,))`, "changes"},
		{`db.execute("SELECT * FROM notes WHERE id = ?", (key,))`, ""},
		{`if not current_user.is_authenticated: abort(401)`, "asks refuses proven"},
		{`note = db.get(key)
    if note.author_id != current_user.id: abort(403)`, "asks refuses owns"},
		{`return render("page.html", name=current_user.name)`, "asks"},
		{`if current_user.role != "admin": abort(403)`, "asks refuses owns privileged"},
		{`if request.form["role"] == "admin": note()`, ""}, // the client says so
		{`if user["role"] == "suspended": abort(403)`, "asks refuses owns"},
		{`if not check_password_hash(row.hash, request.form["password"]): abort(401)`, "refuses verifies proven"},
		{`if request.headers["X-Api-Key"] != API_KEY: abort(401)`, "refuses proven"},
		{`require_login()
    db.save(note)`, "changes guards"},
	} {
		text := "def view(request, key, text, note):\n    " + c.body + "\n"
		ac := checksOf(t, text)
		if got := ac.own(named(t, ac.prog, "view")).said(); got != c.want {
			t.Errorf("%s\n  is %q, want %q", c.body, got, c.want)
		}
	}
}

// TestDeedsOfCallees: what is called does it for its caller; who turns strangers away asks nothing of whose an object is.
func TestDeedsOfCallees(t *testing.T) {
	ac := checksOf(t, `
def store(note): db.save(note)
def check():
    if not current_user: abort(401)
def mine(note):
    if note.author_id != current_user.id: abort(403)

def saves(note): store(note)
def after_login(note):
    check()
    store(note)
def own(note):
    mine(note)
    store(note)
def round(note): other(note)
def other(note):
    round(note)
    store(note)
`)
	for name, want := range map[string]string{
		"saves": "changes", "after_login": "changes guards", "own": "asks changes refuses owns", "round": "changes", "other": "changes",
	} {
		f := named(t, ac.prog, name)
		ac.seen, ac.deeds = make([]bool, len(ac.seen)), make([]deed, len(ac.deeds))
		if got := ac.deed(f.ID, 0).said(); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}

// TestRanks: by which columns of its users a program tells who may do more is learnt from what it compares and tests.
func TestRanks(t *testing.T) {
	ac := checksOf(t, `
def one():
    if g.user.kind != "vet": abort(403)
def two(request):
    if not request.user.agent.is_lead: raise PermissionDenied
def three():
    if g.user.name != "bob": abort(403)
def four(order):
    if order.stage != "paid": abort(403)
def five():
    return render("page.html", lead=current_user.is_lead)
`)
	var got []string
	for name := range ac.ranks {
		got = append(got, name)
	}
	slices.Sort(got)
	if want := []string{"is_lead", "kind"}; !slices.Equal(got, want) {
		t.Errorf("ranks are %q, want %q", got, want)
	}
	if !ac.rankWords["vet"] || ac.rankWords["paid"] {
		t.Errorf("words of ranks are %v", ac.rankWords)
	}
}
