import warnings

import requests
import urllib3
from requests.packages.urllib3 import disable_warnings
from urllib3.exceptions import InsecureRequestWarning


def all_of_them():
    urllib3.disable_warnings()  # want tls-warning-silenced


def one():
    urllib3.disable_warnings(InsecureRequestWarning)  # want tls-warning-silenced


def inside_requests():
    requests.packages.urllib3.disable_warnings()  # want tls-warning-silenced
    disable_warnings()  # want tls-warning-silenced


def other_warnings():
    warnings.filterwarnings("ignore", category=DeprecationWarning)


def verified(url):
    return urllib3.PoolManager().request("GET", url)


def described():
    return "urllib3.disable_warnings()"


def other_library(log):
    log.disable_warnings()
