"""Checks that suffice, and checks that do not."""
import hashlib
import hmac
import os
import pickle
import re
import sqlite3
from pathlib import Path

from flask import Flask, abort, redirect, request
from urllib.parse import urlparse

app = Flask(__name__)
db = sqlite3.connect("shop.db")

COMMANDS = ["uptime", "df"]
COLUMNS = {"name", "price"}
HOSTS = ("a.example", "b.example")
TOOLS = {"uptime": "Uptime", "df": "Disk"}
BASE = "/srv/files"
NAME = re.compile(r"[a-z0-9_]+")
NAME_ANCHORED = re.compile(r"^[a-z0-9_]+\Z")


class Settings:
    allowed = ("uptime", "df")


# Allow-lists.

@app.get("/in-list")
def in_list():
    name = request.args["name"]
    if name in ["uptime", "df"]:
        os.system(name)  # safe: one of two
    return ""


@app.get("/not-in-list")
def not_in_list():
    name = request.args["name"]
    if name not in ["uptime", "df"]:
        return "no"
    os.system(name)  # safe: one of two


@app.get("/not-in-list-live")
def not_in_list_live():
    name = request.args["name"]
    if name not in ["uptime", "df"]:
        os.system(name)  # want command-injection
    return ""


@app.get("/in-list-else")
def in_list_else():
    name = request.args["name"]
    if name in ["uptime", "df"]:
        pass
    else:
        os.system(name)  # want command-injection
    return ""


@app.get("/checked-but-goes-on")
def goes_on():
    name = request.args["name"]
    if name not in COMMANDS:
        app.logger.info("unknown command")
    os.system(name)  # want command-injection


@app.get("/in-global")
def in_global():
    name = request.args["name"]
    if name not in COMMANDS:
        abort(400)
    os.system(name)  # safe: abort raises


@app.get("/in-set")
def in_set():
    column = request.args["column"]
    if column not in COLUMNS:
        raise ValueError(column)
    db.execute("SELECT * FROM items ORDER BY " + column)  # safe: one of the columns


@app.get("/in-tuple")
def in_tuple():
    host = request.args["host"]
    os.system("ping " + host if host in HOSTS else "true")  # safe: one of the hosts


@app.get("/in-dict")
def in_dict():
    name = request.args["name"]
    if name in TOOLS:
        os.system(name)  # safe: one of the keys
    return ""


@app.get("/in-dict-keys")
def in_dict_keys():
    name = request.args["name"]
    if name in TOOLS.keys():
        os.system(name)  # safe: one of the keys
    return ""


@app.get("/in-class-attribute")
def in_class_attribute():
    name = request.args["name"]
    if name in Settings.allowed:
        os.system(name)  # safe: one of two
    return ""


@app.get("/in-config")
def in_config():
    host = request.args["host"]
    if host not in app.config["HOSTS"]:
        abort(400)
    os.system("ping " + host)  # safe: one of those that the configuration names


@app.get("/in-variable")
def in_variable():
    name = request.args["name"]
    allowed = ["uptime"]
    allowed.append("df")
    if name in allowed:
        os.system(name)  # safe: one of two
    return ""


@app.get("/in-tainted")
def in_tainted():
    name = request.args["name"]
    if name in request.args.getlist("allowed"):
        os.system(name)  # want command-injection
    return ""


@app.get("/in-string")
def in_string():
    name = request.args["name"]
    if name in "uptime;df":
        os.system(name)  # safe: some part of a constant
    return ""


@app.get("/contains")
def contains():
    name = request.args["name"]
    if "uptime" in name:
        os.system(name)  # want command-injection
    return ""


@app.get("/equal")
def equal():
    name = request.args["name"]
    if name == "uptime" or name == "df":
        os.system(name)  # safe: one of two
    return ""


@app.get("/equal-return")
def equal_return():
    name = request.args["name"]
    if name != "uptime":
        return "no"
    os.system(name)  # safe: it is uptime


@app.get("/unequal")
def unequal():
    name = request.args["name"]
    if name != "reboot":
        os.system(name)  # want command-injection
    return ""


@app.get("/lower-in")
def lower_in():
    name = request.args["name"].lower()
    if name in COMMANDS:
        os.system(name)  # safe: one of two
    return ""


@app.get("/lower-checked-only")
def lower_checked_only():
    name = request.args["name"]
    if name.lower() in COMMANDS:
        os.system(name)  # safe: one of two, in whatever case
    return ""


