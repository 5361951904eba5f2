import hashlib

import requests


def login(host, user, password):
    return requests.get(f"https://{host}/login?user={user}&password={password}")  # want password-sent-in-address


def login_by_joining(host, user, password):
    url = "https://" + host + "/login?user=" + user + "&pwd=" + password
    return requests.post(url)  # want password-sent-in-address


def login_as_part(host, user, password):
    return requests.get("https://%s:%s@%s/" % (user, password, host))  # want password-sent-in-address


def login_by_body(host, user, password):
    return requests.post(f"https://{host}/login", data={"user": user, "password": password})


def login_by_header(host, user, password):
    return requests.get(f"https://{host}/login", auth=(user, password))


def with_key(host, api_key):
    return requests.get(f"https://{host}/weather?key={api_key}")


def range_of(password):
    digest = hashlib.sha256(password.encode()).hexdigest()
    return requests.get(f"https://range.example.com/{digest[:5]}")


def reset(host, user):
    password_url = f"https://{host}/password?user={user}"
    return requests.get(password_url)
