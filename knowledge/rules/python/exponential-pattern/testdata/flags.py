"""With MULTILINE each line's end is an end: where a repetition ends, the pattern matches."""
import re


def users(text):
    pattern = r"^user(?:\n\s+key\s+(\S+)\s+(\S+)(?:\s+\S+)?)+$"
    return re.findall(pattern, text, re.M)


def users_by_keyword(text):
    pattern = r"^user(?:\n\s+key\s+(\S+)\s+(\S+)(?:\s+\S+)?)+$"
    return re.findall(pattern, text, flags=re.MULTILINE)


def users_of_one(text):
    pattern = r"^user(?:\n\s+key\s+(\S+)\s+(\S+)(?:\s+\S+)?)+$"  # want exponential-pattern
    return re.findall(pattern, text)


def users_twice(text, other):
    pattern = r"^user(?:\n\s+key\s+(\S+)\s+(\S+)(?:\s+\S+)?)+$"  # want exponential-pattern
    return re.findall(pattern, other), re.findall(pattern, text, re.M)
