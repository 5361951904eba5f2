import jwt

KEY = open("/etc/key").read()


def decode_token(token):
    return jwt.decode(token, KEY, algorithms=["HS256"])
