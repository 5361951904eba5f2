"""Tables of texts and names, keys beside their secrets, helps, hashes."""
import subprocess

WELSH = {
    "Hide filters": "Cuddio hidlyddion",
    "Password": "Cyfrinair",  # safe: a translation
}
COLUMNS = {
    "master_key": "master",  # safe: a part of its own name
    "self_signing_key": "self_signing",
    "user_signing_key": "user_signing",
}
MAPPING = {
    "shop_db_user": "user",
    "shop_db_password": "password",
    "shop_sslpassword": "sslpassword",  # safe: the end of its own name
}
LAYOUT_TOKENS = {"float16": "f16", "float8_e4m3fn": "f8e4m3fn7x", "uint8": "u8"}  # safe: short names
API_TOKENS = {"shop": "a1b2c3d4e5f6", "web": "f6e5d4c3b2a1"}  # want hard-coded-credential
FIELDS = {"certificate": "binary?", "passphrase": "string?"}  # safe: types
LOGIN = {"user": "kodi", "password": "Tr0ub4dor"}  # want hard-coded-credential

SIGNING_SECRET_KEY = "__app_signing_secret__"  # safe: the name of an entry
RESOURCE_SECRET = "AWS::SecretsManager::Secret"  # safe: the name of a type
PASSWORD = "$5$rounds=535000$2kqN9fxCY6Xt5$tVnh0xX87gIsnOSuorZG608"  # safe: a hash
HELP = "The address of the broker, with the name and the password of the client, e.g. amqp://shop:hunter22@broker.internal/"


class Client:
    API_KEY = "57713c3906af6f5def151b33601389176b37b429"  # safe: the secret is told
    API_SECRET = "b3fe08c93c80aefd749fe871a16cd2bb32e2b954"  # want hard-coded-credential


class Other:
    API_KEY = "57713c3906af6f5def151b33601389176b37b429"  # want hard-coded-credential


def clone():
    return subprocess.run(["git", "clone", "https://shop:hunter22@git.internal/shop.git"])  # want hard-coded-credential


def explain():
    print(HELP)


def options():
    return {
        "apikey": "57713c3906af6f5def151b33601389176b37b429",  # safe: as above
        "apisecret": "b3fe08c93c80aefd749fe871a16cd2bb32e2b954",  # want hard-coded-credential
    }


class Defaults:
    INSTANCE_TYPE = "n1-standard-8"
    DATABASE = "n1-standard-8"


def deploy():
    return {
        "db_password": Defaults.INSTANCE_TYPE,  # safe: a slip, and no credential
        "password": Defaults.DATABASE,  # want hard-coded-credential
    }


def refuse(form):
    form.errors.password = "password mismatch"  # safe: a message
    form.password = "battery staple"  # want hard-coded-credential


def machine(params, keyed):
    login = {"user": "shop"}
    login["server_password"] = "yes"  # safe: a flag
    login["admin_password"] = "yes-2-please"  # want hard-coded-credential
    root_key = "Interface.1."  # safe: what names of parameters begin with
    params[root_key + "Address"] = "true"
    return keyed(params, hmac_key="HmacSHA256"), keyed(login, hmac_key="Hmac5HA256")  # want hard-coded-credential
