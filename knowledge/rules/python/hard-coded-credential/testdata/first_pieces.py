"""What is compared with the first piece of a text, or with a text without the spaces around it."""


def typed(password):
    if password.strip() == "Zx81kQ0pL7s":  # want hard-coded-credential
        return True
    return password.split(":")[0] == "hQ7w-Lm20xPz"  # want hard-coded-credential


def other_pieces(password, line):
    if line.split(":")[0] == "Zx81kQ0pL7s":
        return True
    return password.split(":")[-1] == "hQ7w-Lm20xPz" or password.strip() == ""
