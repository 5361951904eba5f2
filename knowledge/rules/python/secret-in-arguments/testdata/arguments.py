# threat-model: library remote
import os
import subprocess


def login(user, password):
    subprocess.run(["tool", "login", "--user", user, "--password", password], check=True)  # want secret-in-arguments


def login_long(user, password):
    subprocess.run(["tool", "login", f"--password={password}"], check=True)  # want secret-in-arguments


def dump(database, password):
    args = ["dump"]
    args.append("--password=" + password)  # want secret-in-arguments
    args.append(database)
    return subprocess.check_output(args)


def push(url, token):
    subprocess.check_call(["push", "--token={}".format(token), url])  # want secret-in-arguments


def pull(url, api_token):
    subprocess.check_call(["pull", "--api-token=%s" % api_token, url])  # want secret-in-arguments


def login_by_input(user, password):
    subprocess.run(["tool", "login", "--user", user, "--password-stdin"], input=password, text=True, check=True)


def login_by_file(user, password_file):
    subprocess.run(["tool", "login", "--user", user, "--password-file", password_file], check=True)


def login_by_environment(user, password):
    subprocess.run(["tool", "login", "--user", user], env={**os.environ, "TOOL_PASSWORD": password}, check=True)


def usage(password):
    return ["--password", password]


def train(pad_token):
    subprocess.run(["train", "--token", pad_token], check=True)
