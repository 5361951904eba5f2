"""Keys of services, by their names and forms."""
import hmac
import os

GRADER_WEBHOOK_KEY = "whk_7Qm2ZtLx41"  # want hard-coded-credential
SMS_GATEWAY_KEY = "sg.1xYp0Qe7.zzT4"  # want hard-coded-credential
ADMIN_TOKEN = "adm-tok-2938"  # want hard-coded-credential
PEPPER = "x9!pepper"  # want hard-coded-credential
API_KEYS = {"acme": "ak_93jd82hd7"}  # want hard-coded-credential
CACHE_KEY = "books_7Qm2ZtLx41"  # safe: a name
SITE_KEY = "6Lc2aBc4dEf6gHi8"  # safe: everybody sees it
SORT_KEY = "2a3b4c5d6e"
EOS_TOKEN = "tok2x3y4z5"
WEBHOOK_KEY = os.environ["WEBHOOK_KEY"]


def sign(text):
    return hmac.new(b"supersecretkey", text, "sha256").hexdigest()  # want hard-coded-credential


def derive(text):
    return hmac.new(b"bookshop.cookies", text, "sha256").hexdigest()  # safe: a label that separates purposes
