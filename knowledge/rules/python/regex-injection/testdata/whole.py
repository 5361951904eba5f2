# threat-model: library
"""What takes a pattern uses it; what puts a word into one had better escape it."""
import re


def select(lines, pattern):
    rule = re.compile(pattern)  # safe: it is what the function is for
    return [line for line in lines if rule.search(line)]


def find_word(text, word):
    return re.search(r"\b%s\b" % word, text)  # want regex-injection


def find_name(text, name):
    return re.search("^" + name + "$", text)  # want regex-injection


def find_escaped(text, word):
    return re.search(r"\b%s\b" % re.escape(word), text)


class Filter:
    def __init__(self, pattern):
        self.rule = re.compile(pattern, re.I)

    def named(self, text, name):
        return re.findall(f"<{name}>(.*)</{name}>", text)  # want regex-injection
