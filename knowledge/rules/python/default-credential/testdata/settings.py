import argparse
import os
import secrets

from decouple import config

SECRET_KEY = os.environ.get("SECRET_KEY", "x9v7-insecure-q2")  # want default-credential
DB_PASSWORD = os.getenv("DB_PASSWORD", "postgres1")  # want default-credential
JWT_SECRET = config("JWT_SECRET", default="jwt-signing-9d1")  # want default-credential
FLASK_KEY = os.environ.get("FLASK_SECRET_KEY", "change-me")  # want default-credential
STRIPE_API_KEY = os.environ.get("STRIPE_API_KEY", "")
DB_HOST = os.environ.get("DB_HOST", "localhost")
DB_USER = os.environ.get("DB_USER", "postgres")
WORKING = os.environ.get("PWD", "somewhere")
OTHER_KEY = os.environ.get("SECRET_KEY") or secrets.token_hex(32)


def nothing():
    return os.environ.get("API_TOKEN"), os.getenv("API_TOKEN", None), os.environ["API_TOKEN"]


def template(options):
    return options.get("password", "<password>")


def empty(options):
    return options.get("secret", None), options.get("api_key", "")


def name_of_secret(settings):
    return settings.get("secret_name", "prod/main")


def name_of_field(settings):
    return settings.get("password_field", "passwd1")


def address(settings):
    return settings.get("token_url", "https://login.example.com/token4")


def computed(settings):
    return settings.get("SECRET_KEY", secrets.token_hex(32))


def counted(settings):
    return settings.get("max_tokens", "1024"), settings.get("tokens", 12)


def required(settings):
    return settings.get("password"), settings["api_key"]


def file(settings):
    return settings.get("private_key", "~/.ssh/id_rsa")


def host(settings):
    return settings.get("host", "db7"), settings.get("user", "scott")


def connection(options):
    return options.get("password", "tiger42")  # want default-credential


def options():
    parser = argparse.ArgumentParser()
    parser.add_argument("--user", default="scott")
    parser.add_argument("--db-password", default="tiger42")  # want default-credential
    parser.add_argument("-k", "--api-key", default="k3y-9a8b7c6d")  # want default-credential
    parser.add_argument("--password-file", default="secret1.txt")
    parser.add_argument("--token", default=None)
    return parser.parse_args()
