"""The streams of the process."""
import sys


def show(password):
    sys.stdout.write(password)  # want secret-on-console


def complain(api_key):
    sys.stderr.write(f"bad key {api_key}\n")  # want secret-on-console


def both(user, password):
    sys.stdout.write(user + ":" + password)  # want secret-on-console


def user_only(user, password):
    sys.stdout.write(user)


def length(password):
    sys.stdout.write(str(len(password)))


def constant(password):
    sys.stdout.write("password changed\n")