@app.get("/compound-and")
def compound_and():
    name = request.args["name"]
    if name and name in COMMANDS and len(name) < 10:
        os.system(name)  # safe: the allow-list is one of the conditions
    return ""


@app.get("/compound-or")
def compound_or():
    name = request.args["name"]
    if name in COMMANDS or request.args.get("force"):
        os.system(name)  # want command-injection
    return ""


@app.get("/compound-not-or")
def compound_not_or():
    name = request.args["name"]
    if not name or name not in COMMANDS:
        return "no"
    os.system(name)  # safe: both ways out are closed


@app.get("/compound-not-and")
def compound_not_and():
    name = request.args["name"]
    if request.args.get("strict") and name not in COMMANDS:
        return "no"
    os.system(name)  # want command-injection


@app.get("/not-parenthesised")
def not_parenthesised():
    name = request.args["name"]
    if not (name in COMMANDS):
        abort(403)
    os.system(name)  # safe: abort raises


@app.get("/flag")
def flag():
    name = request.args["name"]
    known = name in COMMANDS
    if not known:
        return "no"
    os.system(name)  # safe: the flag is the check


@app.get("/flag-assigned")
def flag_assigned():
    name = request.args["name"]
    ok = False
    if name in COMMANDS:
        ok = True
    if ok:
        os.system(name)  # safe: ok only where the name is known
    return ""


@app.get("/assert")
def asserted():
    name = request.args["name"]
    assert name in COMMANDS
    os.system(name)  # safe: the assertion holds


@app.get("/continue")
def continues():
    for name in request.args.getlist("name"):
        if name not in COMMANDS:
            continue
        os.system(name)  # safe: unknown names are left out
    return ""


@app.get("/break")
def breaks():
    for name in request.args.getlist("name"):
        if name not in COMMANDS:
            break
        os.system(name)  # safe: the first unknown name ends the loop
    return ""


@app.get("/any-equal")
def any_equal():
    name = request.args["name"]
    if any(name == c for c in COMMANDS):
        os.system(name)  # safe: equals one of two
    return ""


@app.get("/wrong-variable")
def wrong_variable():
    name, other = request.args["name"], request.args["other"]
    if other not in COMMANDS:
        return "no"
    os.system(name)  # want command-injection


@app.get("/check-after-use")
def check_after_use():
    name = request.args["name"]
    os.system(name)  # want command-injection
    if name not in COMMANDS:
        return "no"
    return "yes"


@app.get("/reassigned-after-check")
def reassigned():
    name = request.args["name"]
    if name not in COMMANDS:
        return "no"
    name = request.args["other"]
    os.system(name)  # want command-injection


@app.get("/default-on-failure")
def default_on_failure():
    name = request.args["name"]
    if name not in COMMANDS:
        name = "uptime"
    os.system(name)  # safe: either known or the default


@app.get("/checked-same-expression")
def same_expression():
    if request.args["name"] in COMMANDS:
        os.system(request.args["name"])  # safe: the same parameter of the same request
    return ""


@app.get("/derived-before-check")
def derived_before_check():
    name = request.args["name"]
    command = "run " + name
    if name not in COMMANDS:
        return "no"
    os.system(command)  # safe: made of a name that is checked


# Regular expressions.

@app.get("/fullmatch")
def fullmatch():
    name = request.args["name"]
    if not re.fullmatch(r"[a-z0-9_]+", name):
        abort(400)
    os.system("ls " + name)  # safe: letters, digits, underscores


@app.get("/match-anchored")
def match_anchored():
    name = request.args["name"]
    if re.match(r"^[A-Za-z0-9]+$", name):
        os.system("ls " + name)  # safe: letters and digits
    return ""


@app.get("/match-open")
def match_open():
    name = request.args["name"]
    if re.match(r"[a-z]*", name):
        os.system("ls " + name)  # want command-injection
    return ""


@app.get("/match-dot")
def match_dot():
    name = request.args["name"]
    if re.match(r"^.+$", name):
        os.system("ls " + name)  # want command-injection
    return ""


@app.get("/search-unanchored")
def search_unanchored():
    name = request.args["name"]
    if re.search(r"[a-z]+", name):
        os.system("ls " + name)  # want command-injection
    return ""


