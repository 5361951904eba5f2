import hashlib
import time


def measure(generate):
    start = time.time()
    time_to_first_token = None
    for piece in generate():
        if time_to_first_token is None:
            time_to_first_token = (time.time() - start) * 1000  # tokens of a model
    return time_to_first_token


def sign_in(user):
    start = time.time()  # want predictable-secret
    session_token = hashlib.md5(f"{user}{start}{time.time()}".encode()).hexdigest()  # two clocks, one defect
    return session_token
