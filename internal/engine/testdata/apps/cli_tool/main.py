"""A tool for backups. Whoever starts it is not whoever wrote the archive or the configuration."""
import argparse
import configparser
import os
import pickle
import shlex
import sqlite3
import subprocess
import sys
import tarfile
from pathlib import Path

import click
import jinja2
import yaml

from archive import Archive, restore


def parse():
    parser = argparse.ArgumentParser(description="Backups")
    parser.add_argument("folder")
    parser.add_argument("--compress", default="gzip", choices=["gzip", "xz"])
    parser.add_argument("--level", type=int, default=6)
    parser.add_argument("--filter", default="")
    parser.add_argument("--where")
    parser.add_argument("--expression")
    return parser.parse_args()


def backup(arguments):
    target = os.path.join("/var/backups", os.path.basename(arguments.folder) + ".tar")
    os.system("tar cf /var/backups/latest.tar " + arguments.folder)  # want command-injection
    subprocess.run(["tar", "cf", target, arguments.folder], check=True)  # safe: no shell, the user's own folder
    os.system("tar cf /var/backups/latest.tar " + shlex.quote(arguments.folder))  # safe: quoted
    subprocess.run(f"{arguments.compress} -{arguments.level} {shlex.quote(target)}", shell=True)  # safe: choices, a number


def listing(arguments):
    connection = sqlite3.connect("/var/backups/index.db")
    sql = "SELECT name FROM backups"
    if arguments.where:
        sql += " WHERE " + arguments.where
    for (name,) in connection.execute(sql):  # want sql-injection
        print(name)
    for (name,) in connection.execute("SELECT name FROM backups WHERE name LIKE ?", (arguments.filter,)):  # safe: a parameter
        print(name)
    with open(arguments.folder) as file:  # safe: the user's own file
        print(file.read())


def compute(arguments):
    if arguments.expression:
        print(eval(arguments.expression))  # want eval-injection


def environment():
    editor = os.environ.get("BACKUP_HOOK", "true")
    os.system(editor)  # want command-injection
    subprocess.run(shlex.split(os.environ.get("EDITOR", "vi")) + ["/etc/backup.conf"])  # want command-injection


@click.group()
def cli():
    pass


@cli.command()
@click.argument("name")
@click.option("--count", type=int, default=1)
def repeat(name, count):
    subprocess.run("echo %s | head -n %d" % (name, count), shell=True)  # want command-injection
    subprocess.run("yes | head -n %d" % count, shell=True)  # safe: a number


@cli.command()
@click.argument("file", type=click.File("rb"))
def load(file):
    state = pickle.load(file)  # want unsafe-deserialization
    settings = yaml.safe_load(file)  # safe: the safe loader
    click.echo(len(state) + len(settings))


@cli.command()
@click.argument("template")
@click.argument("name")
def render(template, name):
    click.echo(jinja2.Template(template).render(name=name))  # want template-injection
    click.echo(jinja2.Template("Hello {{ name }}").render(name=name))  # safe: a value


@cli.command()
@click.argument("path")
@click.option("--kind", type=click.Choice(["tar", "zip"]))
def unpack(path, kind):
    restore(path)
    Archive(path).extract(kind)


def main():
    arguments = parse()
    backup(arguments)
    listing(arguments)
    compute(arguments)
    environment()


if __name__ == "__main__":
    main()
