from flask import Flask
from flask_login import login_required
from PIL import Image

app = Flask(__name__)
Image.MAX_IMAGE_PIXELS = None  # want request-size-unlimited


@app.post("/smaller")
@login_required
def smaller():
    Image.MAX_IMAGE_PIXELS = 50_000_000
    return "ok"
