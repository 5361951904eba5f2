"""Exercises for a course: each one in a vulnerable and in a mended form."""
import base64
import io
import json
import os
import re
import subprocess
import tempfile
import xml.etree.ElementTree as ET
import zipfile
from lxml import etree as lxml_etree
from string import Template as StringTemplate
from urllib.parse import urlparse, urljoin
from urllib import request as urllib_request

import jinja2
import ldap3
import pymongo
import yaml
from flask import Blueprint, Response, abort, current_app, jsonify, make_response, redirect, render_template_string, request, session
from pymongo import MongoClient
from werkzeug.utils import secure_filename

challenges = Blueprint("challenges", __name__)
mongo = MongoClient()["course"]


# --- NoSQL -----------------------------------------------------------------------------------------------------------
@challenges.route("/nosql/1", methods=["POST"])
def nosql_1():
    user = mongo.users.find_one(request.get_json())  # want nosql-injection
    return jsonify(found=bool(user))


@challenges.route("/nosql/2", methods=["POST"])
def nosql_2():
    data = request.json
    user = mongo.users.find_one({"name": data.get("name"), "password": data.get("password")})  # want nosql-injection plaintext-password
    return jsonify(found=bool(user))


@challenges.route("/nosql/2/mended", methods=["POST"])
def nosql_2_mended():
    data = request.json
    user = mongo.users.find_one({"name": str(data.get("name")), "password": str(data.get("password"))})  # want plaintext-password
    return jsonify(found=bool(user))


@challenges.route("/nosql/3/mended", methods=["POST"])
def nosql_3_mended():
    name = request.json["name"]
    if not isinstance(name, str):
        abort(400)
    return jsonify(found=mongo.users.count_documents({"name": name}))  # safe: a string


# --- LDAP ------------------------------------------------------------------------------------------------------------
@challenges.route("/ldap/1")
def ldap_1():
    connection = ldap3.Connection(ldap3.Server("ldap.example.org"), auto_bind=True)
    connection.search("dc=example,dc=org", "(&(uid=%s)(active=1))" % request.args["user"])  # want ldap-injection
    return jsonify(count=len(connection.entries))


@challenges.route("/ldap/1/mended")
def ldap_1_mended():
    connection = ldap3.Connection(ldap3.Server("ldap.example.org"), auto_bind=True)
    user = ldap3.utils.conv.escape_filter_chars(request.args["user"])
    connection.search("dc=example,dc=org", "(&(uid=%s)(active=1))" % user)  # safe: escaped
    return jsonify(count=len(connection.entries))


# --- XML -------------------------------------------------------------------------------------------------------------
@challenges.route("/xxe/1", methods=["POST"])
def xxe_1():
    parser = lxml_etree.XMLParser(load_dtd=True, resolve_entities=True, no_network=False)
    document = lxml_etree.parse(io.BytesIO(request.get_data()), parser)  # want xml-external-entities
    return Response(lxml_etree.tostring(document), mimetype="application/xml")


@challenges.route("/xxe/1/mended", methods=["POST"])
def xxe_1_mended():
    parser = lxml_etree.XMLParser(load_dtd=False, resolve_entities=False, no_network=True)
    document = lxml_etree.parse(io.BytesIO(request.get_data()), parser)  # safe: entities are left alone
    return jsonify(root=document.getroot().tag)


@challenges.route("/xml/2", methods=["POST"])
def xml_2():
    body = "<order><customer>" + request.form["customer"] + "</customer></order>"
    return Response(body, mimetype="application/xml")  # want xml-injection


# --- Template injection ----------------------------------------------------------------------------------------------
@challenges.route("/ssti/1")
def ssti_1():
    page = """
    <html><body><h1>Hello %s</h1></body></html>
    """ % request.args.get("name", "you")
    return render_template_string(page)  # want template-injection


@challenges.route("/ssti/2")
def ssti_2():
    environment = jinja2.Environment()
    return environment.from_string("Hello " + request.args.get("name", "you")).render()  # want template-injection


@challenges.route("/ssti/2/mended")
def ssti_2_mended():
    environment = jinja2.Environment(autoescape=True)
    return environment.from_string("Hello {{ name }}").render(name=request.args.get("name", "you"))  # safe: a value, escaped


@challenges.route("/ssti/3")
def ssti_3():
    environment = jinja2.Environment()
    return environment.from_string("<p>Hello {{ name }}</p>").render(name=request.args.get("name", "you"))  # want cross-site-scripting


# --- Redirects -------------------------------------------------------------------------------------------------------
def is_safe(target):
    reference = urlparse(request.host_url)
    test = urlparse(urljoin(request.host_url, target))
    return test.scheme in ("http", "https") and reference.netloc == test.netloc


@challenges.route("/redirect/1")
def redirect_1():
    return redirect(request.args["next"], code=302)  # want open-redirect


