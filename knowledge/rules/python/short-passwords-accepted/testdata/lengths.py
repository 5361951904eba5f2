MIN = 6


def register(name, password):
    if len(password) < 6:  # want short-passwords-accepted
        raise ValueError("too short")
    return name


def change(form):
    if not len(form["new_password"]) >= MIN:  # want short-passwords-accepted
        raise ValueError("too short")


def check(user):
    return 5 <= len(user.password)  # want short-passwords-accepted


def long_enough(password):
    return len(password) >= 12


def given(password):
    if len(password) < 1:
        raise ValueError("missing")


def not_too_long(password):
    if len(password) > 72:
        raise ValueError("too long")


def name(username):
    if len(username) < 4:
        raise ValueError("too short")


def seven(password):
    return len(password) == 7
