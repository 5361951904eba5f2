"""The application takes no larger requests."""
from flask import Flask, request
from flask_login import current_user, login_required

from storage import keep

app = Flask(__name__)
app.config.update(MAX_CONTENT_LENGTH=1_000_000)


@app.post("/scans")
@login_required
def scan():
    return keep(current_user.id, request.files["file"].read())
