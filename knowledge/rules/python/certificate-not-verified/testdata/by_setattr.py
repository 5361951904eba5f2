# profile: default
"""setattr() gives a value to what bears the name."""
import ssl
import urllib.request


def open_wide():
    context = ssl.create_default_context()
    setattr(context, "check_hostname", False)  # want certificate-not-verified
    setattr(context, "verify_mode", ssl.CERT_NONE)  # want certificate-not-verified
    return urllib.request.urlopen("https://api.example.com/", context=context, timeout=5).read()


def strict():
    context = ssl.create_default_context()
    setattr(context, "check_hostname", True)
    setattr(context, "verify_mode", ssl.CERT_REQUIRED)
    return urllib.request.urlopen("https://api.example.com/", context=context, timeout=5).read()


def read():
    return getattr(ssl.create_default_context(), "check_hostname", False)
