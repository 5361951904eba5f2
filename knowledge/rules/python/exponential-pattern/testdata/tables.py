import re

TEXT = r"(?:\\.|[^*])"
RULES = {
    "strong": r"^\*\*(" + TEXT + r"+)+\*\*",  # want exponential-pattern
    "code": r"^`([^`]+)`",
    "list": r"^(?:[-+*] [^\n]*\n)+",
}


class Lexer:
    KEY = r"(\w+\s*)+="  # want exponential-pattern
    NUMBER = r"(?:\d{1,3},)*\d+"
    words = [
        (r"(?:[a-z]+)*!", "word"),  # want exponential-pattern
        (r"[a-z]+(?:-[a-z]+)*", "word"),
    ]

    def rules(self):
        return [re.compile(getattr(self, name)) for name in ("KEY", "NUMBER")]


LINE = re.compile(r"""  # want exponential-pattern
    ^( \s* \w+ \s* )*    # words
    ;$
""", re.VERBOSE)


def usage():
    print("call it like this: run (-v|--verbose)+ [(name)*]+")


def atomic(text):
    return re.match(r"(?>a+)+$", text)


def keyword(name):
    return re.compile(r"(?:%s\s+)*(?:[^;\"']|\"[^\"]*\")*;" % name)


def message(found):
    return "expected (a [b])+ or (c [d])*, found " + found
