package engine_test

import (
	"context"
	"strings"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/engine"
	"github.com/touchstone-sec/touchstone/internal/testkit"
)

// TestInPackagesOnce: what the whole program does, or what one helper of it does, is told once in a package that others install, with the
// other places; elsewhere, and in the profile strict, at each place.
func TestInPackagesOnce(t *testing.T) {
	for name, c := range map[string]struct {
		rule, text string
		once, each int
	}{
		"a secret's reader": {"secret-falls-back", `from flask import Flask, request

app = Flask(__name__)

def get_shared_secret():
    try:
        with open("/etc/store/secret") as f:
            return f.read()
    except OSError:
        return ""

@app.post("/a")
def first():
    return {"in": request.form["word"] == get_shared_secret()}

@app.post("/b")
def second():
    return {"in": get_shared_secret() == request.headers["X-Word"]}
`, 1, 2},
		"two secrets": {"secret-falls-back", `import os
from flask import Flask, request

app = Flask(__name__)
ADMIN_TOKEN = os.environ.get("ADMIN_TOKEN", "")
HOOK_SECRET = os.environ.get("HOOK_SECRET", "")

@app.post("/a")
def first():
    return {"in": request.form["word"] == ADMIN_TOKEN}

@app.post("/b")
def second():
    return {"in": request.form["word"] == HOOK_SECRET}
`, 2, 2},
		"a path": {"shared-temporary-path", `LOG = "/tmp/store.log"

def first():
    with open("/var/tmp/store.log", "a") as f:
        f.write("first")

def second():
    with open("/var/tmp/store.log", "a") as f:
        f.write("second")
`, 1, 2},
		"two paths": {"shared-temporary-path", `LOG = "/tmp/store.log"

def first():
    with open("/var/tmp/store.log", "a") as f:
        f.write("first")

def second():
    with open(LOG, "a") as f:
        f.write("second")
`, 2, 2},
		"marked where it is made": {"shared-temporary-path", `def marked(n):
    name = "/tmp/store-%d" % n  # nosec B108
    with open(name, "w") as f:
        f.write("1")

def marked_for_another(n):
    name = "/tmp/other-%d" % n  # nosec B113
    with open(name, "w") as f:
        f.write("1")
`, 1, 2},
		"links": {"mailed-link-host", `from flask import Flask, request, url_for
from flask_login import current_user
from mails import mailer
from models import Member

app = Flask(__name__)

@app.get("/")
def index():
    return current_user.email

@app.post("/forgot")
def forgot():
    member = Member.query.filter_by(email=request.form["email"]).first()
    if member:
        mailer.send(member.email, url_for("reset", token=member.new_token(), _external=True))
    return ""

@app.post("/confirm")
def confirm():
    member = Member.query.filter_by(email=request.form["email"]).first()
    if member:
        mailer.send(member.email, url_for("confirmed", token=member.new_token(), _external=True))
    return ""
`, 1, 2},
		"a helper that many call": {"mail-header-injection", fetching("first", "second", "third", "fourth", "fifth"), 1, 5},
		"a helper that few call":  {"mail-header-injection", fetching("first", "second"), 2, 2},
	} {
		for _, in := range []struct {
			profile, file string
			want          int
		}{{"default", "PKG-INFO", c.once}, {"strict", "PKG-INFO", c.each}, {"strict", "notes.txt", c.each}} {
			files := map[string]string{"store/views.py": c.text, in.file: "Name: store\nSummary: A store\n"}
			r, err := engine.Review(context.Background(), engine.Options{Paths: []string{testkit.Plant(t, files)}, Profile: in.profile})
			if err != nil {
				t.Fatal(err)
			}
			got := 0
			for _, f := range r.Findings {
				if f.Rule.ID == c.rule {
					got++
				}
			}
			if got != in.want {
				t.Errorf("%s, profile %s beside %s: %d told, want %d", name, in.profile, in.file, got, in.want)
			}
		}
	}
}

// fetching is a program whose views hand what a client sends to one helper, which speaks to a mail server.
func fetching(views ...string) string {
	text := `import imaplib
from flask import Flask, request

app = Flask(__name__)
box = imaplib.IMAP4_SSL("mail.example.org")

def command(*args):
    return str(box.uid(*args))
`
	for _, name := range views {
		text += strings.ReplaceAll(`
@app.get("/NAME")
def NAME():
    return command("FETCH", f"(BODY[{request.args['NAME']}])")
`, "NAME", name)
	}
	return text
}
