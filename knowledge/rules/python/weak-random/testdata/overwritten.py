# profile: strict
"""Values that nobody sees."""
import random
import string

RESET_TOKEN = "".join(random.choice(string.ascii_letters) for _ in range(32))  # safe: the next line takes its place

RESET_TOKEN = "ca"

SIGNUP_TOKEN = "".join(random.choice(string.ascii_letters) for _ in range(32))  # want weak-random
print(SIGNUP_TOKEN)
SIGNUP_TOKEN = "ca"

LOGIN_TOKEN = "".join(random.choice(string.ascii_letters) for _ in range(32))  # want weak-random
