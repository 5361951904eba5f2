"""What really happens in the cases of this folder: they run, with stand-ins for the web and for everything that does
harm, and with attacks for requests.

    python3 oracle.py FAMILY.py FOLDER ...

Every view runs many times. Each parameter of a request is an attack, an attack between strings that the program itself
contains (so that checks of beginnings and ends are met), or one of those strings alone (so that modes and allow-lists
are met). A sink that gets an attack which works there must be wanted ("# want rule"), at its line or at that of a call on the
way, which builds the text; one that is wanted must get one.
A line that says "# oracle: no" is left out, with the reason: what cannot happen in this stage set.
"""

import asyncio
import builtins
import collections
import functools
import html
import importlib
import importlib.util
import inspect
import io
import os
import pathlib
import pickle
import random
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
import types
import urllib.request
from urllib.parse import urljoin, urlsplit

MARK = "zq7"
ATTACKS = [
    "; zq7 x", "a;zq7", "'; zq7 '", "' OR 'zq7", "x\nzq7: 1", "<zq7>", "-zq7", "__import__('zq7')", "{{ zq7 }}",
    "../../../../../etc/zq7", "....//....//....//....//....//etc/zq7", "/etc/zq7", "..\\zq7",
    "http://evil.zq7/", "//evil.zq7/", "@evil.zq7/", ".evil.zq7/", "evil.zq7", "evil.zq7; zq7",
]
TRIALS, MORE = 120, 3000

hits = set()
callers = collections.defaultdict(set)  # by hit: the program's other lines on the way, where the text may be built
views = []
routes = {}  # by view: its parameters and their converters, where the framework passes no others
program = set()  # file names
pages = set()  # those with views whose results are pages


# ---------------------------------------------------------------- judging

def position(frame):
    if hasattr(frame.f_code, "co_positions"):
        for i, p in enumerate(frame.f_code.co_positions()):
            if i == frame.f_lasti // 2 and p[0]:
                return p[0]
    return frame.f_lineno


def hit(rule, near=None):
    frame = sys._getframe(2)
    lines = []
    while frame:
        if frame.f_code.co_filename in program:
            lines.append((frame.f_code.co_filename, position(frame)))
        frame = frame.f_back
    if lines:
        hits.add((*lines[0], rule))
        callers[*lines[0], rule].update(lines[1:])


def called_by_program():
    return sys._getframe(2).f_code.co_filename in program


def text(x):
    if isinstance(x, (bytes, bytearray)):
        return x.decode("latin-1")
    return x if isinstance(x, str) else str(x)


def judge_shell(command):
    command = text(command)
    if MARK not in command.lower():
        return
    try:
        lexer = shlex.shlex(command, posix=True, punctuation_chars=True)
        tokens = list(lexer)
    except ValueError:
        tokens = [";", MARK]
    for i, t in enumerate(tokens):
        if t and set(t) <= set(";&|") and any(MARK in u.lower() for u in tokens[i:]):
            return hit("command-injection")


def judge_argv(argv, shell=False):
    if isinstance(argv, (str, bytes)) or shell and argv:
        command = argv if isinstance(argv, (str, bytes)) else argv[0]
        if shell:
            judge_shell(command)
        elif MARK in text(command).lower():
            hit("command-injection")
        return
    argv = [text(a).lower() for a in argv]
    if argv and MARK in argv[0]:
        return hit("command-injection")
    options = argv[1:argv.index("--")] if "--" in argv else argv[1:]
    if any(a.startswith("-zq7") for a in options):
        return hit("argument-injection")
    # "sh", "-c", command
    if len(argv) == 3 and argv[0].endswith("sh") and argv[1] == "-c":
        judge_shell(argv[2])


def judge_path(path):
    if isinstance(path, int):
        return
    if os.path.abspath(text(os.fspath(path))).lower().startswith("/etc/" + MARK):
        hit("path-traversal")


def judge_text(rule, x):
    if MARK in text(x).lower():
        hit(rule)


def judge_html(x):
    return "<zq7" in text(x).lower()


def judge_url(rule, url, base=""):
    try:
        host = urlsplit(urljoin(base, text(url))).netloc
    except ValueError:
        return
    if MARK in host.lower():
        hit(rule)


# ---------------------------------------------------------------- sinks of the standard library

