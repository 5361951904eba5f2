# profile: default
"""Functions that are run by threads, greenlets and queues."""
import asyncio
import concurrent.futures
import os
import threading

import anyio
import celery
import dramatiq
import gevent
from asgiref.sync import async_to_sync, sync_to_async
from celery import shared_task
from flask import Flask, request
from rq import Queue
from tornado.ioloop import IOLoop

app = Flask(__name__)
queue = Queue("jobs")
worker = celery.Celery("shop")


def ping_one(host):
    os.system("ping " + host)  # want command-injection


def ping_two(host):
    os.system("ping " + host)  # want command-injection


def ping_three(host):
    os.system("ping " + host)  # want command-injection


def ping_four(host):
    os.system("ping " + host)  # want command-injection


def ping_five(host):
    os.system("ping " + host)  # want command-injection


def ping_six(host):
    os.system("ping " + host)  # want command-injection


def ping_seven(host):
    os.system("ping " + host)  # want command-injection


async def ping_eight(host):
    os.system("ping " + host)  # want command-injection


def ping_other(host, times):
    os.system("ping %s" % times)


async def in_thread(function, *args, **kwargs):
    return await asyncio.to_thread(function, *args, **kwargs)


class Tool:
    async def run(self, function, *args):
        try:
            return await IOLoop.current().run_in_executor(None, function, *args)
        except ValueError:
            return ""


@app.get("/threads")
async def threads():
    host = request.args["host"]
    await sync_to_async(ping_one)(host)
    await sync_to_async(ping_two, thread_sensitive=True)(host=host)
    await Tool().run(ping_three, host)
    await anyio.to_thread.run_sync(ping_four, host)
    await in_thread(ping_five, host=host)
    gevent.spawn(ping_six, host).get()
    queue.enqueue("executors.ping_seven", host)
    async_to_sync(ping_eight)(host)
    await Tool().run(ping_other, host, 3)
    return ""


@shared_task(bind=True)
def bound_task(self, host):
    os.system("ping " + host)  # want command-injection


@shared_task(bind=True)
def other_task(self, host, times):
    os.system("ping %s" % times)


@worker.task
def named_task(host):
    os.system("ping " + host)  # want command-injection


@app.post("/tasks")
def tasks():
    host = request.form["host"]
    bound_task.delay(host)
    other_task.delay(host, 3)
    worker.send_task("executors.named_task", args=[host])
    return ""
