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


def print_there(password, out, quiet):
    print(password, file=sys.stdout)  # want secret-on-console
    print("bad password", password, file=sys.stderr)  # want secret-on-console
    print("bad password", password, file=None if quiet else sys.stderr)  # want secret-on-console
    print("bad password", len(password), file=sys.stderr)
    print("bad password", file=sys.stderr)
    print(password, file=out)


def print_into_file(password, path):
    with open(path, "w") as kept:
        print(password, file=kept)
