# threat-model: library remote
import netrc
from urllib.parse import urlparse, urlsplit

import keyring


def login(url, path):
    host = urlparse(url).netloc.split(":")[0]
    return netrc.netrc(path).authenticators(host)  # want credentials-for-misread-host


def login_parted(url, path):
    host, _, port = urlsplit(url).netloc.partition(":")
    return netrc.netrc(path).authenticators(host)  # want credentials-for-misread-host


def password(url, user):
    parts = urlsplit(url)
    return keyring.get_password(parts.netloc, user)  # want credentials-for-misread-host


def login_of_host(url, path):
    host = urlsplit(url).hostname
    return netrc.netrc(path).authenticators(host)


def password_of_service(service, user):
    return keyring.get_password(service, user)


def login_of_name(name, path):
    host = name.split(":")[0]
    return netrc.netrc(path).authenticators(host)
