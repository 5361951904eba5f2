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

// TestEvidenceOfUse is TestEvidence for what code is used for: by whom it is run, and what for.
func TestEvidenceOfUse(t *testing.T) {
	for name, c := range map[string]struct{ rule, text string }{
		"halves of pairs": {"secret-in-log", `
import logging
import oauth

log = logging.getLogger(__name__)

def by_option(config):
    api_key = config("api-key") or config("key")
    api_secret = config("api-secret")
    log.info("as %s", api_key)  # none
    log.info("with %s", api_secret)  # harm
    return oauth.Session(api_key, api_secret)

def alone(config):
    api_key = config("api-key")
    log.info("as %s", api_key)  # harm
    return oauth.Session(api_key)
`},
		"logs that take secrets out": {"secret-in-log", `
import logging

log = logging.getLogger(__name__)

class Formatter(logging.Formatter):
    redacted = set()

    def format(self, record):
        text = super().format(record)
        for secret in self.redacted:
            text = text.replace(secret, "***")
        return text

def login(password):
    log.info("login with %s", password)  # none
`},
		"logs that show the time otherwise": {"secret-in-log", `
import logging

log = logging.getLogger(__name__)

class Formatter(logging.Formatter):
    def format(self, record):
        record.when = self.formatTime(record)
        return super().format(record)

def login(password):
    log.info("login with %s", password)  # harm
`},
		"seeds": {"weak-random", `
import random
import secrets
import string
import numpy as np

def new_password(length=20, seed=None):
    if seed is None:
        generator = secrets.SystemRandom()
    else:
        generator = random.Random(seed)
    return "".join(generator.choice(string.ascii_letters) for _ in range(length))  # none

class Names:
    def __init__(self, seed=None):
        self.rng = np.random.RandomState(seed)

    def access_token(self):
        return "".join(self.rng.choice(list(string.ascii_letters), 20))

class Draws:
    def __init__(self, config):
        self.rng = random.Random(config.random_seed)

    def reset(self):
        reset_code = self.rng.randint(0, 999999)  # none
        return reset_code

def of_a_name(name):
    generator = random.Random(name)
    password = "".join(generator.choice(string.ascii_letters) for _ in range(9))  # harm
    return password

def of_what_has_to_be_passed(length, seed):
    generator = random.Random(seed)
    return "".join(generator.choice(string.ascii_letters) for _ in range(length))  # harm

def migrate(user):
    user["password"] = of_what_has_to_be_passed(9, user["name"])

def reseeded(seed=None):
    random.seed(seed)
    password = "".join(random.choice(string.ascii_letters) for _ in range(9))  # none
    return password
`},
		"labels of keys": {"fixed-salt", `
import hashlib
from argon2.low_level import hash_secret_raw

class Config:
    def derived(self, salt):
        return hash_secret_raw(self.secret, salt, time_cost=2, memory_cost=8, parallelism=1, hash_len=32, type=2)

    def scrypt(self, secret):
        return hashlib.scrypt(secret, salt=b"replica", n=16384, r=8, p=1)  # none

    def stored(self, password):
        return hashlib.scrypt(password, salt=b"replica", n=16384, r=8, p=1)  # harm

    def login(self, form):
        return hashlib.pbkdf2_hmac("sha256", form["pin"], b"replica", 600000)  # harm
`},
		"debugging on one's own machine": {"debug-mode", `
from flask import Flask

app = Flask(__name__)

def near():
    app.run(debug=True)  # none

def local():
    app.run(host="127.0.0.1", port=8080, debug=True)  # none

def far():
    app.run(host="0.0.0.0", debug=True)  # harm

def anywhere(config):
    app.run(host=config["host"], debug=True)  # harm
`},
		"steep patterns": {"regex-backtracking", `
import re
from flask import Flask, request

app = Flask(__name__)

@app.post("/size")
def size():
    return str(re.match(r"^(\d+)\s*[KM]?\s*$", request.json["size"]))  # none

@app.post("/name")
def name():
    return str(re.match(r"^([a-z]+-?)+$", request.json["name"]))  # harm

@app.post("/agent")
def agent():
    return str(re.match(r"^\w*\w*\w*\w*;", request.json["agent"]))  # harm
`},
		"plugins": {"code-injection", `
import types
from flask import Flask, request

app = Flask(__name__)

@app.post("/plugins")
def plugin():
    module = types.ModuleType("plugin")
    exec(request.json["content"], module.__dict__)  # none
    return "ok"

@app.post("/run")
def run():
    exec(request.json["content"])  # harm
    return "ok"
`},
		"comparisons that let nobody in": {"timing-unsafe-comparison", `
import hmac
from flask import Flask, abort, request
import shop

app = Flask(__name__)

@app.post("/tokens")
def others():
    return {"n": len([row for row in shop.rows() if row.token != request.json["token"]])}  # none

@app.post("/secret")
def change():
    order = shop.order()
    secret = request.json["secret"]
    if secret != order.secret:  # none
        shop.change(order, secret)
    return shop.saved(order)

@app.post("/enter")
def enter():
    order = shop.order()
    secret = request.json["secret"]
    if secret != order.secret:  # harm
        abort(403)
    return shop.page(order)

@app.post("/hook")
def hook():
    if hmac.new(shop.KEY, request.data, "sha256").hexdigest() == request.headers["X-Signature"]:  # harm
        shop.take(request.json)
    return ""
`},
		"what all share": {"regex-injection", `
import re
from flask import Flask, request

app = Flask(__name__)

class Config:
    VALUES = {}

    @classmethod
    def get(cls, key, default=None):
        return cls.VALUES.get(key, default)

    @classmethod
    def put(cls, key, value):
        cls.VALUES[key] = value

@app.post("/config")
def configure():
    for key, value in request.json.items():
        Config.put(key, value)
    return ""

@app.get("/groups")
def groups():
    return str(re.search(Config.get("groups"), "staff"))  # none

@app.get("/search")
def search():
    return str(re.search(request.args["q"], "staff"))  # harm
`},
		"names of routes": {"open-redirect", `
from flask import Flask, redirect, request
from flask import url_for as address

app = Flask(__name__)

def url_for(*args, **kw):
    locale = kw.pop("locale", None)
    return located(address(*args, **kw), locale)

def located(url, locale):
    return "/" + locale + url if locale else url

def redirect_to(*args, **kw):
    if len(args) == 1 and args[0].startswith("/"):
        url = args[0]
    else:
        url = url_for(*args, **kw)
    return redirect(url)  # harm

@app.get("/orders/<id>")
def order(id):
    return redirect_to("order.read", id=request.args["id"])

@app.get("/things/<kind>")
def thing(kind):
    return redirect_to("{}.read".format(kind))  # none

@app.get("/<scheme>://<path:rest>")
def outside(scheme, rest):
    return redirect(f"{scheme}://{rest}")  # harm

@app.get("/to/<path:url>")
def to(url):
    return redirect(url)  # harm

@app.get("/next")
def back():
    return redirect_to(request.args["next"])
`},
	} {
		holdEvidence(t, name, c.rule, c.text)
	}
}

