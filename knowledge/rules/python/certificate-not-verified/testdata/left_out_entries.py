# profile: default
"""Entries of **kwargs that callers leave out."""
import requests


def unless_given(url, **kwargs):
    kwargs.setdefault("verify", False)
    return requests.get(url, **kwargs)  # want certificate-not-verified


def looked_up(url, **options):
    return requests.get(url, verify=options.get("verify", False), timeout=5)  # want certificate-not-verified


def taken_out(url, **options):
    return requests.get(url, verify=options.pop("verify", False), **options)  # want certificate-not-verified


def verified_unless_given(url, **kwargs):
    kwargs.setdefault("verify", True)
    return requests.get(url, **kwargs)


def looked_up_verified(url, **options):
    return requests.get(url, verify=options.get("verify", True), timeout=5)


def of_another(url, other, **kwargs):
    other.setdefault("verify", False)
    return requests.get(url, **kwargs)


def helper(url, **kwargs):
    kwargs.setdefault("verify", False)
    return requests.get(url, **kwargs)


def leaves_it_out(url):
    return helper(url, timeout=5)  # want certificate-not-verified


def passes_it(url):
    return helper(url, verify="/etc/ssl/own.pem")
