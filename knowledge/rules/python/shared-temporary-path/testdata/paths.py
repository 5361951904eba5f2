import logging
import os
import shutil
import tempfile
import uuid

STATE = "/tmp/app.state"


def save(text):
    with open("/tmp/report.txt", "w") as f:  # want shared-temporary-path
        f.write(text)


def state(text):
    with open(STATE, "a") as f:  # want shared-temporary-path
        f.write(text)


def folder():
    os.makedirs("/var/tmp/cache", exist_ok=True)  # want shared-temporary-path


def copied(path):
    shutil.copy(path, "/tmp/copy")  # want shared-temporary-path


def logger():
    return logging.FileHandler("/tmp/app.log")  # want shared-temporary-path


def read():
    with open("/tmp/report.txt") as f:
        return f.read()


def exclusive(text):
    with open("/tmp/report.txt", "x") as f:
        f.write(text)


def made(text):
    with tempfile.NamedTemporaryFile("w", dir="/tmp") as f:
        f.write(text)


def elsewhere(text):
    with open("/var/lib/app/report.txt", "w") as f:
        f.write(text)


def below_the_system_s(name, text):
    with open(os.path.join(tempfile.gettempdir(), name + ".txt"), "w") as f:  # want shared-temporary-path
        f.write(text)


def of_the_user(user):
    folder = f"/tmp/cache-{user}"
    os.makedirs(folder, exist_ok=True)  # want shared-temporary-path


def drawn(text):
    with open("/tmp/" + uuid.uuid4().hex, "w") as f:
        f.write(text)


def inside(name, text):
    with open(os.path.join(tempfile.mkdtemp(), name), "w") as f:
        f.write(text)
