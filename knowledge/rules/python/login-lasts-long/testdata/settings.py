from datetime import timedelta

from flask import Flask, current_app, redirect, session
from flask_login import login_user
from itsdangerous import URLSafeSerializer, URLSafeTimedSerializer

from models import User

app = Flask(__name__)
app.config.update(
    SECRET_KEY="",
    PERMANENT_SESSION_LIFETIME=timedelta(days=365),  # want login-lasts-long
)
SIMPLE_JWT = {
    "ACCESS_TOKEN_LIFETIME": timedelta(weeks=100),  # want login-lasts-long
    "REFRESH_TOKEN_LIFETIME": timedelta(days=30),
}
SESSION_COOKIE_AGE = 60 * 60 * 24 * 400  # want login-lasts-long


class Short:
    PERMANENT_SESSION_LIFETIME = timedelta(days=14)
    JWT_ACCESS_TOKEN_EXPIRES = timedelta(hours=1)
    SESSION_COOKIE_AGE = 1209600
    CACHE_AGE = timedelta(days=3650)


@app.get("/magic/<token>")
def magic(token):
    uid = URLSafeSerializer(current_app.secret_key, salt="magic").loads(token)  # want login-lasts-long
    login_user(User.query.get(uid))
    return redirect("/")


@app.get("/timed/<token>")
def timed(token):
    uid = URLSafeTimedSerializer(current_app.secret_key, salt="magic").loads(token, max_age=600)
    login_user(User.query.get(uid))
    return redirect("/")


@app.get("/basket/<token>")
def basket(token):
    return {"user": session["user_id"], "goods": URLSafeSerializer(current_app.secret_key).loads(token)}


@app.get("/invoice/<token>")
def invoice(token):
    return {"user": session["user_id"], "invoice": URLSafeSerializer(current_app.secret_key).loads(token)}
