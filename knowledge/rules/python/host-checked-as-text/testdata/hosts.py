from urllib.parse import urlsplit

HOSTS = ["example.com", "example.org"]


def inside(url):
    return "example.com" in url  # want host-checked-as-text


def end(host):
    return host.endswith("example.com")  # want host-checked-as-text


def begin(target_url):
    return target_url.startswith("https://example.com")  # want host-checked-as-text


def good(url):
    host = urlsplit(url).hostname
    return host == "example.com" or host.endswith(".example.com") or url.startswith("https://example.com/")


def listed(url):
    return "example.com" in HOSTS or ".com" in url or "/path" in url


def other(text):
    return "example.com" in text
