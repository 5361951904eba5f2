import re


def known(address):
    return re.search(r"//files.example.net/", address)  # want host-pattern-unescaped


def files(name):
    return re.match(r"^.+.tar.gz$", name)


def escaped(address):
    return re.search(r"//files\.example\.net/", address)


def mail(address):
    return re.fullmatch(r"[^@]+@[^@]+\.com", address)
