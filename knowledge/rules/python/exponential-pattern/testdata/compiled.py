"""What a module for patterns is given is one, whatever it looks like."""
import re

NESTED = re.compile(r"^(a+)+$")  # want exponential-pattern
EITHER = re.compile(r"^(a|aa)+$")  # want exponential-pattern
APART = re.compile(r"^(ab)+$")
TITLE = "(a+)+ is a formula"


def valid(text):
    return re.match(r"^_(__|.)+_$", text)  # want exponential-pattern
