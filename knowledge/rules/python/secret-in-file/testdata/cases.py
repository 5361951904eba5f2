def saved(password):
    with open("password.txt", "w") as f:
        f.write(password)  # want secret-in-file


def formatted(user, password):
    with open("users.csv", "a") as f:
        f.write(f"{user},{password}\n")  # want secret-in-file


def token(config):
    f = open("token", "w")
    f.write(config["access_token"])  # want secret-in-file
    f.close()


def encrypted(password, box):
    with open("password.bin", "w") as f:
        f.write(box.encrypt(password))


def user(name):
    with open("users.txt", "a") as f:
        f.write(name)


def length(password):
    with open("statistics.txt", "a") as f:
        f.write(str(len(password)))


def checked(password, expected):
    with open("audit.txt", "a") as f:
        f.write("ok" if password == expected else "failed")
