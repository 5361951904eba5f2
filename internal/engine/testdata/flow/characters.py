"""Texts of which it is known which characters they hold, or lack."""
import os
import re
import sqlite3
import string

import requests
from flask import Flask, Response, abort, redirect, render_template_string, request

app = Flask(__name__)
db = sqlite3.connect("shop.db")
NAME = set(string.ascii_letters + string.digits + "_")
SHELL = frozenset(";&|`$<>(){}[]*?!#~'\"\\ \t\r\n=^%")
UNSAFE = re.compile(r"[^a-zA-Z0-9_]+")
LIST = list("abcdef0123456789")
TABLE = str.maketrans("", "", "{}")
ESCAPES = str.maketrans({"<": "&lt;", ">": "&gt;", "&": "&amp;"})


# Substitutions.

@app.get("/sub-compiled")
def sub_compiled():
    os.system("ls " + UNSAFE.sub("", request.args["name"]))  # safe: letters, digits, underscores


@app.get("/sub-replacement")
def sub_replacement():
    os.system("ls " + UNSAFE.sub(";", request.args["name"]))  # oracle: no (the words are the client's, the semicolons are not) # want command-injection


@app.get("/sub-nonword")
def sub_nonword():
    os.system("ls " + re.sub(r"\W", "_", request.args["name"]))  # safe: letters, digits, underscores


@app.get("/sub-first")
def sub_first():
    os.system("ls " + re.sub(r"\W", "_", request.args["name"], count=1))  # want command-injection


@app.get("/sub-one-at-the-start")
def sub_anchored():
    os.system("ls " + re.sub(r"^\W", "_", request.args["name"]))  # want command-injection


@app.get("/sub-pairs")
def sub_pairs():
    os.system("ls " + re.sub(r"\W{2}", "", request.args["name"]))  # want command-injection


@app.get("/sub-braces")
def sub_braces():
    return render_template_string("<p>" + re.sub(r"[{}]", "", request.args["name"]) + "</p>")  # oracle: no (the mark is enough) # safe: without braces nothing is evaluated


@app.get("/sub-slashes")
def sub_slashes():
    open("/srv/files/" + re.sub(r"[/\\]", "_", request.args["name"])).close()  # safe: one component


@app.get("/sub-backslashes")
def sub_backslashes():
    open("/srv/files/" + re.sub(r"[\\]", "_", request.args["name"])).close()  # want path-traversal


@app.get("/sub-tags")
def sub_angles():
    return "<p>" + re.sub("[<>]", "", request.args["name"]) + "</p>"  # safe: no tag can begin


@app.get("/sub-closing")
def sub_closing():
    return "<p>" + re.sub("[>]", "", request.args["name"]) + "</p>"  # want cross-site-scripting


@app.get("/sub-function")
def sub_function():
    os.system("ls " + re.sub(r"\W", lambda m: m.group(0), request.args["name"]))  # want command-injection


# Replacing.

@app.get("/replace-braces")
def replace_braces():
    return render_template_string(request.args["name"].replace("{", "").replace("}", ""))  # oracle: no (the mark is enough) # safe: without braces nothing is evaluated


@app.get("/replace-closing-braces")
def replace_closing():
    return render_template_string(request.args["name"].replace("}", ""))  # want template-injection


@app.get("/replace-slash")
def replace_slash():
    open("/srv/files/" + request.args["name"].replace("/", "_")).close()  # safe: one component


@app.get("/replace-slash-and-back")
def replace_slash_back():
    open("/srv/files/" + request.args["name"].replace("/", "_").replace("_", "/")).close()  # want path-traversal


@app.get("/replace-parents")
def replace_parents():
    open("/srv/files/" + request.args["name"].replace("..", "")).close()  # safe: no component is ".."


@app.get("/replace-parent-once")
def replace_parent_once():
    open("/srv/files/" + request.args["name"].replace("../", "")).close()  # want path-traversal


@app.get("/translate")
def translate():
    return render_template_string(request.args["name"].translate(TABLE))  # oracle: no (the mark is enough) # safe: without braces nothing is evaluated


@app.get("/translate-html")
def translate_html():
    return "<p>" + request.args["name"].translate(ESCAPES) + "</p>"  # safe: escaped by hand


@app.get("/translate-letters")
def translate_letters():
    return "<p>" + request.args["name"].translate(str.maketrans("abc", "xyz")) + "</p>"  # want cross-site-scripting


# Groups.

