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


def printed_out(password):
    print("password:", password, file=sys.stdout)  # want secret-on-console


def printed_beside(password):
    print(f"password {password} is too short", file=sys.stderr)  # want secret-on-console


def printed_length(password):
    print("too short:", len(password), file=sys.stderr)


def printed_into(password, config):
    print(password, file=config)


def printed_into_file(password, path):
    with open(path, "w", opener=private) as f:
        print(password, file=f)
