"""Constants that are told of where they stand, and options of sections."""
import os

_DEFAULT_SECRET_KEY = "myv-y4#7j-d*p-__@j#*3z"  # told as a credential in the source
SECRET_KEY = os.getenv("SECRET_KEY", _DEFAULT_SECRET_KEY)
FALLBACK = "myv-y4#7j-d*p-__@j#*3z"
OTHER_SECRET_KEY = os.getenv("OTHER_SECRET_KEY", FALLBACK)  # want default-credential


def forbidden(config):
    return config.get("password", "forbidden", default=None)  # safe: a section and an option


def chosen(config):
    return config.get("password", "rabbithole")  # want default-credential


class Settings:
    JWT_SECRET = os.environ.get("JWT_SECRET") or "warehouse-2019-kx7q"  # want default-credential
    SESSION_SECRET = os.environ.get("SESSION_SECRET") or os.urandom(24)


def signing_key():
    return os.getenv("SIGNING_KEY") or "pallet-3391-forklift"  # want default-credential


def no_key():
    return os.getenv("SIGNING_KEY") or ""
