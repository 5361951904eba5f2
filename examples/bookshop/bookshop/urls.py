"""Checks of addresses that come from outside."""
from urllib.parse import urljoin, urlparse

from flask import request

COVER_HOSTS = {"covers.openlibrary.org", "images.example.org"}


def is_own(target):
    """Whether a redirect to the target stays on this site."""
    here = urlparse(request.host_url)
    there = urlparse(urljoin(request.host_url, target))
    return there.scheme in ("http", "https") and there.netloc == here.netloc


def is_cover(address):
    """Whether the address is one of a service for covers that the shop trusts."""
    parts = urlparse(address)
    return parts.scheme == "https" and parts.hostname in COVER_HOSTS