@challenges.route("/redirect/1/mended")
def redirect_1_mended():
    target = request.args["next"]
    if not is_safe(target):
        return abort(400)
    return redirect(target)  # safe: the same host


@challenges.route("/redirect/2")
def redirect_2():
    target = request.args["next"]
    if "example.com" in target:
        return redirect(target)  # want open-redirect
    return redirect("/")


@challenges.route("/redirect/3")
def redirect_3():
    answer = make_response("", 302)
    answer.headers["Location"] = request.args["next"]  # want open-redirect
    return answer


# --- SSRF ------------------------------------------------------------------------------------------------------------
@challenges.route("/ssrf/1")
def ssrf_1():
    return Response(urllib_request.urlopen(request.args["url"]).read(), mimetype="image/png")  # want server-side-request-forgery


@challenges.route("/ssrf/1/mended")
def ssrf_1_mended():
    url = request.args["url"]
    if urlparse(url).hostname not in ("images.example.com", "cdn.example.com"):
        abort(400)
    return Response(urllib_request.urlopen(url).read(), mimetype="image/png")  # safe: known hosts


@challenges.route("/ssrf/2")
def ssrf_2():
    url = "http://" + request.args["host"] + "/status"
    return Response(urllib_request.urlopen(url).read(), mimetype="text/plain")  # want server-side-request-forgery


# --- Archives and files ----------------------------------------------------------------------------------------------
@challenges.route("/zip/1", methods=["POST"])
def zip_1():
    folder = tempfile.mkdtemp()
    archive = zipfile.ZipFile(request.files["file"])
    for name in archive.namelist():
        with open(os.path.join(folder, name), "wb") as out:  # want path-traversal
            out.write(archive.read(name))  # want archive-bomb
    return jsonify(ok=True)


@challenges.route("/zip/1/mended", methods=["POST"])
def zip_1_mended():
    folder = tempfile.mkdtemp()
    archive = zipfile.ZipFile(request.files["file"])
    for name in archive.namelist():
        if ".." in name or name.startswith("/"):
            continue
        with open(os.path.join(folder, name), "wb") as out:  # safe: no dots, no slash at the start
            out.write(archive.read(name))  # want archive-bomb
    return jsonify(ok=True)


@challenges.route("/path/1")
def path_1():
    name = request.args["name"].replace("../", "")
    return open("/srv/course/" + name).read(), {"Content-Type": "text/plain"}  # want path-traversal


@challenges.route("/path/1/mended")
def path_1_mended():
    name = secure_filename(request.args["name"])
    return open("/srv/course/" + name).read(), {"Content-Type": "text/plain"}  # safe: secure_filename


# --- Code and commands -----------------------------------------------------------------------------------------------
@challenges.route("/code/1", methods=["POST"])
def code_1():
    local = {}
    exec("def f(x):\n    return " + request.form["body"], {}, local)  # want code-injection
    return jsonify(result=local["f"](1))


@challenges.route("/code/2")
def code_2():
    name = request.args["function"]
    return jsonify(result=getattr(os, name)())  # want unsafe-reflection


@challenges.route("/command/1")
def command_1():
    host = request.args["host"]
    for bad in (";", "&", "|"):
        host = host.replace(bad, "")
    return Response(os.popen("ping -c 1 " + host).read(), mimetype="text/plain")  # want command-injection


@challenges.route("/command/1/mended")
def command_1_mended():
    host = request.args["host"]
    if not re.fullmatch(r"[A-Za-z0-9.-]+", host):
        abort(400)
    return Response(os.popen("ping -c 1 " + host).read(), mimetype="text/plain")  # safe: letters, figures, dots


@challenges.route("/command/2")
def command_2():
    host = request.args["host"]
    if re.match(r"[A-Za-z0-9.-]+", host):
        return Response(os.popen("ping -c 1 " + host).read(), mimetype="text/plain")  # want command-injection
    abort(400)


# --- Formulas and patterns -------------------------------------------------------------------------------------------
@challenges.route("/regex/1")
def regex_1():
    pattern = request.args["pattern"]
    return jsonify(found=bool(re.search(pattern, "a text of ours")))  # want regex-injection


@challenges.route("/regex/1/mended")
def regex_1_mended():
    pattern = re.escape(request.args["pattern"])
    return jsonify(found=bool(re.search(pattern, "a text of ours")))  # safe: escaped


@challenges.route("/regex/2")
def regex_2():
    if re.match(r"^([a-z0-9]+\.?)+@example\.com$", request.args["mail"]):  # want regex-backtracking
        return jsonify(ok=True)
    return jsonify(ok=False)


@challenges.route("/format/1")
def format_1():
    return Response(request.args["format"].format(app=current_app), mimetype="text/plain")  # want format-string-injection


@challenges.route("/format/1/mended")
def format_1_mended():
    return Response("Hello {}".format(request.args["format"]), mimetype="text/plain")  # safe: the format is fixed
