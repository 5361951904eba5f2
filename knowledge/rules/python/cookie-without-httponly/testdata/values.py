from flask import make_response


def remember(access_token):
    response = make_response("hello")
    response.set_cookie("t", access_token, secure=True)  # want cookie-without-httponly
    return response


def remember_well(access_token):
    response = make_response("hello")
    response.set_cookie("t", access_token, secure=True, httponly=True)
    return response
