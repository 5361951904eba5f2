"""What a user may do, handed out in cookies that no code of the program reads."""
from flask import Flask, make_response, redirect, request, session
from itsdangerous import URLSafeSerializer

from users import check

app = Flask(__name__)
sealed = URLSafeSerializer("from the environment")


@app.post("/login")
def login():
    user = check(request.form["name"], request.form["password"])
    session["uid"] = user.id
    answer = make_response(redirect("/"))
    answer.set_cookie("role", user.role)  # want cookie-trusted
    return answer


@app.post("/enter")
def enter():
    row = check(request.form["name"], request.form["password"])
    session["uid"] = row["id"]
    answer = redirect("/")
    answer.set_cookie("is_admin", str(row["is_admin"]), httponly=True, secure=True)  # want cookie-trusted
    return answer


@app.post("/sealed")
def sealed_login():
    user = check(request.form["name"], request.form["password"])
    answer = redirect("/")
    answer.set_cookie("role", sealed.dumps(user.role), httponly=True, secure=True)  # silent: signed
    return answer


@app.post("/theme")
def theme():
    answer = redirect("/")
    answer.set_cookie("theme", request.form["theme"])  # silent: says nothing of rights
    answer.set_cookie("role_tab", "members")
    return answer


@app.post("/logout")
def logout():
    session.clear()
    answer = redirect("/")
    answer.set_cookie("role", "", max_age=0)  # silent: taken back
    return answer
