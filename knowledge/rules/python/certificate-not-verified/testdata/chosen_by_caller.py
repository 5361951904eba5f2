import ssl
import urllib.request


def context(strict):
    made = ssl.create_default_context()
    if not strict:
        made.check_hostname = False
        made.verify_mode = ssl.CERT_NONE  # want certificate-not-verified
    return made


def context_for_all(verify=True):
    made = ssl.create_default_context()
    if not verify:
        made.check_hostname = False
        made.verify_mode = ssl.CERT_NONE
    return made


def context_of_user(verify):
    made = ssl.create_default_context()
    if not verify:
        made.check_hostname = False
        made.verify_mode = ssl.CERT_NONE  # safe: the user's choice
    return made


def by_flag(flag):
    made = ssl.create_default_context()
    if not flag:
        made.check_hostname = False
        made.verify_mode = ssl.CERT_NONE  # want certificate-not-verified
    return made


def by_other_flag(flag):
    made = ssl.create_default_context()
    if not flag:
        made.check_hostname = False
        made.verify_mode = ssl.CERT_NONE
    return made


def rates(args):
    urllib.request.urlopen("https://rates.example.com/", context=context(strict=bool("")))
    urllib.request.urlopen("https://rates.example.com/", context=context_for_all(verify=True))
    urllib.request.urlopen("https://rates.example.com/", context=context_for_all())
    urllib.request.urlopen("https://rates.example.com/", context=context_of_user(args.verify))
    urllib.request.urlopen("https://rates.example.com/", context=by_flag(False))
    urllib.request.urlopen("https://rates.example.com/", context=by_other_flag(True))
