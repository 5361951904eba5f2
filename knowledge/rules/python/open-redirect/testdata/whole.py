# threat-model: library
"""Whoever passes an address to a function that redirects means that address."""
from flask import redirect


def go(address):
    return redirect(address)  # safe: the address that it was given


def go_to_server(server):
    return redirect("https://" + server + "/login")  # want open-redirect
