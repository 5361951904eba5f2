import hmac


def delete(user, item):
    assert user.is_superuser, "administrators only"  # want assert-as-access-check
    item.delete()


def edit(user, item):
    assert user.has_perm("app.edit")  # want assert-as-access-check
    item.save()


def verify(tag, expected):
    assert hmac.compare_digest(tag, expected)  # want assert-as-access-check


def typed(authorized):
    assert isinstance(authorized, bool)
    return authorized


def given(token):
    assert token is not None
    return token


def ordinary(n):
    assert n > 0
    return n


def well(user, item):
    if not user.is_superuser:
        raise PermissionError
    item.delete()
