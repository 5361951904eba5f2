import getpass


def asked():
    password = getpass.getpass()
    return password


def named(form):
    password_field = "pw"
    return form[password_field]


def explained(show):
    show(password="Type the password of the account")


def unlock(vault, *, passphrase="open sesame 1701"):  # want password-like-text
    return vault.open(passphrase)


def asked(vault, passphrase="Enter the passphrase of the key"):
    return vault.open(passphrase)


def several_words():
    passphrase = "long winter evening"  # want password-like-text
    return passphrase


def shown(dialog):
    return dialog.ask(passphrase=dialog.text("key.passphrase"))
