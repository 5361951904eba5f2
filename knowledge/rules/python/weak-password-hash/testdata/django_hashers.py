PASSWORD_HASHERS = [  # want weak-password-hash
    "django.contrib.auth.hashers.MD5PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]


def others():
    hashers = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    return hashers
