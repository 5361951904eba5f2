from django.conf import settings
from hashids import Hashids


def django():
    return Hashids(settings.SECRET_KEY)  # want salt-is-secret-key


def own():
    return Hashids(salt="rows", min_length=8)


def without():
    return Hashids(min_length=8)


def other():
    return Hashids(salt=settings.HASHIDS_SALT)
