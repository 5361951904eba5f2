import os


class Production:
    SECRET_KEY = os.environ["SECRET_KEY"]
    EXPORTS = "/srv/exports"
