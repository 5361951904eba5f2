"""A key has to be kept as it is: what is told of its file is not told of the writing again. A password need not."""


def save_key(path, private_key):
    with open(path, "w") as f:
        f.write(private_key)


def save_password(path, password):
    with open(path, "w") as f:
        f.write(password)  # want secret-in-file
