package engine_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/engine"
	"github.com/touchstone-sec/touchstone/internal/testkit"
)

// TestInPackagesCauses: in a package that others install, what has one cause is told once and where it is mended, and what the code beside a
// place makes impossible or harmless is not told; the twin of each is.
func TestInPackagesCauses(t *testing.T) {
	for name, c := range map[string]struct {
		rule  string
		files map[string]string
	}{
		"data of one source that meet a sink": {"unsafe-deserialization", map[string]string{"store/link.py": `import pickle
import socket


class Link:
    def __init__(self, sock):
        self.sock = sock
        self.buffer = b""

    def poll(self):
        self.buffer += self.sock.recv(4096)
        return self.buffer

    def message(self):
        return pickle.loads(self.poll())  # harm

    def response(self):
        return self.message()

    def wait(self):
        return self.response()
`}},
		"the mail of one function": {"default-tls-context", map[string]string{"store/mail.py": `import smtplib


def send(host, secure, user, password, text):
    server = smtplib.SMTP_SSL(host) if secure else smtplib.SMTP(host)  # harm
    if not secure:
        server.starttls()
    server.login(user, password)
    server.sendmail(user, user, text)


def other(host, user, password, text):
    server = smtplib.SMTP(host)
    server.starttls()  # harm
    server.login(user, password)
    server.sendmail(user, user, text)
`}},
		"one secret that two fields are compared with": {"timing-unsafe-comparison", map[string]string{"store/app.py": `from flask import Flask, request

app = Flask(__name__)


class Gate:
    def __init__(self):
        self.api_key = open("/etc/store/key").read()
        self.hook_secret = open("/etc/store/admin").read()

    def closed(self):
        return (request.headers["x-key"] != self.api_key  # harm
                and request.args["key"] != self.api_key)

    def shut(self):
        return (request.headers["x-key"] != self.api_key  # harm
                and request.args["key"] != self.hook_secret)  # harm


@app.get("/")
def index():
    gate = Gate()
    return {"closed": gate.closed(), "shut": gate.shut()}
`}},
		"one secret in two forms": {"timing-unsafe-comparison", map[string]string{"store/app.py": `from flask import Flask, abort, request

app = Flask(__name__)
required_token = open("/etc/store/key").read()
other_token = open("/etc/store/other").read()


@app.get("/")
def index():
    sent, shown = request.headers.get("X-Token", ""), request.headers.get("Authorization", "")
    if sent != required_token and shown != f"Bearer {required_token}":  # harm
        abort(401)
    return "", 204


@app.get("/other")
def other():
    sent, shown = request.headers.get("X-Token", ""), request.headers.get("Authorization", "")
    if (sent != required_token  # harm
            and shown != f"Bearer {other_token}"):  # harm
        abort(401)
    return "", 204
`}},
		"whether a token is another one": {"timing-unsafe-comparison", map[string]string{"store/app.py": `from flask import Flask, request

app = Flask(__name__)
TOKENS = {}


def tokens():
    return open("/etc/store/token").read()


@app.post("/attach")
def attach():
    prev_token = tokens()
    if prev_token == request.form["token"]:
        return ""
    return "moved"


@app.post("/login")
def login():
    admin_token = tokens()
    if admin_token == request.form["token"]:  # harm
        return "in"
    return ""
`}},
		"an address that is read twice": {"open-redirect", map[string]string{"store/app.py": `from flask import Flask, redirect, request

app = Flask(__name__)


@app.get("/activate")
def activate():
    if not request.args.get("key"):
        return redirect(request.args.get("next"))  # harm
    return redirect(request.args.get("next"))


@app.get("/leave")
def leave():
    return redirect(request.args.get("next"))  # harm
`}},
		"one of what is there already": {"weak-random", map[string]string{"store/hosts.py": `import random


def connect(hosts, make):
    host = random.choice(hosts)
    return make(password=host["params"].get("password"), token=host.refresh())


async def updates(streams):
    random.shuffle(streams)
    for stream in streams:
        rows, current_token = await stream.get_updates()
        yield rows, current_token


def invite(letters, make):
    code = [random.choice(letters) for _ in range(8)]  # harm
    return make(password="".join(code))


def accepted(letters, make):
    password = "".join(
        random.choice(letters)  # nosec
        for _ in range(8)
    )
    return make(password=password)
`}},
		"programs of one system": {"predictable-temporary-name", map[string]string{"store/platform/win32.py": `import tempfile


def pipe():
    return open(tempfile.mktemp(), "w")
`, "store/updates.py": `import tempfile
import winreg


def update():
    return open(tempfile.mktemp(), "w")
`, "store/other.py": `import tempfile

try:
    import winreg
except ImportError:
    winreg = None


def update():
    return open(tempfile.mktemp(), "w")  # harm
`}},
		"a check under the same words": {"bind-without-password", map[string]string{"store/directory.py": `import ldap


def checked(name, password):
    if not name or not password:
        return False
    try:
        server = ldap.initialize("ldaps://directory")
        server.simple_bind_s("uid=" + name, password)
        return True
    except ldap.LDAPError:
        return False


def unchecked(name, password):
    server = ldap.initialize("ldaps://directory")
    server.simple_bind_s("uid=" + name, password)
    return True


class Backend:
    def authenticate(self, request, name=None, password=None):
        if not checked(name, password):
            return None
        return name

    def other(self, request, name=None, password=None):
        if not unchecked(name, password):  # harm
            return None
        return name
`}},
		"statements that somebody writes": {"sql-injection", map[string]string{"sql_board/views.py": `from django.db import connection
from django.http import JsonResponse
from django.urls import path


def board(request):
    with connection.cursor() as cursor:
        cursor.execute(request.POST["sql"])
        return JsonResponse({"rows": cursor.fetchall()})


def named(request):
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM boards WHERE name = '" + request.POST["name"] + "'")  # harm
        return JsonResponse({"rows": cursor.fetchall()})


urlpatterns = [path("", board), path("named", named)]
`}},
		"what a configuration keeps": {"command-injection", map[string]string{"store/state.py": `KEPT = {}


def keep(values):
    KEPT.update(values)
`, "store/web.py": `import subprocess

from flask import Flask, request

from store import state

app = Flask(__name__)


@app.post("/config")
def configure():
    state.keep(request.get_json())
    return ""


@app.post("/run")
def run():
    return subprocess.getoutput("count " + request.args["name"])  # harm
`, "store/hooks.py": `import subprocess

from store import state


def hook():
    return call(state.KEPT["hook"])


def call(command):
    return subprocess.getoutput(command)
`}},
		"a path that one function makes": {"shared-temporary-path", map[string]string{"store/compose.py": `import os
import shutil
import tempfile


def compose(text):
    path = os.path.join(tempfile.gettempdir(), "compose.yml")
    shutil.copy2("/usr/share/store/compose.yml", path)  # harm
    with open(path, "w") as f:
        f.write(text)


def other(text):
    with open(os.path.join(tempfile.gettempdir(), "compose.yml"), "w") as f:  # harm
        f.write(text)
    with open(os.path.join(tempfile.gettempdir(), "other.yml"), "w") as f:  # harm
        f.write(text)
`}},
		"own secrets that have changed": {"secret-falls-back", map[string]string{"store/app.py": `from flask import Flask, request

app = Flask(__name__)


def read_master_key():
    try:
        with open("/etc/store/key") as f:
            return f.read()
    except OSError:
        return ""


class Client:
    def __init__(self):
        self.key = read_master_key()

    def changed(self):
        key = read_master_key()
        if key == self.key:
            return False
        self.key = key
        return True


@app.post("/a")
def first():
    return {"in": request.form["word"] == read_master_key()}
`}},
	} {
		want, got := []string{}, []string{}
		for file, text := range c.files {
			for i, line := range strings.Split(text, "\n") {
				if strings.HasSuffix(line, "  # harm") {
					want = append(want, fmt.Sprintf("%s:%d", file, i+1))
				}
			}
		}
		c.files["PKG-INFO"] = "Name: store\nSummary: A store\n"
		r, err := engine.Review(context.Background(), engine.Options{Paths: []string{testkit.Plant(t, c.files)}})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range r.Findings {
			if f.Rule.ID == c.rule {
				got = append(got, fmt.Sprintf("%s:%d", f.Location.File.Path, f.Location.File.Position(f.Location.Pos).Line))
			}
		}
		slices.Sort(got)
		slices.Sort(want)
		if name == "own secrets that have changed" {
			if len(got) != 1 || strings.HasSuffix(got[0], ":20") {
				t.Errorf("%s: %v", name, got)
			}
			continue
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}