@app.get("/compiled-fullmatch")
def compiled_fullmatch():
    name = request.args["name"]
    if NAME.fullmatch(name) is None:
        return "no"
    os.system("ls " + name)  # safe: letters, digits, underscores


@app.get("/compiled-match")
def compiled_match():
    name = request.args["name"]
    if not NAME_ANCHORED.match(name):
        return "no"
    os.system("ls " + name)  # safe: anchored at both ends


@app.get("/compiled-match-open")
def compiled_match_open():
    name = request.args["name"]
    if not NAME.match(name):
        return "no"
    os.system("ls " + name)  # want command-injection


@app.get("/group")
def matched_group():
    m = re.match(r"^id-(\d+)", request.args["id"])
    if not m:
        return "no"
    os.system("kill " + m.group(1))  # safe: the group holds digits


@app.get("/group-live")
def matched_group_live():
    m = re.match(r"^id-(.*)", request.args["id"])
    if not m:
        return "no"
    os.system("kill " + m.group(1))  # want command-injection


@app.get("/deny-regex")
def deny_regex():
    name = request.args["name"]
    if re.search(r"[;&|]", name):
        return "no"
    os.system("ls " + name)  # oracle: no: needs a line break or $() # want command-injection


@app.get("/sub-allowed")
def substituted():
    name = re.sub(r"[^a-z0-9]", "", request.args["name"])
    os.system("ls " + name)  # safe: everything else is taken out


@app.get("/sub-live")
def substituted_live():
    name = re.sub(r"[;]", "", request.args["name"])
    db.execute("SELECT " + name)  # want sql-injection


# Tests of characters and types.

@app.get("/isdigit")
def is_digit():
    n = request.args["n"]
    if not n.isdigit():
        return "no"
    os.system("kill " + n)  # safe: digits


@app.get("/isalnum")
def is_alnum():
    name = request.args["name"]
    if name.isalnum():
        db.execute("SELECT * FROM " + name)  # safe: letters and digits
    return ""


@app.get("/isalnum-some")
def is_alnum_some():
    name = request.args["name"]
    if name[:1].isalnum():
        db.execute("SELECT * FROM " + name)  # want sql-injection
    return ""


@app.get("/isalnum-all")
def is_alnum_all():
    name = request.args["name"]
    if all(c.isalnum() or c == "_" for c in name):
        db.execute("SELECT * FROM " + name)  # safe: every character is checked
    return ""


@app.get("/try-int")
def try_int():
    n = request.args["n"]
    try:
        int(n)
    except ValueError:
        return "no"
    os.system("kill " + n)  # safe: a number, or int() would have raised


@app.get("/try-int-passes")
def try_int_passes():
    n = request.args["n"]
    try:
        int(n)
    except ValueError:
        pass
    os.system("kill " + n)  # want command-injection


@app.get("/isinstance")
def is_instance():
    n = request.get_json()["n"]
    if not isinstance(n, int):
        abort(400)
    os.system("kill %s" % n)  # safe: a number


@app.get("/isinstance-str")
def is_instance_str():
    n = request.get_json()["n"]
    if not isinstance(n, str):
        abort(400)
    os.system("kill " + n)  # want command-injection


@app.get("/length")
def length():
    name = request.args["name"]
    if len(name) > 30:
        return "no"
    os.system("ls " + name)  # want command-injection


# Paths.

@app.get("/realpath")
def realpath():
    path = os.path.realpath(os.path.join(BASE, request.args["name"]))
    if not path.startswith(BASE + "/"):
        abort(403)
    return str(len(open(path).read()))  # safe: inside the folder after normalisation


@app.get("/abspath-sep")
def abspath_sep():
    path = os.path.abspath(os.path.join(BASE, request.args["name"]))
    if path.startswith(BASE + os.sep):
        open(path).close()  # safe: inside the folder after normalisation
    return ""


@app.get("/not-normalised")
def not_normalised():
    path = os.path.join(BASE, request.args["name"])
    if not path.startswith(BASE):
        abort(403)
    open(path).close()  # want path-traversal


@app.get("/dot-dot-join")
def dot_dot_join():
    name = request.args["name"]
    if ".." in name:
        abort(400)
    open(os.path.join(BASE, name)).close()  # want path-traversal


@app.get("/dot-dot-concat")
def dot_dot_concat():
    name = request.args["name"]
    if ".." in name:
        abort(400)
    open(BASE + "/" + name).close()  # safe: an absolute path stays below the folder too


