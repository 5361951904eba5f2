from hashids import Hashids

from app import settings

bad = Hashids(salt=settings.SECRET_KEY)  # want salt-is-secret-key
good = Hashids(salt=settings.IDS_SALT)


def entry(app):
    return Hashids(min_length=4, salt=app.config["SECRET_KEY"])  # want salt-is-secret-key
