import os

from pyramid.authentication import AuthTktAuthenticationPolicy
from pyramid.session import SignedCookieSessionFactory


def policies(settings):
    first = AuthTktAuthenticationPolicy("courseSecret2020", hashalg="sha512")  # want hard-coded-credential
    second = AuthTktAuthenticationPolicy(os.environ["LOGIN_KEY"], hashalg="sha512")
    third = SignedCookieSessionFactory("sessionSecret2020")  # want hard-coded-credential
    fourth = SignedCookieSessionFactory(settings["session.key"])
    return first, second, third, fourth