@app.get("/dot-dot-and-slash")
def dot_dot_and_slash():
    name = request.args["name"]
    if ".." in name or name.startswith("/"):
        abort(400)
    open(os.path.join(BASE, name)).close()  # safe: neither climbing nor absolute


@app.get("/slash")
def no_slash():
    name = request.args["name"]
    if "/" in name or name in ("", ".", ".."):
        abort(400)
    open(os.path.join(BASE, name)).close()  # safe: one component


@app.get("/endswith")
def ends_with():
    name = request.args["name"]
    if not name.endswith(".png"):
        abort(400)
    open(os.path.join(BASE, name)).close()  # want path-traversal


@app.get("/starts-with")
def starts_with():
    name = request.args["name"]
    if not name.startswith("/srv/files/"):
        abort(400)
    open(name).close()  # want path-traversal


@app.get("/replaced-dots")
def replaced_dots():
    name = request.args["name"].replace("../", "")
    open(BASE + "/" + name).close()  # want path-traversal


@app.get("/basename")
def basename():
    name = os.path.basename(request.args["name"])
    open(os.path.join(BASE, name)).close()  # safe: the last component


@app.get("/dirname")
def dirname():
    name = os.path.dirname(request.args["name"])
    os.listdir(os.path.join(BASE, name))  # want path-traversal


@app.get("/relative-to")
def relative_to():
    base = Path(BASE)
    path = (base / request.args["name"]).resolve()
    if not path.is_relative_to(base):
        abort(403)
    path.read_text()  # safe: inside the folder


@app.get("/relative-to-raises")
def relative_to_raises():
    path = (Path(BASE) / request.args["name"]).resolve()
    path.relative_to(BASE)
    path.read_text()  # safe: relative_to raises for paths outside


@app.get("/relative-unresolved")
def relative_unresolved():
    path = Path(BASE) / request.args["name"]
    if not path.is_relative_to(BASE):
        abort(403)
    path.read_text()  # want path-traversal


@app.get("/parents")
def in_parents():
    path = (Path(BASE) / request.args["name"]).resolve()
    if Path(BASE) not in path.parents:
        abort(403)
    path.read_text()  # safe: inside the folder


@app.get("/path-name")
def path_name():
    open(Path(BASE) / Path(request.args["name"]).name).close()  # safe: the last component


@app.get("/commonpath")
def common_path():
    path = os.path.realpath(os.path.join(BASE, request.args["name"]))
    if os.path.commonpath([path, BASE]) != BASE:
        abort(403)
    open(path).close()  # safe: inside the folder


@app.get("/checked-then-unnormalised")
def checked_other_form():
    name = request.args["name"]
    if os.path.realpath(name).startswith("/srv/files/"):
        open(name).close()  # safe: the same file, in another form
    return ""


@app.get("/exists")
def exists():
    path = os.path.join(BASE, request.args["name"])
    if not os.path.exists(path):
        abort(404)
    open(path).close()  # oracle: no: the file is not there # want path-traversal


# Addresses.

@app.get("/netloc-in")
def netloc_in():
    target = request.args["next"]
    if urlparse(target).netloc not in HOSTS:
        abort(400)
    return redirect(target)  # safe: one of the hosts


@app.get("/netloc-empty")
def netloc_empty():
    target = request.args["next"]
    parts = urlparse(target)
    if parts.netloc or parts.scheme or not target.startswith("/"):
        return redirect("/")
    return redirect(target)  # safe: no host


@app.get("/starts-with-slash")
def starts_with_slash():
    target = request.args["next"]
    if not target.startswith("/"):
        return redirect("/")
    return redirect(target)  # want open-redirect


@app.get("/starts-with-slash-only")
def starts_with_one_slash():
    target = request.args["next"]
    if target.startswith("/") and not target.startswith("//") and "\\" not in target:
        return redirect(target)  # safe: one slash, not two
    return redirect("/")


@app.get("/starts-with-host")
def starts_with_host():
    target = request.args["next"]
    if not target.startswith("https://shop.example/"):
        abort(400)
    return redirect(target)  # safe: scheme and host are fixed


@app.get("/starts-with-host-open")
def starts_with_host_open():
    target = request.args["next"]
    if not target.startswith("https://shop.example"):
        abort(400)
    return redirect(target)  # want open-redirect


