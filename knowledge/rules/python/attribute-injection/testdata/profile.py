from flask import Flask, jsonify, request

app = Flask(__name__)
EDITABLE = ("name", "city")


class Profile:
    name = ""
    city = ""
    is_admin = False


PROFILE = Profile()


@app.post("/all")
def update_all():
    for key, value in request.form.items():
        setattr(PROFILE, key, value)  # want attribute-injection
    return jsonify(ok=True)


@app.post("/one")
def update_one():
    setattr(PROFILE, request.form["field"], request.form["value"])  # want attribute-injection
    return jsonify(ok=True)


@app.post("/remove")
def remove():
    delattr(PROFILE, request.form["field"])  # want attribute-injection
    return jsonify(ok=True)


@app.post("/listed")
def update_listed():
    for key in EDITABLE:
        if key in request.form:
            setattr(PROFILE, key, request.form[key])
    return jsonify(ok=True)


@app.post("/checked")
def update_checked():
    field = request.form["field"]
    if field in EDITABLE:
        setattr(PROFILE, field, request.form["value"])
    return jsonify(ok=True)


@app.post("/named")
def update_named():
    PROFILE.name = request.form["name"]
    setattr(PROFILE, "city", request.form["city"])
    return jsonify(ok=True)
