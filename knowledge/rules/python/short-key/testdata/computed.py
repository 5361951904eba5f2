from cryptography.hazmat.primitives.asymmetric import rsa

STRENGTH = {"low": 1, "high": 4}


def bits(level, unit=1024):
    return STRENGTH.get(level, 1) * unit


def keypair(strength=4):
    return rsa.generate_private_key(public_exponent=65537, key_size=256 * strength)


def strong_pair(strength=16):
    return rsa.generate_private_key(public_exponent=65537, key_size=256 * strength)


def short():
    keypair()  # want short-key
    strong_pair()
    return rsa.generate_private_key(public_exponent=65537, key_size=bits("normal"))  # want short-key


def long():
    return rsa.generate_private_key(public_exponent=65537, key_size=bits("high"))
