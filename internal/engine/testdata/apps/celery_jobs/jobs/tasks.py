import os
import shutil
import subprocess
import zipfile

import requests
from celery import Celery, chain, shared_task

app = Celery("jobs", broker="redis://localhost", backend="redis://localhost")
app.conf.task_serializer = "json"

FORMATS = {"mp4": "libx264", "webm": "libvpx"}


@app.task
def convert(name, options):
    subprocess.call("ffmpeg -i /srv/in/video " + options + " /srv/out/video", shell=True)  # want command-injection
    return name


@app.task(bind=True, max_retries=3)
def convert_to(self, kind):
    codec = FORMATS.get(kind, "libx264")
    subprocess.call("ffmpeg -i /srv/in/video -c:v " + codec + " /srv/out/video", shell=True)  # safe: from the table


@shared_task
def fetch(address, name):
    answer = requests.get(address, timeout=10)  # want server-side-request-forgery
    with open("/srv/in/" + name, "wb") as out:  # want path-traversal
        out.write(answer.content)


@shared_task
def fetch_known(number):
    answer = requests.get("https://media.example.com/%d" % number, timeout=10)  # safe: host is fixed
    with open("/srv/in/%d" % number, "wb") as out:  # safe: a number
        out.write(answer.content)


@app.task(name="jobs.remove")
def remove(folder):
    shutil.rmtree(os.path.join("/srv/out", folder))  # want path-traversal


@app.task
def clean():
    shutil.rmtree("/srv/out/tmp")  # safe: fixed


@app.task
def index(text):
    return len(text)


class Report(app.Task):
    def run(self, title):
        subprocess.run(["report", "--title=" + title], check=True)  # safe: begins with a fixed text
