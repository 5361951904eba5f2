"""Passwords that are passed by their place."""
import os

import cx_Oracle
import paramiko
import redis


def cache():
    redis.StrictRedis("c1", 6379, 0, "walnut-Shell-38")  # want hard-coded-credential
    redis.Redis("c1", 6379, 0, os.environ["REDIS_PASSWORD"])
    return redis.Redis("c1", 6379, 0)


def shell():
    client = paramiko.SSHClient()
    client.connect("h1", 22, "joe", "Sand.Dollar.12")  # want hard-coded-credential
    client.connect("h1", 22, "joe", os.environ["SSH_PASSWORD"])
    client.connect("h1", 22, "joe", pkey=paramiko.RSAKey.from_private_key_file("/srv/key"))


def rows():
    cx_Oracle.connect("joe", "Graph-Heron-66", "db1/orders")  # want hard-coded-credential
    cx_Oracle.connect("joe", os.environ["DB_PASSWORD"], "db1/orders")
    return cx_Oracle.connect("joe/@db1/orders")
