package engine_test

import (
	"context"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/engine"
	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/testkit"
)

// TestEvidence: in a package that others install a rule that asks for evidence of harm tells in the profile default only what shows it.
// Each case is a module; "harm" marks what shows harm and "none" what breaks the rule and shows none. Everywhere else, and in the profile
// strict, both are told.
func TestEvidence(t *testing.T) {
	for name, c := range map[string]struct{ rule, text string }{
		"certificates": {"certificate-not-verified", `
import io
import subprocess
import tarfile
import requests

def page(url):
    return requests.get(url, verify=False).text  # none

def account(url, token):
    return requests.get(url, headers={"X-Key": token}, verify=False).json()  # harm

def meant_so(url, token):
    # the device has no certificate
    return requests.get(url, headers={"X-Key": token}, verify=False) # nosec  # none

def meant_by_name(url, token):
    return requests.get(url, headers={"X-Key": token}, verify=False) # noqa: S501  # none

def meant_for_another_rule(url, token):
    return requests.get(url, headers={"X-Key": token}, verify=False) # nosec B113  # harm

def long_line(url, token):
    return requests.get(url, headers={"X-Key": token}, verify=False) # noqa: E501  # harm

def upgrade_tool(url):
    with open("tool.whl", "wb") as f:
        f.write(requests.get(url, verify=False).content)  # harm
    subprocess.run(["pip", "install", "tool.whl"])

def unpacked(url):
    tarfile.open(fileobj=io.BytesIO(requests.get(url, verify=False).content)).extractall("data", filter="data")  # harm

def latest(url):
    return requests.get(url, verify=False).json()["latest"]  # none

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
import subprocess
import traceback
from flask import Flask
from sqlalchemy.exc import OperationalError
import shop

app = Flask(__name__)

@app.get("/a")
def any_exception():
    try:
        return shop.a()
    except Exception as e:
        return "failed: " + str(e)  # none

@app.get("/statement")
def any_exception_of_a_statement():
    try:
        return shop.connection.execute("SELECT a FROM b").fetchone()
    except Exception as e:
        return "failed: " + str(e)  # harm

@app.get("/file")
def any_exception_of_a_file():
    try:
        with open("/srv/shop/list") as f:
            return f.read()
    except Exception as e:
        return "failed: " + str(e)  # none

@app.get("/command")
def any_exception_of_a_command():
    try:
        return subprocess.check_output(["uptime"])
    except:
        return "failed: " + traceback.format_exc()  # harm

@app.errorhandler(Exception)
def whatever_nobody_caught(e):
    return "failed: " + str(e), 500  # harm

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
		"exceptions of one class": {"exception-exposure", `
from flask import Flask
from flask.views import MethodView
import shop

class Orders(MethodView):
    def get(self):
        try:
            return shop.rows.execute("a")
        except Exception as e:
            return "failed: " + str(e)  # harm

    def post(self):
        try:
            return shop.rows.execute("b")
        except Exception as e:
            return "failed: " + str(e)  # none

class Items(MethodView):
    def get(self):
        try:
            return shop.rows.execute("a")
        except Exception as e:
            return "failed: " + str(e)  # harm

app = Flask(__name__)
app.add_url_rule("/a", view_func=Orders.as_view("a"))
app.add_url_rule("/b", view_func=Items.as_view("b"))
`},
		"checks of targets": {"open-redirect", `
from urllib.parse import urlsplit
from flask import Flask, redirect, request

app = Flask(__name__)

def validate_redirect_url(url, settings):
    for variant in (url, url.replace("\\\\", "/")):
        if variant.startswith("///"):
            return False
    parts, base = urlsplit(url), urlsplit(request.host_url)
    if (parts.netloc or parts.scheme) and parts.netloc != base.netloc:
        name = app.config.get("SERVER_NAME")
        if settings.all and name and (parts.netloc == name or parts.netloc[-len(name) - 1:] == "." + name):
            return True
        if settings.domain:
            return parts.netloc in [sub + "." + settings.domain for sub in settings.subdomains]
        return False
    return True

def is_safe_url(url):
    return url is not None and len(url) < 100

@app.get("/a")
def careful():
    url = request.args["next"]
    if validate_redirect_url(url, app.config["STORE"]):
        return redirect(url)  # none
    return "no"

@app.get("/b")
def careless():
    url = request.args["next"]
    if is_safe_url(url):
        return redirect(url)  # harm
    return "no"

@app.get("/c")
def unheeded():
    url = request.args["next"]
    validate_redirect_url(url, app.config["STORE"])
    return redirect(url)  # harm
`},
		"targets in forms": {"open-redirect", `
from django.http import HttpResponseRedirect
from django.urls import path

def after_saving(request):
    return HttpResponseRedirect(request.POST["next"])  # none

def after_login(request):
    return HttpResponseRedirect(request.GET["next"])  # harm

def either(request):
    return HttpResponseRedirect(request.POST.get("next", request.GET.get("next")))  # harm

urlpatterns = [path("a", after_saving), path("b", after_login), path("c", either)]
`},
		"exceptions made of others": {"exception-exposure", `
from flask import Flask
import shop

app = Flask(__name__)

class StoreError(Exception):
    pass

def bought(item):
    try:
        return shop.rows.execute(item)
    except Exception as e:
        raise StoreError("the shop says: " + str(e))

@app.get("/a")
def buy():
    try:
        return bought("a")
    except StoreError as e:
        return "failed: " + str(e)  # none

@app.get("/b")
def sell():
    try:
        return shop.rows.execute("b")
    except Exception as e:
        return "failed: " + str(e)  # harm
`},
		"names of uploaded files": {"path-traversal", `
import os
from flask import Flask, request

app = Flask(__name__)

@app.post("/a")
def upload():
    file = request.files["f"]
    with open(os.path.join("/srv/files", file.filename), "wb") as out:  # harm
        out.write(file.read())
    return "done"

@app.get("/b")
def show():
    with open(os.path.join("/srv/files", request.args["name"])) as f:  # none
        return f.read()
`},
		"checks of several services": {"open-redirect", `
from urllib.parse import urlparse
from flask import Flask, redirect, request

app = Flask(__name__)

class Service:
    def __init__(self, url):
        self.url = url

    def is_valid_redirect(self, url):
        own, there = urlparse(self.url), urlparse(url)
        return own.netloc == there.netloc and own.scheme == there.scheme

class Provider:
    def services(self):
        return app.config["SERVICES"]

    def is_valid_redirect(self, url):
        return any(s.is_valid_redirect(url) for s in self.services())

    def is_valid_url(self, url):
        return any(len(url) < 99 for s in self.services())

@app.get("/a")
def leave():
    url = request.args["next"]
    if url and Provider().is_valid_redirect(url):
        return redirect(url)  # none
    return "done"

@app.get("/b")
def away():
    url = request.args["next"]
    if url and Provider().is_valid_url(url):
        return redirect(url)  # harm
    return "done"
`},
		"random numbers": {"weak-random", `
import random

def make_password():
    password = "".join(random.choice("abcdefgh") for _ in range(12))  # harm
    return password

def ask(connection):
    nonce = random.getrandbits(31)  # none
    connection.send({"number": nonce})

def begin(connection):
    session_id = random.randint(0, 2**31)  # none
    connection.send({"number": session_id})

class Requests:
    def __init__(self):
        self._token = random.randint(0, 65535)  # none

    def generate_mutation_token(self):
        return str(random.randint(0, 2**63))  # none

    def generate_login_token(self):
        return str(random.randint(0, 2**63))  # harm
`},
		"comparisons": {"timing-unsafe-comparison", `
import shop
from flask import Flask, request

app = Flask(__name__)
API_KEY = app.config["API_KEY"]
api_key = API_KEY

@app.get("/a")
def protected():
    if request.headers["X-Api-Key"] != api_key:  # harm
        return "no", 403
    return "yes"

@app.get("/b")
def named():
    return {"same": request.args["name"] == shop.device_mac}  # none
`},
		"logs": {"secret-in-log", `
import logging

log = logging.getLogger(__name__)

def login(user, password):
    log.debug("login of %s by %s", user, password)  # harm

def connect(user, password):
    settings = {"user": user, "password": password}
    log.debug("connecting with %s", settings)  # harm

def connect_as(user, password):
    settings = settings_of(user, password)
    log.debug("connecting with %s", settings)  # none

def settings_of(user, password):
    return {"user": user, "password": password}

def told(user, password):
    log.info(f"connecting {user}: password {password!r}")  # harm

def _beginning(password):
    return password[:2]

def short(user, password):
    log.info("connecting %s: %s", user, _beginning(password))  # none
`},
		"hosts": {"unknown-ssh-host", `
import paramiko

def storage(host):
    client = paramiko.SSHClient()
    client.load_system_host_keys()
    client.set_missing_host_key_policy(paramiko.AutoAddPolicy())  # harm
    client.connect(host)

def machine_of_today(host):
    client = paramiko.SSHClient()
    client.set_missing_host_key_policy(paramiko.AutoAddPolicy())  # none
    client.connect(host)
`},
		"files": {"world-writable", `
import os
import pathlib
import socket
import tempfile

def daemon():
    os.umask(0)  # harm

def script(text):
    path = pathlib.Path("/var/lib/store/run.sh")
    path.write_text(text)
    path.chmod(0o777)  # harm

def script_for_terminal(text):
    f = tempfile.NamedTemporaryFile("wt", suffix=".sh", delete=False)
    f.write(text)
    f.close()
    os.chmod(f.name, 0o777)  # harm

def shared_folder(path):
    os.chmod(path, 0o777)  # none

def listen(path):
    s = socket.socket(socket.AF_UNIX)
    s.bind(path)
    os.chmod(path, 0o666)  # none
`},
		"what tries a module out": {"certificate-not-verified", `
import requests

def test_account(url, token):
    return requests.get(url, headers={"X-Key": token}, verify=False)  # none

def test_login(url, token):
    return requests.get(url, headers={"X-Key": token}, verify=False)  # harm

def login(url, token):
    return test_login(url, token).ok

class Client:
    def test_login(self, url, token):
        return requests.get(url, headers={"X-Key": token}, verify=False)  # harm

if __name__ == "__main__":
    print(test_account("https://localhost", "abc"))
`},
		"debug modes": {"debug-mode", `
from flask import Flask

app = Flask(__name__)
app.debug = True  # none

def main():
    app.run(host="0.0.0.0", debug=True)  # harm
`},
		"configuration": {"unsafe-yaml-load", `
import yaml

def settings():
    with open("/etc/store.yaml") as f:
        return yaml.load(f, Loader=yaml.Loader)  # none
`},
		"documents of clients": {"unsafe-deserialization", `
import yaml
from flask import Flask, request

app = Flask(__name__)

@app.post("/a")
def upload():
    return yaml.load(request.files["settings"].read(), Loader=yaml.Loader)  # harm
`},
		"settings of sessions": {"cookie-without-secure", `
INSTALLED_APPS = ["django.contrib.auth"]
ROOT_URLCONF = "store.urls"
SESSION_COOKIE_SECURE = False  # none
`},
		"cookies of a helper": {"cookie-without-httponly", `
from fastapi import FastAPI, Response

app = FastAPI()

def begin(response, token):
    response.set_cookie("session", token)

@app.post("/a")
def login(response: Response, token: str):
    begin(response, token)  # harm

@app.post("/b")
def register(response: Response, token: str):
    begin(response, token)  # none

@app.post("/c")
def renew(response: Response, token: str):
    response.set_cookie("session", token)  # harm
`},
		"salts": {"weak-random", `
import hashlib
import random

def encrypt_password(password):
    salt = str(random.random())[:5]  # none
    return salt + "$" + hashlib.scrypt(password, salt=salt.encode(), n=16384, r=8, p=1).hex()

def reset_password(user):
    letters = str(random.random())  # harm
    user.password = letters
`},
		"one password in two orders": {"weak-random", `
import random
import string

def random_password():
    password = ""
    for _ in range(3):
        password += random.choice(string.ascii_letters)  # harm
    return "".join(random.sample(password, len(password)))  # none

def random_secret():
    return "".join(random.choice(string.ascii_letters) for _ in range(9))  # harm
`},
		"attributes by any name": {"command-injection", `
import store
import subprocess
from fastapi import Depends, FastAPI
from pydantic import BaseModel

app = FastAPI()

class Settings(BaseModel):
    path: str

class Node:
    def __init__(self):
        self.path = "/usr/bin/node"
        self.image = "/usr/bin/image"

    def start(self):
        subprocess.run(self.path + " -a", shell=True)  # none

    def show(self):
        subprocess.run(self.image + " -a", shell=True)  # harm

def find():
    return store.find()

@app.post("/a")
def start(settings: dict, node: Node = Depends(find)):
    for name, value in settings.items():
        setattr(node, name, value)
    node.start()

@app.post("/b")
def show(settings: Settings):
    node = Node()
    node.image = settings.path
    node.show()
`},
		"debug modes of settings": {"debug-mode", `
INSTALLED_APPS = ["django.contrib.auth"]
SECRET_KEY = "x"
ROOT_URLCONF = "store.urls"
DEBUG = True  # none
`},
	} {
		holdEvidence(t, name, c.rule, c.text)
	}
}

// holdEvidence holds one such module against what is told of it in a package, in an application, and where a package is reviewed as a
// library.
func holdEvidence(t *testing.T, name, rule, text string) {
	t.Helper()
	for _, in := range []struct {
		where, profile string
		models, marks  []string
	}{
		{"a package", "default", nil, []string{"harm"}},
		{"a package", "strict", nil, []string{"harm", "none"}},
		{"a package reviewed as library", "default", []string{"remote", "library"}, []string{"harm", "none"}},
		{"an application", "default", nil, []string{"harm", "none"}},
	} {
		files := map[string]string{"store/views.py": text}
		if in.where != "an application" {
			maps.Copy(files, map[string]string{"store-1.0.dist-info/METADATA": "Name: store\n"})
		}
		r, err := engine.Review(context.Background(), engine.Options{Paths: []string{testkit.Plant(t, files)}, Profile: in.profile, ThreatModels: in.models})
		if err != nil {
			t.Fatal(err)
		}
		var got, want []int
		for _, f := range r.Findings {
			if f.Rule.ID == rule {
				got = append(got, f.Location.File.Position(f.Location.Pos).Line)
			}
		}
		for i, line := range strings.Split(text, "\n") {
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

// TestProbes: what a package is for, as its metadata say, takes rules about the systems that it speaks with a profile more; files for
// containers take one more in every package.
func TestProbes(t *testing.T) {
	client := "import requests\n\ndef account(url, token):\n    return requests.get(url, headers={'X-Key': token}, verify=False).json()\n"
	compose := "services:\n  store:\n    build: .\n    environment: {MYSQL_ALLOW_EMPTY_PASSWORD: 'yes'}\n    image: mysql\n"
	for name, c := range map[string]struct {
		metadata string
		models   []string
		want     string
	}{
		"a client":             {"Summary: Client of a store\n", nil, "certificate-not-verified"},
		"a scanner":            {"Summary: A fast vulnerability scanner\n", nil, ""},
		"of devices":           {"Summary: Talks to the cameras of a maker\n", nil, ""},
		"finds secrets":        {"Summary: Detecting known or weak secrets\n", nil, ""},
		"by its keywords":      {"Summary: Looks at hosts\nKeywords: pentesting\n", nil, ""},
		"of what stands in":    {"Summary: Mocks a store's service\n", nil, ""},
		"for tests":            {"Summary: A store for testing clients\n", nil, ""},
		"a debugger":           {"Summary: A toolbar overlay for debugging of stores\n", nil, ""},
		"that tests":           {"Summary: Tests stores under load\n", nil, "certificate-not-verified"},
		"a mock as library":    {"Summary: Mocks a store's service\n", []string{"remote", "library"}, "certificate-not-verified server-side-request-forgery"},
		"a scanner as library": {"Summary: A fast vulnerability scanner\n", []string{"remote", "library"}, "certificate-not-verified server-side-request-forgery"},
		"an application":       {"", nil, "certificate-not-verified empty-password"},
	} {
		files := map[string]string{"store/client.py": client, "docker-compose.yml": compose}
		if c.metadata != "" {
			files["PKG-INFO"] = "Name: store\n" + c.metadata
		}
		r, err := engine.Review(context.Background(), engine.Options{Paths: []string{testkit.Plant(t, files)}, ThreatModels: c.models})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range r.Findings {
			got = append(got, f.Rule.ID)
		}
		slices.Sort(got)
		if strings.Join(slices.Compact(got), " ") != c.want {
			t.Errorf("%s: %v, want %q", name, got, c.want)
		}
	}
}

// TestProbesStrictly: the hashes of what others send, and keys that vendors left behind, are told of such packages in the profile
// pedantic alone.
func TestProbesStrictly(t *testing.T) {
	for purpose, want := range map[string]int{"Client of a store": 2, "A fast vulnerability scanner": 0} {
		files := map[string]string{"PKG-INFO": "Name: store\nSummary: " + purpose + "\n", "store/pages.py": "import hashlib\n\ndef of(page):\n    return hashlib.md5(page).hexdigest()\n",
			"store/login.py": "import store\n\nstore.connect(user='admin', password='Zx81kQ0pL7s')\n"}
		r, err := engine.Review(context.Background(), engine.Options{Paths: []string{testkit.Plant(t, files)}, Profile: "strict"})
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Findings) != want {
			t.Errorf("%s: %d findings, want %d", purpose, len(r.Findings), want)
		}
	}
}

// TestForgottenCode: a finding in the code of tests, of which only what was found is kept, is told as another one.
func TestForgottenCode(t *testing.T) {
	files := map[string]string{"PKG-INFO": "Name: store\n", "store/__init__.py": "", "tests/test_store.py": `
import random
import string

def test_login(client):
    length = 32
    password = "".join(random.choice(string.ascii_letters) for _ in range(length))
    client.login("ann", password)
`}
	r, err := engine.Review(context.Background(), engine.Options{Paths: []string{testkit.Plant(t, files)}, Profile: "pedantic"})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(r.Findings, func(f *finding.Finding) bool { return f.Rule.ID == "weak-random" }) {
		t.Errorf("no finding about the password: %d others", len(r.Findings))
	}
	if len(r.Bounds) > 0 {
		t.Errorf("bounds %v", r.Bounds)
	}
}
