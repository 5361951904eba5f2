"""Versions that the program's user asks for, and those that nobody does."""
import ssl


def chosen(context, tls_version):
    if tls_version == "TLSv1":
        context.minimum_version = ssl.TLSVersion.TLSv1  # safe: the user's choice
    return context


def fixed(context):
    context.minimum_version = ssl.TLSVersion.TLSv1  # want old-tls-version
    return context


def after(context, debug):
    if debug:
        context.minimum_version = ssl.TLSVersion.TLSv1_1  # want old-tls-version
    return context


def old():
    return ssl.SSLContext(ssl.PROTOCOL_TLSv1)  # want old-tls-version


def today(context):
    context.minimum_version = ssl.TLSVersion.TLSv1_2  # safe
    return context
