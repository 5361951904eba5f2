"""Curves given as classes."""
from cryptography.hazmat.primitives.asymmetric import ec


def by_class():
    return ec.generate_private_key(ec.SECP192R1)  # want short-key


def by_name():
    return ec.generate_private_key(curve=ec.SECT163R2, backend=None)  # want short-key


def by_instance():
    return ec.generate_private_key(ec.SECT163K1())  # want short-key


def long_class():
    return ec.generate_private_key(ec.SECP384R1)


def long_instance():
    return ec.generate_private_key(ec.SECP256R1())


def chosen(curve):
    return ec.generate_private_key(curve)