// TestUseAcrossModules: what the other modules of a package say of how code is used. A file of a case has a line that is marked "harm" if
// the profile default tells of it.
func TestUseAcrossModules(t *testing.T) {
	const client = "from shop.profile import Profile\n"
	const demonstration = `
import json

class Profile:
    def save(self):
        with open("/tmp/profile.json", "w") as f:  # harm
            f.write("{}")

def main():
    with open("/tmp/profile_client/original.json", "w") as f:%s
        json.dump({}, f)

if __name__ == "__main__":
    main()
`
	const server = `
from flask import Flask
from shop.state import state

app = Flask(__name__)

class Api:
    def start(self, host, debug=False):
        app.run(host=host, debug=debug)

def serve():
    Api().start("0.0.0.0", state.debug)%s
`
	const state = "class State:\n    def __init__(self):\n        self.debug = %s\n\nstate = State()\n"
	const script = "\nfrom shop.state import state\n\ndef run(args):\n    if args.debug:\n        state.debug = True\n"
	const middleware = `
from django.core.exceptions import DisallowedHost
from shop.models import Domain

class DomainMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        host = request.headers["Host"]
        if not Domain.objects.filter(name=host).exists():
            raise DisallowedHost(host)
        return self.get_response(request)
`
	const secure = `
from django.http import HttpResponseRedirect, HttpResponseForbidden

class SecureMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.is_secure():
            if request.method != "GET":
                return HttpResponseForbidden()
            return HttpResponseRedirect("https://" + request.get_host())
        return self.get_response(request)
`
	const logged = "%s = 0\n\ndef note(level, text):\n    if %s < level:\n        return\n    with open('/tmp/shop.log', 'a') as f:%s\n        f.write(text)\n"
	const settings = "SECRET_KEY = open('/etc/shop/key').read()\nROOT_URLCONF = 'shop.urls'\nINSTALLED_APPS = ['django.contrib.auth']\nALLOWED_HOSTS = ['*']%s\n"
	const views = "from django.contrib.auth.decorators import login_required\nfrom django.http import HttpResponse\nfrom django.urls import path\n\n@login_required\ndef account(request):\n    return HttpResponse(request.user.pk)\n\nurlpatterns = [path('account/', account)]\n"
	for name, files := range map[string]map[string]string{
		"a demonstration":        {"shop/profile.py": fmt.Sprintf(demonstration, ""), "shop/client.py": client},
		"a program of its own":   {"shop/profile.py": fmt.Sprintf(demonstration, "  # harm")},
		"main is used elsewhere": {"shop/profile.py": fmt.Sprintf(demonstration, "  # harm"), "shop/client.py": "from shop.profile import main\n"},
		"with a command line":    {"shop/profile.py": "import argparse" + fmt.Sprintf(demonstration, "  # harm"), "shop/client.py": client},
		"a switch":               {"shop/server.py": fmt.Sprintf(server, ""), "shop/state.py": fmt.Sprintf(state, "False"), "shop/script.py": script},
		"always on":              {"shop/server.py": fmt.Sprintf(server, "  # harm"), "shop/state.py": fmt.Sprintf(state, "True")},
		"on by default":          {"shop/server.py": fmt.Sprintf(server, "  # harm"), "shop/state.py": strings.Replace(fmt.Sprintf(state, "debug"), "(self)", "(self, debug=True)", 1)},
		"own hosts":              {"shop/settings.py": fmt.Sprintf(settings, ""), "shop/middleware.py": middleware, "shop/urls.py": views},
		"no host of its own":     {"shop/settings.py": fmt.Sprintf(settings, "  # harm"), "shop/middleware.py": secure, "shop/urls.py": views},
		"a debugging switch":     {"shop/log.py": fmt.Sprintf(logged, "DEBUG", "DEBUG", "")},
		"another switch":         {"shop/log.py": fmt.Sprintf(logged, "LEVEL", "LEVEL", "  # harm")},
		"what nobody uses":       {"shop/archived_server.py": fmt.Sprintf(server, ""), "shop/state.py": fmt.Sprintf(state, "True"), "shop/other.py": ""},
	} {
		want := []string{}
		for file, text := range files {
			for i, line := range strings.Split(text, "\n") {
				if strings.HasSuffix(line, "  # harm") && file != "shop/archived_server.py" {
					want = append(want, fmt.Sprintf("%s:%d", file, i+1))
				}
			}
		}
		files["PKG-INFO"] = "Name: shop\n"
		r, err := engine.Review(context.Background(), engine.Options{Paths: []string{testkit.Plant(t, files)}})
		if err != nil {
			t.Fatal(err)
		}
		got := []string{}
		for _, f := range r.Findings {
			if slices.Contains([]string{"shared-temporary-path", "debug-mode", "any-host-allowed"}, f.Rule.ID) {
				got = append(got, fmt.Sprintf("%s:%d", f.Location.File.Path, f.Location.File.Position(f.Location.Pos).Line))
			}
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}
