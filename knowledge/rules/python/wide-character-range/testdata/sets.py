import re

NAME = re.compile(r"^[A-z]+$")  # want wide-character-range
GOOD = re.compile(r"^[A-Za-z]+$")
PRINTABLE = re.compile(r"[ -~]*")


def code(text):
    if re.fullmatch("(?:x|[^0-z])+", text):  # want wide-character-range
        return True
    return re.match(r"[0-9a-f]+|[a-z-9]", text)


def of_texts(text):
    return text.split("[A-z]")


def own(match, text):
    return match("[A-z]", text)


def words(text):
    return re.findall("[A-f_]+", text)  # want wide-character-range


def numbers(text):
    return re.findall(r"[0-9_.A-F]+", text)
