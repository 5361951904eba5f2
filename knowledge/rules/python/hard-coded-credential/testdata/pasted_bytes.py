"""Keys that were drawn once and pasted, with bytes that nobody types."""
import os
import secrets

from flask import Flask

app = Flask(__name__)
app.secret_key = b"\x9d\x11Zp\xf0kq!"  # want hard-coded-credential

other = Flask("other")
other.config["SECRET_KEY"] = "\xbf\xb0\x11\xb1\xcd\xf9\xba\x8bp\x0c"  # want hard-coded-credential

third = Flask("third")
third.secret_key = secrets.token_bytes(32)

fourth = Flask("fourth")
fourth.secret_key = os.environb[b"SECRET_KEY"]

secret_key = b"\x00" * 32
magic = b"\x89PNG\r\n\x1a\n"