class Anything:
    """A result that survives what is done with it."""
    text, content, returncode, stdout, status_code = "", b"", 0, "", 200

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *a, **k: Anything()

    def __enter__(self): return self
    def __exit__(self, *exc): return False
    def __iter__(self): return iter(())
    def __len__(self): return 0


class Cursor(Anything):
    def execute(self, sql, *args, **kwargs):
        judge_text("sql-injection", re.sub(r"'(?:[^']|'')*'", "''", text(sql)))  # what is quoted is a value
        return self

    executescript = executemany = execute

    def cursor(self, *a, **k): return Cursor()
    def fetchone(self): return None
    def fetchall(self): return []


def patch():
    os.system = lambda c: judge_shell(c) or 0
    os.popen = lambda c, *a: judge_shell(c) or io.StringIO()

    def run(argv, *a, shell=False, **k):
        judge_argv(argv, shell)
        return Anything()
    for name in ("run", "call", "check_call", "check_output", "Popen"):
        setattr(subprocess, name, run)
    subprocess.getoutput = lambda c: judge_shell(c) or ""

    real_open, real_eval, real_exec = builtins.open, builtins.eval, builtins.exec

    def fake_open(path, *a, **k):
        if not called_by_program():
            return real_open(path, *a, **k)
        judge_path(path)
        return io.BytesIO() if a and "b" in a[0] else io.StringIO()

    def fake_eval(source, *a):
        if not called_by_program() or not isinstance(source, str):
            return real_eval(source, *a)
        judge_text("eval-injection", source)
        return None

    def fake_exec(source, *a, **k):
        if not called_by_program() or not isinstance(source, str):
            return real_exec(source, *a, **k)
        judge_text("code-injection", source)
    builtins.open, builtins.eval, builtins.exec = fake_open, fake_eval, fake_exec

    for module, names in ((os, ("remove", "unlink", "listdir", "rmdir")), (shutil, ("rmtree",))):
        for name in names:
            real = getattr(module, name)

            def fake(path=".", *a, real=real, **k):
                if not called_by_program():
                    return real(path, *a, **k)
                judge_path(path)
                return []
            setattr(module, name, fake)
    for name in ("read_text", "read_bytes", "write_text", "unlink", "open"):
        real = getattr(pathlib.Path, name)

        def fake(self, *a, real=real, **k):
            if not called_by_program():
                return real(self, *a, **k)
            judge_path(self)
            return Anything()
        setattr(pathlib.Path, name, fake)

    sqlite3.connect = lambda *a, **k: Cursor()
    urllib.request.urlopen = lambda url, *a, **k: judge_url("server-side-request-forgery", url) or Anything()
    real_loads = pickle.loads

    def loads(data, *a, **k):
        if not called_by_program():
            return real_loads(data, *a, **k)
        judge_text("unsafe-deserialization", data)
    pickle.loads = loads


# ---------------------------------------------------------------- the web

constants = []
current = {}


class Abort(Exception):
    pass


def constant():
    """A string of the view under way, of what it names, or of the whole program."""
    r, near = current["random"], current["near"]
    return r.choice(near if near and r.random() < 0.8 else constants or [""])


def value(key):
    """One request's value of a parameter: the same each time it is asked for."""
    r = current["random"]
    if key not in current:
        n = r.random()
        if n < 0.3:
            current[key] = constant()
        elif n < 0.35:
            current[key] = None
        elif n < 0.4:
            current[key] = r.choice(["1", "2"])
        elif n < 0.5:
            current[key] = current["shared"]
        else:
            s = r.choice(ATTACKS)
            if r.random() < 0.4:
                s = constant() + s
            if r.random() < 0.4:
                s = s + constant()
            current[key] = s
    return current[key]


class Values(collections.abc.Mapping):
    """Query, form, cookies, headers, JSON: any key is there, or none."""

    def __getitem__(self, key):
        v = value(key)
        if v is None:
            raise KeyError(key)
        return v

    def get(self, key, default=None, type=None):
        v = value(key)
        if v is None:
            return default
        if type is not None:
            try:
                return type(v)
            except (ValueError, TypeError):
                return default
        return v

    def getlist(self, key, type=None):
        v = value(key)
        return [] if v is None else [v, v]

    def __contains__(self, key): return value(key) is not None
    def __iter__(self): return iter(["host", value("any") or "name"])
    def __len__(self): return 2
    def to_dict(self, flat=True): return dict(self.items())
    def dict(self): return dict(self.items())


