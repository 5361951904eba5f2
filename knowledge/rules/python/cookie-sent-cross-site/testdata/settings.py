from flask import Flask, jsonify, make_response, request, session

app = Flask(__name__)
app.config.update(SESSION_COOKIE_SECURE=True, SESSION_COOKIE_SAMESITE="None")  # want cookie-sent-cross-site


class Config:
    SESSION_COOKIE_SAMESITE = "None"  # want cookie-sent-cross-site


class Better(Config):
    SESSION_COOKIE_SAMESITE = "Lax"


@app.post("/session")
def start():
    r = make_response(jsonify(user=session["user_id"]))
    r.set_cookie("auth_token", request.headers["Authorization"], secure=True, httponly=True, samesite="None")  # want cookie-sent-cross-site
    return r


@app.post("/theme")
def theme():
    r = make_response(jsonify(ok=True))
    r.set_cookie("theme", "dark", secure=True, httponly=True, samesite="None")
    return r


@app.post("/strict")
def strict():
    r = make_response(jsonify(ok=True))
    r.set_cookie("auth_token", request.headers["Authorization"], secure=True, httponly=True, samesite="Strict")
    return r


def known():
    """Asks for the user."""
    return session["user_id"] == request.json["user"]