@app.get("/groups")
def groups():
    m = re.search(r"(\d+)-(\w+)", request.args["id"])
    if m:
        number, word = m.groups()
        os.system("kill " + number + " " + word)  # safe: digits and letters
    return ""


@app.get("/named-group")
def named_group():
    if m := re.match(r"(?P<id>[0-9a-f]+):(?P<rest>.*)", request.args["id"]):
        os.system("kill " + m["id"])  # safe: hexadecimal digits
    return ""


@app.get("/named-group-live")
def named_group_live():
    if m := re.match(r"(?P<id>[a-z0-9]*);?(?P<rest>.*)", request.args["id"]):
        os.system("kill " + m["rest"])  # want command-injection
    return ""


@app.get("/finditer")
def found():
    for m in re.finditer(r"\w+", request.args["names"]):
        os.system("ls " + m.group())  # safe: letters, digits, underscores
    return ""


@app.get("/findall-any")
def found_any():
    for word in re.findall(r"\S+", request.args["names"]):
        os.system("ls " + word)  # want command-injection
    return ""


# Each character.

@app.get("/join-in")
def join_in():
    name = "".join(c for c in request.args["name"] if c in NAME)
    os.system("ls " + name)  # safe: letters, digits, underscores


@app.get("/join-in-printable")
def join_in_printable():
    name = "".join(c for c in request.args["name"] if c in " abcdefghijklmnopqrstuvwxyz0123456789;")
    os.system("ls " + name)  # want command-injection


@app.get("/join-conditional")
def join_conditional():
    name = "".join(c if c.isalnum() else "_" for c in request.args["name"])
    os.system("ls " + name)  # safe: letters, digits, underscores


@app.get("/filter-str")
def filter_str():
    os.system("ls " + "".join(filter(str.isalnum, request.args["name"])))  # safe: letters and digits


@app.get("/all-in")
def all_in():
    name = request.args["name"]
    if not all(c in NAME for c in name):
        abort(400)
    os.system("ls " + name)  # safe: letters, digits, underscores


@app.get("/all-in-some")
def all_in_some():
    name = request.args["name"]
    if not all(c in NAME for c in name if c != ";"):
        abort(400)
    os.system("ls " + name)  # oracle: no (a semicolon, and nothing but letters) # want command-injection


@app.get("/all-in-list")
def all_in_list():
    name = request.args["name"]
    if all(c in LIST for c in name):
        os.system("ls " + name)  # safe: hexadecimal digits
    return ""


@app.get("/any-in")
def any_in():
    name = request.args["name"]
    if any(c in SHELL for c in name):
        return "no"
    os.system("ls " + name)  # safe: nothing that the shell reads


@app.get("/any-of-one")
def any_of_one():
    name = request.args["name"]
    if any(c in ">" for c in name):
        return "no"
    os.system("ls " + name)  # want command-injection


@app.get("/any-bad-in")
def any_bad_in():
    name = request.args["name"]
    if any(bad in name for bad in ("/", "\\", "..")):
        abort(400)
    open("/srv/files/" + name).close()  # safe: one component


@app.get("/any-bad-in-some")
def any_bad_in_some():
    name = request.args["name"]
    if any(bad in name for bad in ("$", "~")):
        abort(400)
    open("/srv/files/" + name).close()  # want path-traversal


@app.get("/subset")
def subset():
    name = request.args["name"]
    if not set(name) <= NAME:
        abort(400)
    os.system("ls " + name)  # safe: letters, digits, underscores


@app.get("/subset-method")
def subset_method():
    name = request.args["name"]
    if set(name).issubset("abcdefghijklmnopqrstuvwxyz0123456789"):
        os.system("ls " + name)  # safe: letters and digits
    return ""


@app.get("/superset")
def superset():
    name = request.args["name"]
    if set(name) >= NAME or request.args.get("force"):
        os.system("ls " + name)  # want command-injection
    return ""


@app.get("/difference")
def difference():
    name = request.args["name"]
    if set(name) - NAME:
        return "no"
    os.system("ls " + name)  # safe: letters, digits, underscores


@app.get("/intersection")
def intersection():
    name = request.args["name"]
    if set(name) & {"<", ">"}:
        return "no"
    return "<p>" + name + "</p>"  # safe: no tag can begin


@app.get("/intersection-command")
def intersection_command():
    name = request.args["name"]
    if set(name) & {"<", ">"}:
        return "no"
    os.system("ls " + name)  # want command-injection


# Expressions.