@app.get("/host-contains")
def host_contains():
    target = request.args["next"]
    if "a.example" not in target:
        abort(400)
    return redirect(target)  # want open-redirect


# Helpers.

def is_known(name):
    return name in COMMANDS


def is_known_long(name):
    if not name:
        return False
    if name not in COMMANDS:
        return False
    return True


def require_known(name):
    if name not in COMMANDS:
        raise ValueError("unknown command")


def abort_unknown(name):
    if name not in COMMANDS:
        abort(400)


def known_or_default(name):
    if name in COMMANDS:
        return name
    return "uptime"


def known_or_none(name):
    return name if name in COMMANDS else None


def not_a_check(name):
    return len(name) > 3


def is_bad(name):
    return name not in COMMANDS


def log_unknown(name):
    if name not in COMMANDS:
        app.logger.info("unknown")


@app.get("/helper-bool")
def helper_bool():
    name = request.args["name"]
    if not is_known(name):
        return "no"
    os.system(name)  # safe: the helper checks


@app.get("/helper-bool-long")
def helper_bool_long():
    name = request.args["name"]
    if is_known_long(name):
        os.system(name)  # safe: the helper checks
    return ""


@app.get("/helper-bool-wrong-branch")
def helper_bool_wrong():
    name = request.args["name"]
    if is_known(name):
        return "known"
    os.system(name)  # want command-injection


@app.get("/helper-negative")
def helper_negative():
    name = request.args["name"]
    if is_bad(name):
        abort(400)
    os.system(name)  # safe: the helper checks


@app.get("/helper-raises")
def helper_raises():
    name = request.args["name"]
    require_known(name)
    os.system(name)  # safe: the helper raises


@app.get("/helper-raises-caught")
def helper_raises_caught():
    name = request.args["name"]
    try:
        require_known(name)
    except ValueError:
        return "no"
    os.system(name)  # safe: the helper raises, and the view returns


@app.get("/helper-raises-swallowed")
def helper_raises_swallowed():
    name = request.args["name"]
    try:
        require_known(name)
    except ValueError:
        pass
    os.system(name)  # want command-injection


@app.get("/helper-aborts")
def helper_aborts():
    name = request.args["name"]
    abort_unknown(name)
    os.system(name)  # safe: the helper aborts


@app.get("/helper-only-logs")
def helper_only_logs():
    name = request.args["name"]
    log_unknown(name)
    os.system(name)  # want command-injection


@app.get("/helper-default")
def helper_default():
    os.system(known_or_default(request.args["name"]))  # safe: known or the default


@app.get("/helper-none")
def helper_none():
    name = known_or_none(request.args["name"])
    if name is None:
        return "no"
    os.system(name)  # safe: known


@app.get("/helper-irrelevant")
def helper_irrelevant():
    name = request.args["name"]
    if not not_a_check(name):
        return "no"
    os.system(name)  # want command-injection


@app.get("/helper-other-argument")
def helper_other_argument():
    name = request.args["name"]
    if not is_known(request.args["other"]):
        return "no"
    os.system(name)  # want command-injection


def inside(path):
    return os.path.realpath(path).startswith(BASE + "/")


@app.get("/helper-path")
def helper_path():
    path = os.path.join(BASE, request.args["name"])
    if not inside(path):
        abort(403)
    open(path).close()  # safe: inside the folder


def is_member(value, allowed):
    return value in allowed


@app.get("/helper-list-passed")
def helper_list_passed():
    name = request.args["name"]
    if is_member(name, COMMANDS):
        os.system(name)  # safe: one of two
    return ""


@app.get("/authorised")
def authorised():
    name = request.args["name"]
    if not request.cookies.get("ticket"):
        abort(403)
    os.system(name)  # want command-injection


@app.get("/while-guard")
def while_guard():
    name = request.args["name"]
    while name not in COMMANDS:
        name = "uptime"
    os.system(name)  # safe: the loop ends with a known name


@app.get("/match-literals")
def match_literals():
    name = request.args["name"]
    match name:
        case "uptime" | "df":
            os.system(name)  # safe: one of two
        case _:
            os.system("echo " + name)  # want command-injection
    return ""


def is_local(target):
    parts = urlparse(target)
    return not parts.scheme and not parts.netloc and target.startswith("/") and "\\" not in target


