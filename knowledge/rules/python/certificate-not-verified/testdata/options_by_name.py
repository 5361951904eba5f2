# profile: strict
import requests


def call(path, **options):
    options.setdefault("timeout", 5)
    return requests.get("https://api.example.com" + path, **options)


def asked(path, **options):
    return requests.request("GET", "https://api.example.com" + path, **options)


def unverified():
    return call("/rates", verify=False)  # want certificate-not-verified


def unverified_request():
    return asked("/rates", verify=False)  # want certificate-not-verified


def verified(bundle):
    call("/rates", verify=True)
    asked("/rates", verify=bundle)
    return call("/rates", params={"base": "EUR"})
