"""Members that are checked one by one before all are extracted."""
import tarfile
from pathlib import Path
from flask import Flask, request
app = Flask(__name__)


@app.post("/n")
def n():
    dest = Path("/tmp/x").resolve()
    with tarfile.open(fileobj=request.files["f"].stream) as tar:
        for member in tar.getmembers():
            target = (dest / member.name).resolve()
            if not target.is_relative_to(dest):
                raise ValueError(member.name)
        tar.extractall(dest)  # safe: the loop raises


@app.post("/n5")
def n5():
    dest = Path("/tmp/x").resolve()
    with tarfile.open(fileobj=request.files["f"].stream) as tar:
        for member in tar.getmembers():
            if member.name.startswith("/") or ".." in member.name:
                raise ValueError(member.name)
        tar.extractall(dest)  # safe: the loop raises


@app.post("/n6")
def n6():
    dest = Path("/tmp/x").resolve()
    with tarfile.open(fileobj=request.files["f"].stream) as tar:
        for member in tar.getmembers():
            if member.issym():
                raise ValueError(member.name)
            if member.name.startswith("/") or ".." in member.name:
                raise ValueError(member.name)
        tar.extractall(dest)  # safe: the loop raises


@app.post("/n7")
def n7():
    dest = Path("/tmp/x").resolve()
    with tarfile.open(fileobj=request.files["f"].stream) as tar:
        for member in tar.getmembers():
            if not (dest / member.name).resolve().is_relative_to(dest):
                raise ValueError(member.name)
        tar.extractall(dest)  # safe: the loop raises


@app.post("/n8")
def n8():
    dest = Path("/tmp/x").resolve()
    with tarfile.open(fileobj=request.files["f"].stream) as tar:
        for member in tar:
            if not (dest / member.name).resolve().is_relative_to(dest):
                raise ValueError(member.name)
        tar.extractall(dest)  # safe: the loop raises


@app.post("/n9")
def n9():
    dest = Path("/tmp/x").resolve()
    with tarfile.open(fileobj=request.files["f"].stream) as tar:
        for member in tar:
            try:
                (dest / member.name).resolve().relative_to(dest)
            except ValueError:
                raise RuntimeError(member.name)
        tar.extractall(dest)  # safe: the loop raises


def check(member, dest):
    try:
        (dest / member.name).resolve().relative_to(dest)
    except ValueError:
        raise RuntimeError(member.name)


@app.post("/n10")
def n10():
    dest = Path("/tmp/x").resolve()
    with tarfile.open(fileobj=request.files["f"].stream) as tar:
        for member in tar:
            check(member, dest)
        tar.extractall(dest)  # safe: the loop raises


@app.post("/n11")
def n11():
    dest = Path("/tmp/x").resolve()
    with tarfile.open(fileobj=request.files["f"].stream) as tar:
        for member in tar.getmembers():
            target = (dest / member.name).resolve()
            if not target.is_relative_to(dest):
                raise ValueError(member.name)
            if member.issym():
                t = (target.parent / member.linkname).resolve()
                if not t.is_relative_to(dest):
                    raise ValueError(member.name)
        tar.extractall(dest)  # safe: the loop raises


@app.post("/n12")
def n12():
    dest = Path("/tmp/x").resolve()
    with tarfile.open(fileobj=request.files["f"].stream) as tar:
        for member in tar.getmembers():
            target = (dest / member.name).resolve()
            if not target.is_relative_to(dest):
                raise ValueError(member.name)
            if member.issym():
                t = 1
        tar.extractall(dest)  # safe: the loop raises


@app.post("/n13")
def n13():
    dest = Path("/tmp/x").resolve()
    with tarfile.open(fileobj=request.files["f"].stream) as tar:
        for member in tar.getmembers():
            target = (dest / member.name).resolve()
            if not target.is_relative_to(dest):
                raise ValueError(member.name)
            if member.issym() or member.islnk():
                print("x")
        tar.extractall(dest)  # safe: the loop raises


@app.post("/n20")
def n20():
    dest = Path("/tmp/x").resolve()
    with tarfile.open(fileobj=request.files["f"].stream) as tar:
        for member in tar.getmembers():
            check(member, dest)
        tar.extractall(dest)  # safe: the loop raises
@app.post("/n21")
def n21():
    dest = Path("/tmp/x").resolve()
    with tarfile.open(fileobj=request.files["f"].stream) as tar:
        for member in tar.getmembers():
            try:
                (dest / member.name).resolve().relative_to(dest)
            except ValueError:
                raise RuntimeError(member.name)
        tar.extractall(dest)  # safe: the loop raises


@app.post("/n2")
def n2():
    dest = Path("/tmp/x").resolve()
    with tarfile.open(fileobj=request.files["f"].stream) as tar:
        for member in tar.getmembers():
            print(member.name)
        tar.extractall(dest)  # want archive-path-traversal


@app.post("/n3")
def n3():
    dest = Path("/tmp/x").resolve()
    with tarfile.open(fileobj=request.files["f"].stream) as tar:
        for member in tar.getmembers():
            if member.issym() or member.islnk():
                raise ValueError
            target = dest / member.name
            if not target.resolve().parent.samefile(dest):
                raise ValueError(member.name)
        tar.extractall(dest)  # safe: the loop raises


def note(member, dest):
    print(dest / member.name)


@app.post("/n22")
def n22():
    dest = Path("/tmp/x").resolve()
    with tarfile.open(fileobj=request.files["f"].stream) as tar:
        for member in tar.getmembers():
            note(member, dest)
        tar.extractall(dest)  # want archive-path-traversal
