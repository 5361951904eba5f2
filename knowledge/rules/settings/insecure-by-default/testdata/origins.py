import os

from flask import Flask
from flask_cors import CORS

app = Flask(__name__)
CORS(app, origins=os.environ.get("ORIGINS", "*"), supports_credentials=True)  # want insecure-by-default
