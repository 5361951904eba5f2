import sys
from urllib.request import urlretrieve

import requests


def here():
    if sys.platform == "win32":
        url = "http://tools.example.com/tool.exe"
    else:
        url = "http://tools.example.com/tool"
    return requests.get(url, timeout=5)  # want cleartext-request


def one_of_them(secure):
    if secure:
        url = "https://tools.example.com/tool"
    else:
        url = "http://tools.example.com/tool"
    return requests.get(url, timeout=5)


def there():
    return cached("http://tools.example.com/x64.zip" if sys.maxsize > 2**32 else "http://tools.example.com/x86.zip")  # want cleartext-request


def there_secure():
    return cached("https://tools.example.com/x64.zip" if sys.maxsize > 2**32 else "https://tools.example.com/x86.zip")


def cached(url):
    return urlretrieve(url, "/srv/cache/tool.zip")
