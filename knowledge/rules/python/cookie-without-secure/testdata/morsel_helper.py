"""A function that gives all cookies their attributes."""
from http.cookies import SimpleCookie


def guard(cookies):
    for morsel in cookies.values():
        morsel["secure"] = morsel["httponly"] = True


def guarded_elsewhere(token):
    cookies = SimpleCookie()
    cookies["auth_token"] = token
    guard(cookies)
    return cookies.output()
