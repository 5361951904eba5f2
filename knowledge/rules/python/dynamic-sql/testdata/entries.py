"""Dictionaries of constants are constants."""
from django.contrib.auth.models import User


def chosen(name, columns):
    User.objects.extra(select={"short": "substr(username, 1, %s)" % name})  # want dynamic-sql
    User.objects.extra(select=columns)  # want dynamic-sql
    User.objects.extra(select={"short": "substr(username, 1, 3)"})
    User.objects.extra(select=dict(short="substr(username, 1, 3)"))
    return User.objects.extra(where=["username = %s"], params=[name])