class Request:
    args = form = cookies = headers = values = json = GET = POST = COOKIES = META = query_params = path_params = Values()
    method = "POST"
    path = full_path = "/x"
    session = {}

    def get_json(self, *a, **k): return Values()

    @property
    def data(self): return (value("data") or "").encode("utf-8", "replace")

    body = data
    query_string = data

    def get_data(self, as_text=False, **k): return self.data.decode() if as_text else self.data


class App:
    """Flask, a blueprint, a FastAPI application, a router."""
    logger = Anything()
    config = {"HOSTS": ["a.example", "b.example"], "DEBUG": False}

    def __init__(self, *a, **k): pass

    def route(self, rule="", *a, **k):
        def register(f):
            self.add_url_rule(rule, view_func=f)
            return f
        return register

    get = post = put = delete = route

    def add_url_rule(self, rule, endpoint=None, view_func=None, **k):
        views.append(view_func)
        routes[view_func] = {name: form for form, name in re.findall(r"<(?:(\w+):)?(\w+)>", rule)}

    def __getattr__(self, name): return lambda *a, **k: (lambda f: f)


class API(App):
    """FastAPI passes whatever a function takes: parts of the path, of the query, of the body."""

    def add_url_rule(self, rule, endpoint=None, view_func=None, **k): views.append(view_func)


class Response(Exception):
    def __init__(self, content="", *a, headers=None, **k):
        self.content, self.headers = content, headers or {}


class MethodView:
    @classmethod
    def as_view(cls, name, *a, **k):
        def view(**kwargs):
            return cls(*a, **k).post(**kwargs)
        return view


def abort(*a, **k):
    raise Abort


def redirect(location, *a, **k):
    judge_url("open-redirect", location, "https://shop.example/a/b")
    return Response()


def render_template_string(source, **context):
    judge_text("template-injection", source)
    return ""


def secure_filename(name):
    return re.sub(r"[^A-Za-z0-9_.-]", "", name.replace("/", "_")).strip("._")


def safe_join(base, *paths):
    path = os.path.normpath(os.path.join(base, *paths))
    return path if path.startswith(base + "/") and not any(os.path.isabs(p) for p in paths) else None


class Markup(str):
    def __new__(cls, s=""):
        if judge_html(s):
            hit("cross-site-scripting")
        return str.__new__(cls, s)


def stub(name, **members):
    m = types.ModuleType(name)
    m.__dict__.update(members)
    m.__path__ = []
    sys.modules[name] = m
    if "." in name:
        parent, _, last = name.rpartition(".")
        if parent not in sys.modules:
            stub(parent)
        setattr(sys.modules[parent], last, m)
    return m


def http(rule="server-side-request-forgery"):
    def call(url="", *a, **k):
        judge_url(rule, url)
        return Anything()
    return call


