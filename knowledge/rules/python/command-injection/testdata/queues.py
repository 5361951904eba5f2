import os
import subprocess

import django_rq
import dramatiq
from apscheduler.schedulers.background import BackgroundScheduler
from django_q.tasks import async_task
from flask import Flask, request
from huey import SqliteHuey
from redis import Redis
from rq import Queue
from rq.decorators import job

app = Flask(__name__)
queue = Queue("pictures", connection=Redis())
huey = SqliteHuey("jobs")
scheduler = BackgroundScheduler()


def enqueued(name):
    os.system("convert " + name)  # want command-injection


def enqueued_by_arguments(name):
    os.system("convert " + name)  # want command-injection


def enqueued_later(when, name):
    os.system("convert " + name)  # want command-injection


def enqueued_by_django(name):
    os.system("convert " + name)  # want command-injection


def scheduled(name):
    os.system("convert " + name)  # want command-injection


def cluster(name):
    os.system("convert " + name)  # want command-injection


def careful(name):
    subprocess.run(["convert", "--", name])


def constant(size):
    os.system("convert -resize " + size)


@job("low")
def delayed(name):
    os.system("convert " + name)  # want command-injection


@dramatiq.actor
def sent(name):
    os.system("convert " + name)  # want command-injection


@dramatiq.actor(max_retries=3)
def sent_with_options(name):
    os.system("convert " + name)  # want command-injection


@huey.task()
def called(name):
    os.system("convert " + name)  # want command-injection


@app.post("/pictures")
def pictures():
    name = request.form["name"]
    queue.enqueue(enqueued, name)
    queue.enqueue(enqueued_by_arguments, args=(name,), job_timeout=30)
    queue.enqueue_in(60, enqueued_later, 5, name)
    django_rq.get_queue("low").enqueue(enqueued_by_django, name)
    scheduler.add_job(scheduled, "date", args=[name])
    async_task(cluster, name)
    queue.enqueue(careful, name)
    queue.enqueue(constant, "320x")
    delayed.delay(name)
    sent.send(name)
    sent_with_options.send_with_options(args=(name,))
    called(name)
    return "ok"
