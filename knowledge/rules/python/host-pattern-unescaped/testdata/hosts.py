import re

API = re.compile(r"^https?://(www|api).example.com/")  # want host-pattern-unescaped
GOOD = re.compile(r"^https?://(www|api)\.example\.com/")
SETS = re.compile(r"^https?://www[.]example[.]com/")
ANY = re.compile(r"^https?://.+\.example\.com/")
MAIL = re.compile(r"[\w.]+@[\w.]+")


def check(url):
    return re.match("http://test.example.org", url)  # want host-pattern-unescaped