def stubs():
    request = Request()
    escape = lambda s: str.__new__(Markup, html.escape(str(s)))
    flask = dict(
        Flask=App, Blueprint=App, request=request, abort=abort, redirect=redirect, g=types.SimpleNamespace(),
        session={}, current_app=App(), jsonify=lambda *a, **k: Response(), Response=Response,
        make_response=lambda *a: Response(), render_template=lambda *a, **k: "", Markup=Markup, escape=escape,
        render_template_string=render_template_string, url_for=lambda *a, **k: "/x", send_file=lambda p, *a, **k: judge_path(p) or Response(),
    )
    stub("flask", **flask)
    stub("flask.views", MethodView=MethodView, View=MethodView)
    stub("markupsafe", Markup=Markup, escape=escape)
    stub("werkzeug.utils", secure_filename=secure_filename, safe_join=safe_join)
    stub("requests", get=http(), post=http(), head=http(), RequestException=OSError)

    class HTTPException(Exception):
        def __init__(self, *a, **k): pass
    stub("fastapi", FastAPI=API, APIRouter=API, Request=Request, HTTPException=HTTPException,
         Query=lambda default=None, **k: default, Body=lambda default=None, **k: default, Depends=lambda f=None: Depends(f),
         Header=lambda default=None, **k: default, Form=lambda default=None, **k: default)
    stub("fastapi.responses", HTMLResponse=Response, RedirectResponse=redirect, PlainTextResponse=Response)

    class BaseModel:
        def __init__(self, **kw): self.__dict__.update(kw)
    stub("pydantic", BaseModel=BaseModel, Field=lambda default=None, **k: default)

    def http_response(content="", *a, **k):
        if judge_html(content):
            hit("cross-site-scripting")
        return Response()
    for name in ("HttpResponseBadRequest", "HttpResponseForbidden", "JsonResponse"):
        flask[name] = lambda *a, **k: Response()
    stub("django.http", HttpResponse=http_response, HttpResponseRedirect=redirect, HttpResponseBadRequest=flask["HttpResponseBadRequest"],
         HttpResponseForbidden=flask["HttpResponseForbidden"], JsonResponse=flask["JsonResponse"], Http404=Abort, HttpRequest=Request)
    stub("django.shortcuts", redirect=redirect, render=lambda *a, **k: Response())
    stub("django.db", connection=Cursor())
    stub("django.urls", path=lambda r, view, *a, **k: views.append(view), re_path=lambda r, view, *a, **k: views.append(view))
    stub("django.views", View=DjangoView)
    stub("django.utils.html", escape=escape, format_html=lambda f, *a, **k: f.format(*[html.escape(str(x)) for x in a]))
    stub("django.utils.safestring", mark_safe=Markup)
    stub("django.views.decorators.http", require_POST=lambda f: f, require_http_methods=lambda m: (lambda f: f))
    stub("django.utils.http", url_has_allowed_host_and_scheme=lambda url, allowed_hosts=None, **k: not urlsplit(url).netloc and not url.startswith("//") and ":" not in url)


class Depends:
    def __init__(self, f): self.f = f


class DjangoView:
    @classmethod
    def as_view(cls, *a, **k):
        def view(request, **kwargs):
            self = cls()
            self.request = request
            return self.post(request, **kwargs)
        return view


# ---------------------------------------------------------------- running

def strings(code, seen):
    for c in code.co_consts:
        if isinstance(c, str):
            seen.add(c)
            if c.startswith("^"):  # the literal beginning of a regular expression
                seen.add(re.match(r"\^([\w-]*)", c)[1])
        elif isinstance(c, types.CodeType):
            strings(c, seen)
        elif isinstance(c, (tuple, frozenset)):
            seen.update(x for x in c if isinstance(x, str))


def near(f, depth=2):
    """The strings of a function, of the module's variables that it names, and of the functions that it calls."""
    found = set()
    code = getattr(f, "__code__", None)
    if code is None or code.co_filename not in program:
        return found
    strings(code, found)
    for name in code.co_names:
        v = f.__globals__.get(name)
        if isinstance(v, str):
            found.add(v)
        elif isinstance(v, (list, tuple, set, frozenset, dict)):
            found.update(x for x in v if isinstance(x, str))
        elif inspect.isfunction(v) and depth:
            found |= near(v, depth - 1)
    return found


def arguments(view):
    if view in routes:
        return {name: 7 if form == "int" else value(name) or "x" for name, form in routes[view].items()}
    kwargs = {}
    for p in inspect.signature(view).parameters.values():
        if p.kind in (p.VAR_POSITIONAL, p.VAR_KEYWORD):
            continue
        if p.name == "request" or p.annotation in (Request, "Request"):
            kwargs[p.name] = Request()
        elif isinstance(p.default, Depends):
            kwargs[p.name] = finish((p.default.f)(**arguments(p.default.f)))
        elif p.annotation in (int, "int"):
            kwargs[p.name] = 7
        elif inspect.isclass(p.annotation) and p.annotation.__module__ not in ("builtins", "typing", "inspect"):
            fields = inspect.get_annotations(p.annotation)
            kwargs[p.name] = p.annotation(**{f: 7 if t in (int, "int") else value(f) or "x" for f, t in fields.items()})
        else:
            v = value(p.name)
            if v is None:
                if p.default is not p.empty:
                    continue
                v = "x"
            kwargs[p.name] = v
    return kwargs


def nearest(missing):
    """The views that hold the lines, or all of them."""
    lines = {(f, n) for f, n, _ in missing}
    found = [v for v in views if any((v.__code__.co_filename, n) in lines for _, _, n in v.__code__.co_lines())]
    return found if len(found) == len(lines) else views


