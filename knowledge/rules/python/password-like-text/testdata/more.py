import getpass


def asked():
    password = getpass.getpass()
    return password


def named(form):
    password_field = "pw"
    return form[password_field]


def explained(show):
    show(password="Type the password of the account")