def is_word(text):
    return bool(text) and len(text) < 20 and text.isalnum()


def is_word_or_long(text):
    return text.isalnum() or len(text) > 20


@app.get("/checked-by-a-chain")
def checked_by_a_chain():
    host = request.args["host"]
    if is_word(host):
        os.system("ping " + host)  # safe: letters and digits only


@app.get("/checked-by-an-alternative")
def checked_by_an_alternative():
    host = request.args["host"]
    if is_word_or_long(host):
        os.system("ping " + host)  # want command-injection


@app.get("/local-target")
def local_target():
    target = request.args["next"]
    if is_local(target):
        return redirect(target)  # safe: it has no host
    return redirect("/")


# A text, or nothing.

def whole_word(text):
    if not re.fullmatch(r"\w+", text or ""):
        abort(400)
    return text


def word_unless_missing(text, wanted):
    if not re.fullmatch(r"\w*", text if wanted else ""):
        abort(400)
    return text


@app.get("/word-or-nothing")
def word_or_nothing():
    host = whole_word(request.args.get("host"))
    os.system("ping " + host)  # safe: letters, digits and underscores


@app.get("/word-or-not-looked-at")
def word_or_not_looked_at():
    host = word_unless_missing(request.args.get("host"), request.args.get("wanted"))
    os.system("ping " + host)  # want command-injection


# Patterns of paths.

@app.get("/path-by-pattern")
def path_by_pattern():
    to = request.args["to"]
    if re.fullmatch(r"/[a-z/]*", to) and not to.startswith("//"):
        return redirect(to)  # safe: one slash, then letters
    if re.fullmatch(r"/[a-z]+(/[a-z]+)*", to):
        return redirect(to)  # safe: a letter after the first slash
    return redirect("/")


@app.get("/path-by-half-a-pattern")
def path_by_half_a_pattern():
    to = request.args["to"]
    if re.fullmatch(r"/[a-z./]*", to):
        return redirect(to)  # oracle: no (no attack without an uncommon letter) # want open-redirect
    return redirect("/")


# Codes that only who has the key can compute.

KEY = os.urandom(32)


def code_of(body):
    return "sha256=" + hmac.new(KEY, body, hashlib.sha256).hexdigest()


@app.post("/signed")
def signed():
    body = request.get_data()
    mac = hmac.new(KEY, body, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(mac, request.headers.get("X-Signature", "")):
        abort(403)
    return str(len(pickle.loads(body)))  # oracle: no (the key is random) # safe: from somebody who has the key


@app.post("/signed-by-helper")
def signed_by_helper():
    body = request.get_data()
    if hmac.compare_digest(code_of(body), request.headers.get("X-Signature", "")):
        return str(len(pickle.loads(body)))  # oracle: no (the key is random) # safe: from somebody who has the key
    return ""


@app.post("/signed-or-not")
def signed_or_not():
    body = request.get_data()
    if not hmac.compare_digest(code_of(body), request.headers.get("X-Signature", "")):
        pass
    return str(len(pickle.loads(body)))  # oracle: no (needs a pickle) # want unsafe-deserialization


@app.post("/something-else-signed")
def something_else_signed():
    body = request.get_data()
    if not hmac.compare_digest(code_of(request.args["user"].encode()), request.headers.get("X-Signature", "")):
        abort(403)
    return str(len(pickle.loads(body)))  # oracle: no (the key is random) # want unsafe-deserialization


# A list that is looked at where one is given.


def sort_listed(key, allowed=None):
    if allowed and key not in allowed:
        abort(400)
    db.execute("SELECT * FROM items ORDER BY " + key)  # want sql-injection


def sort_listed_only(key, allowed=None):
    if allowed and key not in allowed:
        abort(400)
    db.execute("SELECT * FROM items ORDER BY " + key)  # safe: every caller gives a list


def sort_given(key, allowed=None):
    if allowed is not None and key not in allowed:
        abort(400)
    db.execute("SELECT * FROM items ORDER BY " + key)  # safe: every caller gives a list


@app.get("/sorted-by-list")
def sorted_by_list():
    columns = ["id", "name"]
    sort_listed_only(request.args["key"], columns)
    sort_given(request.args["key"], allowed=["id", "name"])
    return ""


@app.get("/sorted-by-empty-list")
def sorted_by_empty_list():
    sort_listed(request.args["key"], [])
    return ""
