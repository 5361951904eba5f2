package engine_test

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/engine"
	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/report"
	"github.com/touchstone-sec/touchstone/internal/testkit"
)

// rendered reviews a path and renders the result, as the command line would.
func rendered(t testing.TB, path string, workers int) string {
	t.Helper()
	r, err := engine.Review(context.Background(), engine.Options{
		Paths: []string{path}, ThreatModels: []string{"remote", "local", "library"}, Workers: workers,
	})
	if err != nil {
		t.Fatal(err)
	}
	format, _ := report.Lookup("json")
	var out bytes.Buffer
	if err := format.Write(&out, r, report.Options{}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestDeterministic: the same bytes of output at every parallelism.
func TestDeterministic(t *testing.T) {
	for _, path := range []string{"../../examples/bookshop", "testdata/apps", "testdata/flow"} {
		want := rendered(t, path, 1)
		for _, workers := range []int{2, 3, 8} {
			if got := rendered(t, path, workers); got != want {
				t.Errorf("%s: the review with %d workers differs from the one with a single worker", path, workers)
			}
		}
	}
}

// TestBrokenFiles: files that cannot be read or parsed are diagnostics, and the others are reviewed all the same.
func TestBrokenFiles(t *testing.T) {
	good := "import os\nfrom flask import Flask, request\napp = Flask(__name__)\n@app.get('/')\ndef f():\n    os.system(request.args['x'])\n"
	root := testkit.Plant(t, map[string]string{
		"good.py": good, "binary.py": "\x00\x01\x02\x00\x00\x00", "broken.py": "def f(:\n" + good, "empty.py": "",
	})
	r, err := engine.Review(context.Background(), engine.Options{Paths: []string{root}})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Findings) != 2 {
		t.Errorf("%d findings, want the one of good.py and the one of broken.py", len(r.Findings))
	}
	if len(r.Diagnostics) < 2 {
		t.Errorf("diagnostics %v: want one on binary.py and one on broken.py", r.Diagnostics)
	}
}

// FuzzReview: no program makes the analysis panic, or hit an internal error.
func FuzzReview(f *testing.F) {
	for _, glob := range []string{"testdata/flow/*.py", "../../knowledge/rules/python/*/testdata/*.py"} {
		paths, err := filepath.Glob(glob)
		if err != nil || len(paths) == 0 {
			f.Fatalf("no seeds in %s: %v", glob, err)
		}
		for i, p := range paths {
			if filepath.Base(filepath.Dir(p)) == "testdata" && i > 0 && filepath.Dir(p) == filepath.Dir(paths[i-1]) {
				continue // one seed a rule: all its files are reviewed by TestRules
			}
			if text, err := os.ReadFile(p); err == nil {
				f.Add(string(text))
			}
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		t.Parallel()
		if len(text) > 20000 {
			return
		}
		root := testkit.Plant(t, map[string]string{"app.py": text})
		_, err := engine.Review(context.Background(), engine.Options{
			Paths: []string{root}, ThreatModels: []string{"remote", "library"}, Workers: 1, Debug: func(string) {},
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

// TestClosuresOfThemselves: what a closure does when it calls itself is made up for by who calls it first, a few times over: not as
// often as there are ways through its calls.
func TestClosuresOfThemselves(t *testing.T) {
	instructions := func(calls int) (n int) {
		again := ""
		for i := range calls {
			again += fmt.Sprintf("        if len(node) > %d:\n            walk(node[%d])\n", i, i)
		}
		root := testkit.Plant(t, map[string]string{"app.py": "import os\ndef visit(tree, found):\n    def walk(node):\n        found.append(node)\n" +
			"        os.system(node)\n        os.remove(node)\n        open(node)\n        os.rmdir(node)\n" + again + "    walk(tree)\n    return found\n"})
		_, err := engine.Review(context.Background(), engine.Options{Paths: []string{root}, Workers: 1, Debug: func(line string) {
			if i := strings.Index(line, " functions, "); i >= 0 && n == 0 {
				fmt.Sscanf(line[i:], " functions, %d instructions", &n)
			}
		}})
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	once, twice, often := instructions(1), instructions(2), instructions(8)
	if once == 0 || twice > 3*once || often > 12*once {
		t.Errorf("a closure that calls itself once, twice, in eight places: %d, %d, %d instructions", once, twice, often)
	}
}

// TestPatternsBelow: a parameter meets each pattern that backtracks in what a function calls, however many: each is a defect of its own.
func TestPatternsBelow(t *testing.T) {
	const n = 30
	var helpers, calls strings.Builder
	for i := range n {
		fmt.Fprintf(&helpers, "def _step%d(text):\n    return re.sub(r'(x+x+)+y%d', '', text)\n", i, i)
		fmt.Fprintf(&calls, "    text = text and _step%d(source)\n", i)
	}
	root := testkit.Plant(t, map[string]string{"marks.py": "import re\n" + helpers.String() + "def _all(source):\n    text = source\n" + calls.String() + "    return text\ndef convert(text):\n    return _all(text)\n"})
	r, err := engine.Review(context.Background(), engine.Options{Paths: []string{root}, ThreatModels: []string{"library"}})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Findings) != n {
		t.Errorf("%d findings of %d patterns", len(r.Findings), n)
	}
}

// TestTestCode: the default profile leaves out test code, but for what other code imports; a file that is named itself is
// reviewed, and so is everything from strict on. Folders above the one that is named say nothing.
func TestTestCode(t *testing.T) {
	view := "import os\nfrom flask import Flask, request\napp = Flask(__name__)\n@app.get('/')\ndef f():\n    os.system(request.args['x'])\n"
	test := "import pytest\n" + view
	root := testkit.Plant(t, map[string]string{
		"tests/shop/app.py":             "from .tests import helpers\n" + view,
		"tests/shop/tests/__init__.py":  "",
		"tests/shop/tests/test_app.py":  test,
		"tests/shop/tests/helpers.py":   test,
		"tests/shop/tests/fixtures.py":  test,
		"tests/shop/tests/plain/app.py": view,
	})
	shop := filepath.Join(root, "tests", "shop")
	for _, c := range []struct {
		path, profile string
		want          []string
		skipped       int
	}{
		{shop, "default", []string{"app.py", "tests/plain/app.py"}, 2},
		{shop, "strict", []string{"app.py", "tests/fixtures.py", "tests/helpers.py", "tests/plain/app.py", "tests/test_app.py"}, 0},
		{filepath.Join(shop, "tests", "plain", "app.py"), "default", []string{"app.py"}, 0},
		// Inside of a package, all of a folder of tests is there for the tests.
		{filepath.Join(root, "tests"), "default", []string{"shop/app.py"}, 5},
	} {
		r, err := engine.Review(context.Background(), engine.Options{Paths: []string{c.path}, Profile: c.profile})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range r.Findings {
			if f.Rule.ID == "command-injection" {
				got = append(got, f.Location.File.Path)
			}
		}
		if !slices.Equal(got, c.want) || len(r.Skipped) != c.skipped {
			t.Errorf("%s, %s: findings in %v, want %v; skipped %v", c.path, c.profile, got, c.want, r.Skipped)
		}
	}
}

// TestServedByTests: what harms only those whom a program serves is told of test code in the profile pedantic alone.
func TestServedByTests(t *testing.T) {
	text := "import flask, tempfile\nfrom unittest import mock\n\ndef test_it():\n    app = flask.Flask(__name__)\n    app.debug = True\n    tempfile.mktemp()\n"
	root := testkit.Plant(t, map[string]string{"shop/app.py": "import os\n", "shop/tests/test_it.py": text})
	for profile, want := range map[string][]string{"strict": {"predictable-temporary-name"}, "pedantic": {"debug-mode", "predictable-temporary-name"}} {
		r, err := engine.Review(context.Background(), engine.Options{Paths: []string{root}, Profile: profile})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range r.Findings {
			if slices.Contains(want, f.Rule.ID) || f.Rule.ID == "debug-mode" {
				got = append(got, f.Rule.ID)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", profile, got, want)
		}
	}
}

// TestDocumentation: the default profile takes no page of a project's documentation for a template.
func TestDocumentation(t *testing.T) {
	page := "<p>{{ title|safe }}</p><script>var x = {{ title }};</script>"
	root := testkit.Plant(t, map[string]string{
		"docs/guide.html": page, "shop/docs/page.html": page,
		"shop/app.py": "from flask import Flask, request, render_template\napp = Flask(__name__)\n@app.get('/')\ndef f():\n    return render_template('page.html', title=request.args['x'])\n" +
			"@app.get('/guide')\ndef g():\n    return render_template('guide.html', title=request.args['x'])\n",
	})
	for profile, want := range map[string][]string{"default": {"shop/docs/page.html"}, "strict": {"docs/guide.html", "shop/docs/page.html"}} {
		r, err := engine.Review(context.Background(), engine.Options{Paths: []string{root}, Profile: profile})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range r.Findings {
			if f.Rule.ID == "cross-site-scripting" && !slices.Contains(got, f.Location.File.Path) {
				got = append(got, f.Location.File.Path)
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s: findings in %v, want %v", profile, got, want)
		}
	}
}

// TestDoubtful: the default profile leaves out findings against which two things speak, whose way is too long to follow, or has
// a step that is assumed; strict has them.
func TestDoubtful(t *testing.T) {
	head := "import os\nfrom flask import Flask, request, make_response\nimport somewhere\napp = Flask(__name__)\n"
	for _, c := range []struct {
		name, text          string
		inDefault, inStrict bool
	}{
		{"page", head + "@app.get('/')\ndef f():\n    return '<p>' + request.args['x']\n", true, true},
		{"page of an unknown call", head + "@app.get('/')\ndef f():\n    return somewhere.show(request.args['x'])\n", false, true},
		{"command of an unknown call", head + "@app.get('/')\ndef f():\n    os.system(somewhere.find(request.args['x']))\n", false, true},
		{"a command in an attribute of some instance", head + "class Job:\n    pass\nclass Keep:\n    def __init__(self):\n        self.job = Job()\nkeep = Keep()\n" +
			"@app.get('/')\ndef f():\n    Keep().job.name = request.args['x']\n@app.get('/g')\ndef g():\n    os.system(keep.job.name)\n", false, true},
		{"JSON that is written", "import json, tornado.web\nclass H(tornado.web.RequestHandler):\n    def get(self):\n        self.write(json.dumps({'x': self.get_argument('x')}))\n", false, true},
		{"a command of a method", head + "@app.get('/')\ndef f():\n    os.system(request.get_data().decode().strip())\n", true, true},
		{"a part of unknown data", head + "@app.get('/')\ndef f():\n    return '<p>' + request.get_json().get('x')\n", true, true},
		{"a way of five calls", head + chain(4) + "@app.get('/')\ndef f():\n    f0(request.args['x'])\n", false, true},
		{"a header that is refused", head + "@app.get('/')\ndef f():\n    r = make_response('')\n    r.headers['X'] = request.args['x']\n    return r\n", false, true},
		{"a password that is kept", "import hashlib\ndef store(password):\n    return hashlib.md5(password.encode()).hexdigest()\n", true, true},
		{"a password that is sent elsewhere", "import hashlib\nimport requests\ndef query(password):\n    return requests.get('https://a', {'k': hashlib.md5(password.encode()).hexdigest()})\n", false, true},
		{"a password of a request", head + "import hashlib\n@app.post('/')\ndef f():\n    return hashlib.md5(request.form['password'].encode()).hexdigest()\n", true, true},
		{"a host of an own authority", "import ssl\nc = ssl.create_default_context(cafile='a.pem')\nc.check_hostname = False\n", false, true},
		{"a password for a service", "import hashlib\nclass SiteExtractor:\n    def login(self, password):\n        return hashlib.md5(password.encode()).hexdigest()\n", false, true},
		{"a view that may be forged", forgeable("    Note.objects.get(pk=1).delete()\n", ""), true, true},
		{"a view that changes nothing", forgeable("    return Note.objects.get(pk=1)\n", ""), false, true},
		{"a view for machines", forgeable("    Note.objects.get(pk=1).delete()\n", "@api_key_required\n"), false, true},
		{"a redirect by a header", head + "from flask import redirect\n@app.get('/')\ndef f():\n    return redirect(request.headers['Referer'])\n", false, true},
		{"a redirect by a parameter", head + "from flask import redirect\n@app.get('/')\ndef f():\n    return redirect(request.args['to'])\n", true, true},
		{"a language in the session", head + "from flask import session\n@app.get('/')\ndef f():\n    session['language'] = request.args['x']\n    return ''\n", false, true},
		{"a role in the session", head + "from flask import session\n@app.get('/')\ndef f():\n    session['role'] = request.args['x']\n    return ''\n", true, true},
		{"a file of the program's that data name", head + "import pickle\n@app.get('/')\ndef f():\n    with open(os.path.join('/srv', os.path.basename(request.args['x']) + '.p'), 'rb') as file:\n" +
			"        pickle.load(file)\n", false, true},
		{"what the owner of a notebook server asks for", "import re\nfrom jupyter_server.base.handlers import APIHandler\nclass Find(APIHandler):\n    def get(self):\n" +
			"        re.search(self.get_argument('p'), 'x' * 99)\n", false, true},
		{"SQL of a template that is not there", head + "import jinja2, sqlite3\nenv = jinja2.Environment(loader=jinja2.FileSystemLoader('sql'), autoescape=True)\n" +
			"@app.get('/')\ndef f():\n    sqlite3.connect('a').execute(env.get_template('a.sql').render(x=request.args['x']))\n    return ''\n", false, true},
		{"the browser of the user alone", "import webbrowser\nfrom http.server import BaseHTTPRequestHandler, HTTPServer\nclass Back(BaseHTTPRequestHandler):\n    def do_GET(self):\n" +
			"        self.wfile.write(b'<p>' + self.path.encode())\nwebbrowser.open('https://a')\nHTTPServer(('localhost', 80), Back).handle_request()\n", false, true},
		{"the browsers of many, and one's own", "import webbrowser\nfrom http.server import BaseHTTPRequestHandler, ThreadingHTTPServer\nclass Page(BaseHTTPRequestHandler):\n    def do_GET(self):\n" +
			"        self.wfile.write(b'<p>' + self.path.encode())\nwebbrowser.open('http://localhost')\nThreadingHTTPServer(('', 80), Page).serve_forever()\n", true, true},
		{"the browsers of others", "from http.server import BaseHTTPRequestHandler, HTTPServer\nclass Page(BaseHTTPRequestHandler):\n    def do_GET(self):\n" +
			"        self.wfile.write(b'<p>' + self.path.encode())\nHTTPServer(('', 80), Page).serve_forever()\n", true, true},
		{"a pattern of an own protocol", "import re, socket\ns = socket.socket()\ns.connect(('a', 1))\nre.match(r'(a|b|ab)*(.*)x(.*)y$', s.recv(100).decode())\n", false, true},
		{"pickles of a server that the program chose", "import pickle, socket\ndef ask(address):\n    s = socket.create_connection(address)\n    return pickle.loads(s.recv(100))\n", false, true},
		{"pickles of a server that an attribute is connected to", "import pickle, socket\nclass Client:\n    def __init__(self):\n        self.sock = socket.socket()\n        self.sock.connect(('a', 1))\n" +
			"    def ask(self):\n        return pickle.loads(self.sock.recv(100))\n", false, true},
		{"pickles of whoever connects", "import pickle, socket\ns = socket.socket()\ns.bind(('', 1))\ns.listen()\nc, _ = s.accept()\npickle.loads(c.recv(100))\n", true, true},
		{"pickles of a queue that the program asks", "import zmq\ndef ask(address):\n    s = zmq.Context().socket(zmq.REQ)\n    s.connect(address)\n    return s.recv_pyobj()\n", false, true},
		{"pickles of whoever connects to a queue", "import zmq\ndef serve(address):\n    s = zmq.Context().socket(zmq.PULL)\n    s.bind(address)\n    return s.recv_pyobj()\n", true, true},
		{"pickles of processes of the same machine", "import zmq\ndef serve():\n    s = zmq.Context().socket(zmq.PULL)\n    s.bind('tcp://127.0.0.1:5')\n    return s.recv_pyobj()\n", false, true},
		{"pickles of any machine", "import zmq\ndef serve(local):\n    s = zmq.Context().socket(zmq.PULL)\n    s.bind('tcp://127.0.0.1:5' if local else 'tcp://*:5')\n    return s.recv_pyobj()\n", true, true},
		{"pickles of whoever connects to a file", "import pickle, socket\nclass Server:\n    def __init__(self, path):\n        self.sock = socket.socket(socket.AF_UNIX)\n        self.sock.bind(path)\n" +
			"    def serve(self):\n        c, _ = self.sock.accept()\n        return pickle.loads(c.recv(100))\n", false, true},
		{"pickles of whoever connects to the own machine", "import pickle, socketserver\nHOST = '127.0.0.1'\nclass Handler(socketserver.StreamRequestHandler):\n    def handle(self):\n        pickle.loads(self.rfile.read())\n" +
			"def main(port):\n    socketserver.TCPServer((HOST, port), Handler).serve_forever()\n", false, true},
		{"pickles of whoever connects to a machine that is chosen", "import pickle, socketserver\nHOST = '127.0.0.1'\nclass Handler(socketserver.StreamRequestHandler):\n    def handle(self):\n        pickle.loads(self.rfile.read())\n" +
			"def main(port, host=HOST):\n    socketserver.TCPServer((host, port), Handler).serve_forever()\n", true, true},
		{"pickles of a socket of any machine beside one of the own", "import asyncio, pickle\nasync def client(reader, writer):\n    pickle.loads(await reader.read(100))\nasync def main():\n    await asyncio.start_unix_server(client, '/run/a')\n" +
			"    await asyncio.start_server(client, '0.0.0.0', 80)\n", true, true},
		{"pickles of tasks of the own machine", "import asyncio, pickle\nasync def client(reader, writer):\n    pickle.loads(await reader.read(100))\nasync def main():\n    await asyncio.start_unix_server(client, '/run/a')\n" +
			"    await asyncio.start_server(client, host='localhost', port=80)\n", false, true},
		{"pickles of any machine in a module that speaks of the own", "import pickle, zmq\nOWN = 'tcp://127.0.0.1:5'\ndef serve(address):\n    s = zmq.Context().socket(zmq.PULL)\n    s.bind(address)\n    return s.recv_pyobj()\n", true, true},
		{"pickles of a process of its own through a function", "import pickle, socket\ndef read(sock):\n    return pickle.loads(sock.recv(100))\ndef child(sock: socket.socket):\n    read(sock)\n" +
			"def main():\n    ours, theirs = socket.socketpair()\n    child(sock=theirs)\n", false, true},
		{"pickles of a process of its own and of whoever connects, through a function", "import pickle, socket\ndef read(sock):\n    return pickle.loads(sock.recv(100))\ndef main():\n    ours, theirs = socket.socketpair()\n    read(theirs)\n" +
			"def serve():\n    s = socket.socket()\n    s.bind(('', 1))\n    s.listen()\n    c, _ = s.accept()\n    read(c)\n", true, true},
		{"pickles of a process of its own that a loop reads, and an object that is given the socket", "import pickle, socket\ndef read(sock, size):\n    data = b''\n    while len(data) < size:\n        data += sock.recv(size)\n    return pickle.loads(data)\n" +
			"class Helper:\n    def __init__(self, pid, sock):\n        self.pid = pid\n        self.sock = sock\n    def ask(self):\n        return read(self.sock, 4)\n" +
			"def main():\n    ours, theirs = socket.socketpair()\n    return Helper(1, ours)\n", false, true},
		{"pickles of whoever connects that a loop reads, and an object that is given the socket", "import pickle, socket\ndef read(sock, size):\n    data = b''\n    while len(data) < size:\n        data += sock.recv(size)\n    return pickle.loads(data)\n" +
			"class Helper:\n    def __init__(self, pid, sock):\n        self.pid = pid\n        self.sock = sock\n    def ask(self):\n        return read(self.sock, 4)\n" +
			"def main():\n    s = socket.socket()\n    s.bind(('', 1))\n    s.listen()\n    c, _ = s.accept()\n    return Helper(1, c).ask()\n", true, true},
		{"pickles of a server that the program chose, through a function", "import pickle, socket\nclass Peer:\n    @staticmethod\n    def read(sock):\n        return pickle.loads(sock.recv(100))\n" +
			"def ask(address):\n    s = socket.create_connection(address)\n    return Peer.read(s)\n", false, true},
		{"pickles of whoever connects, through a function", "import pickle, socket\nclass Peer:\n    @staticmethod\n    def read(sock):\n        return pickle.loads(sock.recv(100))\n" +
			"def serve():\n    s = socket.socket()\n    s.bind(('', 1))\n    s.listen()\n    c, _ = s.accept()\n    return Peer.read(c)\n", true, true},
		{"a cookie that keeps what a visitor prefers", head + "@app.get('/')\ndef f():\n    r = make_response('')\n    r.set_cookie('theme', 'dark', httponly=True, samesite='Lax')\n    return r\n", false, true},
		{"a cookie", head + "@app.get('/')\ndef f():\n    r = make_response('')\n    r.set_cookie('basket', '1', httponly=True, samesite='Lax')\n    return r\n", true, true},
		{"a page of an application on the own machine, which its user's browser shows", "from http.server import BaseHTTPRequestHandler, HTTPServer\nclass Page(BaseHTTPRequestHandler):\n    def do_GET(self):\n" +
			"        self.wfile.write(b'<p>' + self.path.encode())\nHTTPServer(('127.0.0.1', 80), Page).serve_forever()\n", true, true},
		{"a page behind a proxy of the own machine", "from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer\nclass Page(BaseHTTPRequestHandler):\n    def do_GET(self):\n" +
			"        self.wfile.write(b'<p>' + self.path.encode())\nThreadingHTTPServer(('127.0.0.1', 80), Page).serve_forever()\n", true, true},
		{"a certificate that is looked at by hand", "import smtplib, tls\ndef mail(host):\n    s = smtplib.SMTP(host)\n    s.starttls()\n    tls.validate_socket(s.sock)\n    return s\n", false, true},
		{"a socket that is described", "import smtplib, tls\ndef mail(host):\n    s = smtplib.SMTP(host)\n    s.starttls()\n    tls.describe_socket(s.sock)\n    return s\n", true, true},
		{"a module that tests itself", "import hashlib, os\ndef test():\n    assert hashlib.scrypt(os.environb[b'A'], salt=b'salt of all', n=16384, r=8, p=1).hex() == '00'\n    assert hashlib.scrypt(os.environb[b'B'], salt=b'salt of all', n=16384, r=8, p=1).hex() == '01'\n", false, true},
		{"a function that is called like a test", "import hashlib\ndef test(password):\n    return hashlib.scrypt(password, salt=b'salt of all', n=16384, r=8, p=1).hex()\n", true, true},
		{"a token against forged requests", head + "@app.post('/')\ndef f():\n    return '' if request.form['x'] == app.csrf_token else 'no'\n", false, true},
		{"a token", head + "@app.post('/')\ndef f():\n    return '' if request.form['x'] == app.hook_token else 'no'\n", true, true},
		{"what a console evaluates", head + "class Console:\n    def run(self, text):\n        return eval(text)\n@app.post('/')\ndef f():\n    Console().run(request.form['x'])\n", false, true},
		{"what an interpreter's interface runs", head + "class InterpreterInterface:\n    def run(self, text):\n        exec(text)\n@app.post('/')\ndef f():\n    InterpreterInterface().run(request.form['x'])\n", false, true},
		{"what an order evaluates", head + "class OrderInterface:\n    def run(self, text):\n        return eval(text)\n@app.post('/')\ndef f():\n    OrderInterface().run(request.form['x'])\n", true, true},
		{"what a calculator evaluates", head + "class Sum:\n    def run(self, text):\n        return eval(text)\n@app.post('/')\ndef f():\n    Sum().run(request.form['x'])\n", true, true},
		{"a pattern of a page", head + "import re\n@app.post('/')\ndef f():\n    re.match(r'(.*)x(.*)x(.*)y$', request.form['x'])\n    return ''\n", true, true},
		{"a way of three calls", head + chain(2) + "@app.get('/')\ndef f():\n    f0(request.args['x'])\n", true, true},
	} {
		root := testkit.Plant(t, map[string]string{"app.py": c.text})
		for profile, want := range map[string]bool{"default": c.inDefault, "strict": c.inStrict} {
			r, err := engine.Review(context.Background(), engine.Options{Paths: []string{root}, Profile: profile})
			if err != nil {
				t.Fatal(err)
			}
			if got := len(r.Findings) > 0; got != want {
				t.Errorf("%s, %s: findings %v, want %v", c.name, profile, got, want)
			}
		}
	}
}

// forgeable is a view without protection against forged requests.
func forgeable(does, decorator string) string {
	return "from django.views.decorators.csrf import csrf_exempt\nfrom shop import Note, api_key_required\n" +
		decorator + "@csrf_exempt\ndef drop(request):\n" + does
}

// TestDoubtfulOfLibraries: who reviews a package as a library says himself that its callers pass untrusted data, and a
// function that calls itself has no long way to its own sink.
func TestDoubtfulOfLibraries(t *testing.T) {
	for name, text := range map[string]string{
		"an unknown call": "import pickle\nimport somewhere\ndef f(x):\n    return pickle.loads(somewhere.find(x))\n",
		"a function that calls itself": "import os\ndef load(name, merged=True):\n    if name == 'root' or not merged:\n        data = {}\n    else:\n" +
			"        parts = name.split('_')\n        parent = 'root' if len(parts) == 1 else '_'.join(parts[:-1])\n        data = load(parent).copy()\n" +
			"    with open(os.path.join('/srv/data', '%s.dat' % name)) as f:\n        data.update(f.read())\n    return data\n",
	} {
		root := testkit.Plant(t, map[string]string{"shop.py": text})
		r, err := engine.Review(context.Background(), engine.Options{Paths: []string{root}, ThreatModels: []string{"library"}})
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Findings) != 1 {
			t.Errorf("%s: %d findings, want 1", name, len(r.Findings))
		}
	}
}

// chain is functions f0, f1 ... that pass a path on, the last one to what removes the file.
func chain(calls int) string {
	var b strings.Builder
	for i := range calls {
		fmt.Fprintf(&b, "def f%d(x):\n    f%d(x)\n", i, i+1)
	}
	fmt.Fprintf(&b, "def f%d(x):\n    os.remove(x)\n", calls)
	return b.String()
}

// TestExamples: code that shows how a project is used is judged a profile later, unless it is all that there is, or other code
// imports it.
func TestExamples(t *testing.T) {
	const debug = "from flask import Flask\napp = Flask(__name__)\nif __name__ == '__main__':\n    app.run(host='0.0.0.0', debug=True)\n"
	const root = "services:\n  store:\n    image: mysql\n    environment: {MYSQL_ALLOW_EMPTY_PASSWORD: 'yes'}\n"
	for name, c := range map[string]struct {
		files map[string]string
		want  bool
	}{
		"an example beside a library":           {map[string]string{"shop/core.py": "x = 1\n", "examples/app.py": debug}, false},
		"the application of an example":         {map[string]string{"shop/core.py": "x = 1\n", "exampleapp/app.py": debug}, false},
		"nothing but an example":                {map[string]string{"setup.py": "x = 1\n", "examples/app.py": debug}, true},
		"a folder that is imported":             {map[string]string{"shop/core.py": "from shop.samples import app\n", "shop/samples/app.py": debug}, true},
		"a module that shows":                   {map[string]string{"shop/core.py": "x = 1\n", "shop/example.py": debug}, true},
		"a module of a package":                 {map[string]string{"shop-1.0.dist-info/METADATA": "Name: shop\n", "shop/core.py": "x = 1\n", "shop/example.py": debug}, false},
		"a project of a package":                {map[string]string{"shop-1.0.dist-info/METADATA": "Name: shop\n", "shop/core.py": "x = 1\n", "example_consumer/app.py": debug}, false},
		"a fake of a package":                   {map[string]string{"shop-1.0.dist-info/METADATA": "Name: shop\n", "shop/core.py": "x = 1\n", "shop/mock_server.py": debug}, false},
		"settings of tests":                     {map[string]string{"shop/core.py": "x = 1\n", "shop/settings.py": "DEBUG = True\nROOT_URLCONF = 'shop.tests.urls'\n"}, false},
		"settings":                              {map[string]string{"shop/core.py": "x = 1\n", "shop/settings.py": "DEBUG = True\nROOT_URLCONF = 'shop.urls'\n"}, true},
		"settings of an example":                {map[string]string{"shop/core.py": "x = 1\n", "examples/settings.py": "DEBUG = True\nROOT_URLCONF = 'shop.urls'\n"}, false},
		"a file of an example":                  {map[string]string{"shop/core.py": "x = 1\n", "examples/compose.yaml": root}, false},
		"a file of a program":                   {map[string]string{"shop/core.py": "x = 1\n", "compose.yaml": root}, true},
		"a script that builds a package":        {map[string]string{"shop-1.0.dist-info/METADATA": "Name: shop\n", "shop/core.py": "x = 1\n", "bootstrap.py": debug}, false},
		"a module called so":                    {map[string]string{"shop-1.0.dist-info/METADATA": "Name: shop\n", "shop/core.py": "x = 1\n", "shop/bootstrap.py": debug}, true},
		"a test server of a package":            {map[string]string{"PKG-INFO": "Name: shop\n", "shop/core.py": "x = 1\n", "tests/app.py": debug}, false},
		"a package's own server":                {map[string]string{"shop-1.0.dist-info/METADATA": "Name: shop\n", "shop/core.py": "x = 1\n", "shop/demography.py": debug}, true},
		"a project called so":                   {map[string]string{"manage.py": "x = 1\n", "demo_shop/app.py": debug}, true},
		"a module for Python 2 alone":           {map[string]string{"setup.py": "setup(\n    python_requires='>=3.8')\n", "shop/app.py": "import urllib2\n" + debug}, false},
		"a module that was for Python 2":        {map[string]string{"setup.py": "setup(\n    python_requires='>=3.8')\n", "shop/app.py": "try:\n    import urllib2\nexcept ImportError:\n    pass\n" + debug}, true},
		"a program for Python 2":                {map[string]string{"setup.py": "setup(\n    python_requires='>=2.7')\n", "shop/app.py": "import urllib2\n" + debug}, true},
		"tests of a kind":                       {map[string]string{"shop/core.py": "x = 1\n", "shop/systemtests/app.py": "import unittest\n" + debug}, false},
		"what is called like tests":             {map[string]string{"shop/core.py": "x = 1\n", "shop/contests/app.py": "import unittest\n" + debug}, true},
		"an example that is called like a test": {map[string]string{"shop/core.py": "x = 1\n", "examples/definition_test.py": debug}, false},
		"code of the documentation":             {map[string]string{"shop/core.py": "x = 1\n", "docs_src/tutorial001.py": debug}, false},
		"a name that begins like one":           {map[string]string{"shop/core.py": "x = 1\n", "demography/app.py": debug}, true},
	} {
		r, err := engine.Review(context.Background(), engine.Options{Paths: []string{testkit.Plant(t, c.files)}})
		if err != nil {
			t.Fatal(err)
		}
		if got := len(r.Findings) > 0; got != c.want {
			t.Errorf("%s: findings %v, want %v", name, got, c.want)
		}
	}
}

// TestPublishedPackages: what is mostly prescribed in packages that others install is told by strict there, unless who reviews one
// takes its callers for strangers.
func TestPublishedPackages(t *testing.T) {
	app := map[string]string{"shop/views.py": "import jwt\nfrom flask import Flask, request\napp = Flask(__name__)\n@app.get('/')\ndef f():\n" +
		"    claims = jwt.decode(request.args['t'], options={'verify_signature': False})\n    return 'welcome' if claims['admin'] else 'no'\n"}
	wheel := map[string]string{"shop-1.0.dist-info/METADATA": "Name: shop\n"}
	maps.Copy(wheel, app)
	unpack := map[string]string{"shop/unpack.py": "import os, zipfile\ndef unpack(file):\n    with zipfile.ZipFile(file) as z:\n        for name in z.namelist():\n" +
		"            with open(os.path.join('/srv', name), 'wb') as out:\n                out.write(z.read(name))\n"}
	unpacks := map[string]string{"shop-1.0.dist-info/METADATA": "Name: shop\n"}
	maps.Copy(unpacks, unpack)
	const calls = "import grpc\nimport shop_pb2_grpc\nclass Shop(shop_pb2_grpc.ShopServicer):\n    def Buy(self, request, context):\n        try:\n            buy()\n" +
		"        except Exception as e:\n            context.set_details(str(e))\n"
	made := func(what string) string {
		return "import random\ndef random_" + what + "(n):\n    return ''.join(random.choice('abcdef') for _ in range(n))\n"
	}
	for name, c := range map[string]struct {
		files  map[string]string
		models []string
		want   bool
	}{
		"a service": {map[string]string{"shop/serve.py": calls}, nil, true},
		"a service of its own": {map[string]string{"shop/serve.py": calls, "shop/ask.py": "import shop_pb2_grpc\ndef ask(channel):\n" +
			"    return shop_pb2_grpc.ShopStub(channel)\n"}, nil, false},
		"an application":                {app, nil, true},
		"a package":                     {wheel, nil, false},
		"a package reviewed as library": {wheel, []string{"remote", "library"}, true},
		"archives of an application":    {unpack, nil, true},
		"archives that users choose":    {unpacks, nil, false},
		"archives of a library":         {unpacks, []string{"remote", "library"}, true},
		"a token of an application":     {map[string]string{"shop/made.py": made("token")}, nil, true},
		"a token of a package":          {map[string]string{"shop-1.0.dist-info/METADATA": "Name: shop\n", "shop/made.py": made("token")}, nil, false},
		"a password of a package":       {map[string]string{"shop-1.0.dist-info/METADATA": "Name: shop\n", "shop/made.py": made("password")}, nil, true},
	} {
		r, err := engine.Review(context.Background(), engine.Options{Paths: []string{testkit.Plant(t, c.files)}, ThreatModels: c.models})
		if err != nil {
			t.Fatal(err)
		}
		if got := len(r.Findings) > 0; got != c.want {
			t.Errorf("%s: findings %v, want %v", name, got, c.want)
		}
	}
}

// TestPartialOfItself: a partial that a loop makes of the last one is called to an end.
func TestPartialOfItself(t *testing.T) {
	text := "import os\nfrom functools import partial\nfrom flask import Flask, request\napp = Flask(__name__)\n\n" +
		"def start(*args):\n    os.system(args[-1])\n\n@app.get('/')\ndef f():\n    g = start\n    for x in range(9):\n        g = partial(g, x)\n    return g(request.args['x'])\n"
	r, err := engine.Review(context.Background(), engine.Options{Paths: []string{testkit.Plant(t, map[string]string{"app.py": text})}})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(r.Findings, func(f *finding.Finding) bool { return f.Rule.ID == "command-injection" }) {
		t.Errorf("findings %v, want command-injection", r.Findings)
	}
}

// TestEachPlace: the default profile tells once of what one change mends, the others tell of each place.
func TestEachPlace(t *testing.T) {
	head := "import logging, os, pickle\nfrom flask import Flask, request\napp = Flask(__name__)\n@app.get('/')\ndef f():\n    x = request.args['x']\n"
	for name, text := range map[string]string{
		"path-traversal":         head + "    open(x)\n    os.remove(x)\n",
		"unsafe-deserialization": head + "    pickle.loads(x)\n    pickle.loads(x[1:])\n",
		"secret-in-log":          "import logging\ndef f(password):\n    logging.info('in %s', password)\n    logging.error('out %s', password)\n",
		"world-writable":         "import os\nos.chmod('a', 0o777)\nos.chmod('b', 0o777)\n",
	} {
		root := testkit.Plant(t, map[string]string{"app.py": text})
		for profile, want := range map[string]int{"default": 1, "strict": 2, "pedantic": 2} {
			r, err := engine.Review(context.Background(), engine.Options{Paths: []string{root}, Profile: profile})
			if err != nil {
				t.Fatal(err)
			}
			got := 0
			for _, f := range r.Findings {
				if f.Rule.ID == name {
					got++
				}
			}
			if got != want {
				t.Errorf("%s, %s: %d findings, want %d", name, profile, got, want)
			}
		}
	}
}

// TestCancelled: a review that is cancelled says so, and gives no findings.
func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if r, err := engine.Review(ctx, engine.Options{Paths: []string{"../../examples/bookshop"}}); err == nil {
		t.Errorf("no error, and %d findings", len(r.Findings))
	}
}

// countedContext is cancelled once it was asked so often.
type countedContext struct {
	context.Context
	asked *atomic.Int64
	after int64
}

func (c countedContext) Err() error {
	if c.asked.Add(1) > c.after {
		return context.Canceled
	}
	return nil
}

// TestCancelledMidway: wherever a review is cancelled, also while findings are gathered, it gives all findings or says that it did not
// come to its end.
func TestCancelledMidway(t *testing.T) {
	review := func(after int64) (findings int, asked int64, err error) {
		c := countedContext{context.Background(), &atomic.Int64{}, after}
		r, err := engine.Review(c, engine.Options{Paths: []string{"../../examples/bookshop"}, Workers: 1, Debug: func(string) {}})
		if err == nil {
			findings = len(r.Findings)
		}
		return findings, c.asked.Load(), err
	}
	all, asked, err := review(math.MaxInt64)
	if err != nil || all == 0 {
		t.Fatalf("%d findings, %v", all, err)
	}
	cancelled := 0
	for n := range int64(12) {
		after := asked - 1 - n*n*asked/150 // the last ones are asked while findings are gathered
		got, _, err := review(after)
		if err != nil {
			cancelled++
		} else if got != all {
			t.Errorf("cancelled when it was asked for the %d. time of %d: %d findings of %d, and no error", after+1, asked, got, all)
		}
	}
	if cancelled == 0 {
		t.Errorf("nothing was cancelled, asked %d times", asked)
	}
}