def finish(result):
    if inspect.iscoroutine(result):
        return asyncio.new_event_loop().run_until_complete(result)
    return result


def serve(view):
    code = getattr(view, "__code__", None)
    returned = []

    def watch(frame, event, arg):
        if event == "return" and frame.f_code is code and arg is not None:
            returned.append((code.co_filename, frame.f_lineno))
    try:
        kwargs = arguments(view)
        if code and code.co_filename in pages:
            sys.setprofile(watch)
        try:
            result = view(**kwargs)
        finally:
            sys.setprofile(None)
        result = finish(result)
        if isinstance(result, tuple):
            result = result[0]
        if isinstance(result, str) and judge_html(result) and returned:
            hits.add((*returned[-1], "cross-site-scripting"))
    except (Exception, SystemExit) as e:  # a view that fails sends nothing on
        if os.environ.get("ORACLE_DEBUG"):
            failures[f"{view.__name__}: {type(e).__name__}: {e}"] += 1


failures = collections.Counter()


def modules(path):
    if path.suffix == ".py":
        sys.path.insert(0, str(path.parent))
        return [path], [path.stem]
    roots = [path / "src", path] if (path / "src").is_dir() else [path]
    for r in roots:
        sys.path.insert(0, str(r))
    files, names = [], []
    for f in sorted(path.rglob("*.py")):
        root = next(r for r in roots if r in f.parents)
        parts = list(f.relative_to(root).with_suffix("").parts)
        if parts[-1] == "__init__":
            parts.pop()
        files.append(f)
        if parts:
            names.append(".".join(parts))
    return files, names


def main(path):
    root = path.resolve()
    patch()
    stubs()
    files, names = modules(root)
    found = set()
    for f in files:
        program.add(str(f))
        if "cross-site-scripting" in f.read_text():
            pages.add(str(f))
        strings(compile(f.read_bytes(), str(f), "exec"), found)
    constants.extend(sorted(s for s in found if len(s) < 40 and "\n" not in s))
    os.chdir("/")
    sys.dont_write_bytecode = True
    for name in names:
        importlib.import_module(name)
    if not views:
        return [f"{path}: no views"]
    words = {v: sorted(s for s in near(v) if len(s) < 40) for v in views}
    wanted = {}  # by file and line
    for f in files:
        for n, line in enumerate(f.read_text().split("\n"), 1):
            m = re.search(r"# want ([a-z -]+)", line)
            wanted[str(f), n] = None if "# oracle: no" in line else set(m[1].split()) if m else set()
    reached = lambda: hits | {(*line, h[2]) for h, lines in callers.items() for line in lines}
    missing = lambda: [(f, n, r) for (f, n), rules in wanted.items() for r in sorted(rules or ()) if (f, n, r) not in reached()]
    for trial in range(MORE):
        if trial >= TRIALS and not missing():
            break
        for view in views if trial < TRIALS else nearest(missing()):
            current.clear()
            current["random"] = r = random.Random(f"{trial} {view.__qualname__}")
            current["near"] = words[view]
            current["shared"] = r.choice(ATTACKS)
            serve(view)
    unwanted = [(f, n, r) for f, n, r in sorted(hits) if wanted[f, n] is not None and r not in wanted[f, n]
                and not any(r in (wanted[line] or ()) for line in callers[f, n, r])]
    place = lambda f, n: f"{path.name}:{n}" if root.suffix else f"{pathlib.Path(f).relative_to(root)}:{n}"
    errors = [f"{place(f, n)}: wanted, but no attack worked: {r}" for f, n, r in missing()]
    errors += [f"{place(f, n)}: an attack works: {r}" for f, n, r in unwanted]
    if os.environ.get("ORACLE_DEBUG"):
        errors += [f"fails {n} times: {failure}" for failure, n in failures.most_common() if n > TRIALS // 2]
    return errors


if __name__ == "__main__":
    if len(sys.argv) == 2:
        errors = main(pathlib.Path(sys.argv[1]))
        print(*errors, sep="\n", end="\n" if errors else "")
        sys.exit(bool(errors))
    paths, popen = sys.argv[1:], subprocess.Popen
    failed = False
    for i in range(0, len(paths), 2):
        failed |= any([p.wait() for p in [popen([sys.executable, __file__, p]) for p in paths[i:i + 2]]])
    sys.exit(failed)
