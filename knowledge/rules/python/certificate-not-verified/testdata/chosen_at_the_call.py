# profile: default
import requests


def call(path, **options):
    return requests.get("https://api.example.com" + path, timeout=5, **options)


def as_the_user_likes(args):
    if args.insecure:
        return call("/rates", verify=False)  # safe: the user's choice
    return call("/rates")


def for_everybody(args):
    if args.verbose:
        print("rates")
    return call("/rates", verify=False)  # want certificate-not-verified
