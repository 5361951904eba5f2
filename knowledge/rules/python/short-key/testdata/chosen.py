"""Curves that data name, and curves that the program chooses."""
from cryptography.hazmat.primitives.asymmetric import ec


def named(curve_id):
    if curve_id == 1:
        return ec.SECP192R1()  # safe: the key exists already
    return ec.SECP256R1()


def fixed():
    return ec.SECP192R1()  # want short-key


def after(debug):
    if debug:
        return ec.SECP192R1()  # want short-key
    return ec.SECP256R1()


def key():
    return ec.generate_private_key(ec.SECP192R1())  # want short-key


def good():
    return ec.generate_private_key(ec.SECP256R1())  # safe