@app.get("/arithmetic")
def arithmetic():
    expression = request.args["e"]
    if re.fullmatch(r"[0-9+*/(). -]+", expression):
        return str(eval(expression))  # safe: no names, nothing to call
    return ""


@app.get("/arithmetic-filtered")
def arithmetic_filtered():
    expression = re.sub(r"[^0-9+*/()-]", "", request.args["e"])
    return str(eval(expression))  # safe: no names, nothing to call


@app.get("/calls")
def calls():
    expression = request.args["e"]
    if re.fullmatch(r"[a-z0-9_'()]+", expression):
        return str(eval(expression))  # want eval-injection
    return ""


@app.get("/letters")
def letters():
    expression = request.args["e"]
    if not all(c in "0123456789+-*/ " for c in expression):
        abort(400)
    return str(eval(expression))  # safe: no names, nothing to call


# Beginnings.

@app.get("/any-prefix")
def any_prefix():
    url = request.args["url"]
    if any(url.startswith(p) for p in ("https://a.example/", "https://b.example/")):
        requests.get(url)  # safe: one of two hosts
    return ""


@app.get("/any-prefix-open")
def any_prefix_open():
    url = request.args["url"]
    if any(url.startswith(p) for p in ("https://a.example/", "http")):
        requests.get(url)  # want server-side-request-forgery
    return ""


@app.get("/header")
def header():
    name = re.sub(r"[\r\n]", " ", request.args["name"])
    return Response("", headers={"X-Name": name})  # safe: one line


# Cut off at a character.

@app.get("/cut-before")
def cut_before():
    text = request.args["text"]
    head = text[:text.find("<")]
    rest = text[text.find("<"):]
    if request.args.get("head"):
        return "<p>" + head + "</p>"  # safe: no tag can begin
    return "<p>" + rest + "</p>"  # want cross-site-scripting


@app.get("/cut-at-variable")
def cut_at_variable():
    text, other = request.args["text"], request.args["other"]
    end = text.index("<")
    if request.args.get("one"):
        return "<p>" + text[:end] + "</p>"  # safe: no tag can begin
    return "<p>" + other[end:] + "</p>"  # want cross-site-scripting


@app.get("/cut-last")
def cut_last():
    text = request.args["text"]
    if request.args.get("last"):
        return "<p>" + text[text.rfind("<") + 1:] + "</p>"  # safe: what comes after the last one
    return "<p>" + text[text.find("<") + 1:] + "</p>"  # oracle: no (an attack begins two tags) # want cross-site-scripting


# Characters one by one.

@app.get("/each-4")
def each_4():
    given = request.args["q"]
    result = "".join(ch for ch in given if 48 <= ord(ch) <= 57)
    os.system("ls " + result)


@app.get("/each-5")
def each_5():
    given = request.args["q"]
    result = "".join(ch for ch in given if "0" <= ch and ch <= "z")
    os.system("ls " + result)  # want command-injection


@app.get("/each-6")
def each_6():
    given = request.args["q"]
    result = "".join(ch for ch in given if ch >= "0" and ch <= "9")
    os.system("ls " + result)


@app.get("/each-7")
def each_7():
    given = request.args["q"]
    out = []
    for ch in given:
        if "A" <= ch <= "Z":
            out.append(ch)
        elif "a" <= ch <= "z":
            out.append(ch.upper())
        else:
            out.append("_")
    os.system("ls " + "".join(out))


@app.get("/each-8")
def each_8():
    given = request.args["q"]
    out = []
    for ch in given:
        if "A" <= ch <= "Z":
            out.append(ch)
        else:
            out.append(ch)
    os.system("ls " + "".join(out))  # want command-injection


@app.get("/each-9")
def each_9():
    given = request.args["q"]
    if all("a" <= ch <= "z" for ch in given):
        os.system("ls " + given)


@app.get("/each-10")
def each_10():
    given = request.args["q"]
    if any("a" <= ch <= "z" for ch in given):
        os.system("ls " + given)  # want command-injection


@app.get("/each-11")
def each_11():
    given = request.args["q"]
    if any(not ("a" <= ch <= "z") for ch in given):
        return
    os.system("ls " + given)


@app.get("/each-12")
def each_12():
    given = request.args["q"]
    for ch in given:
        if not ("a" <= ch <= "z"):
            return "bad"
    os.system("ls " + given)


@app.get("/each-13")
def each_13():
    given = request.args["q"]
    for ch in given:
        if ch < "a" or ch > "z":
            return "bad"
    os.system("ls " + given)
