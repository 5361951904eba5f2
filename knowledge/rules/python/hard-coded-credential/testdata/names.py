import os

PASSWORD = "hunter2"  # want hard-coded-credential
API_KEY = "9f8a7b6c5d4e3f2a1b0c"  # want hard-coded-credential
DB_PASSWORD = os.environ["DB_PASSWORD"]
PASSWORD_FIELD = "password"
password = ""
token = "access_token"
PASSWORD_PROMPT = "Please enter your password: "
SECRET_NAME = "prod/database/main"
secret = "<your secret>"
API_TOKEN = "changeme"
PASSWORD_ENV = "DB_PASSWORD"
password_url = "https://example.com/reset"
config = {"user": "app", "password": "s3cr3t!pass", "host": "db"}  # want hard-coded-credential
labels = {"password": "Password", "token": "Token"}
AWS = ["AKIAIOSFODNN7EXAMPLQ", "eu-west-1"]  # want hard-coded-credential


def login(name, password):
    if name == "admin" and password == "letmein99":  # want hard-coded-credential
        return True
    return password == ""


def prompt(read):
    password = read("Password: ")
    confirm_password = "Please repeat your password"
    return password, confirm_password


def from_environment():
    password = os.environ["APP_PASSWORD"]
    secret_key = os.environ.get("SECRET_KEY")
    return password, secret_key


def column(row):
    return row["password"], {"password": None, "token": ""}


def masked(user):
    user.password = "********"
    return dict(user, password="<hidden>")


def hasher(password):
    password_algorithm = "pbkdf2_sha256"
    return {"algorithm": password_algorithm, "password": password}


def urls():
    token_url = "https://login.example.com/oauth/token"
    secret_key_path = "/run/secrets/app_key"
    return token_url, secret_key_path


def forms(token="csrf_token", password="new_password"):
    return token, password


def compared(password):
    return password == "" or password == "password"


def address(user, password):
    return f"postgres://{user}:{password}@db/app", "postgres://user:password@localhost/app"


def fields():
    return {"api_key": {"type": "string"}, "client_secret": "client_secret"}


def environment_name():
    return {"password": "DB_PASSWORD", "secret_key": "${SECRET_KEY}"}


def connect(host, password="tr0ub4dor"):  # want hard-coded-credential
    return host, password


def local():
    db_password = "correcthorse7"  # want hard-coded-credential
    return connect("db", db_password)


def keyword(connection):
    return connection.open(user="app", password="pa55w0rd!")  # want hard-coded-credential


class Settings:
    client_secret = "0a1b2c3d4e5f"  # want hard-coded-credential
    token_type = "bearer"
    password_hasher = "pbkdf2_sha256"

    def __init__(self):
        self.password = None
        self.auth_token = "tok-83bd19cc02"  # want hard-coded-credential


def documented():
    """Use password = "hunter2" and AKIAIOSFODNN7EXAMPLQ."""
    return None


def among(password):
    return password in ("opensesame", "swordfish7")  # want hard-coded-credential


def constant_time(token):
    import hmac
    return hmac.compare_digest(token, "b7a1c2d3e4")  # want hard-coded-credential


def constant_time_of(token, expected):
    import hmac
    return hmac.compare_digest(token, expected)


CREDENTIALS = {"ann": "wonderland9", "bob": "builder77"}  # want hard-coded-credential
COMMON_PASSWORDS = ["123456", "qwerty1", "letmein99"]


def session(requests):
    requests.get("https://api.example.com", auth=("reports", "hV7nq2Lw"))  # want hard-coded-credential
    return requests.get("https://api.example.com", auth=("reports", os.environ["REPORTS"]))


def lexer(token):
    if token in ("NEWLINE", "INDENT"):
        token = "DEDENT"
    return token == "endif"


def compiler_passes(passes):
    first_pass = "constant folding"
    optimizer_pass = "peephole2"
    return passes.run(first_pass, render_pass="shadow7")


def placeholder_tokens():
    return "ghp_" "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "sk_test_" "4eC39HqLyjWDarjtT1zdp7dcQw8Z"


def identifiers():
    return "AIDAJQABLZS4A3QDU576Q", "AC4f8a7b6c5d4e3f2a1b0c9f8a7b6c5d4e"


def development():
    return "postgresql://user:password@localhost/db", "amqp://guest:guest@localhost:5672//"


def usage():
    return "give the proxy as http://user:pass@proxy:8080", "scheme://login:secret@host"


def digests():
    return "sha256:9f8a7b6c5d4e3f2a1b0c9f8a7b6c5d4e3f2a1b0c9f8a7b6c5d4e3f2a1b0c9f8a"


def environment(read):
    return read(token_env="GITHUB_TOKEN"), read(password_help="the password of 8 or more")


def prompts(forms):
    return forms.field(password="New password:", api_key="API key", secret="secret_key")


def errors(token):
    if token == "invalid_token":
        return {"error": "invalid_token", "token": "access_token"}
    return {"access_token": None}


def header(token):
    return {"Authorization": "Bearer " + token}


def annotations(schema):
    return schema(password={"type": "string"}, token=["string", "null"])


class Production:
    SECRET_KEY = "gr33n-apples-fall"  # want hard-coded-credential


class TestingConfig(Production):
    SECRET_KEY = "gr33n-apples-roll"


DASHBOARD_ATTRS_KEY = "_26a1186b1294160f833c743e45d0eaad9"
DASHBOARD_SIGNING_KEY = "_26a1186b1294160f833c743e45d0eaad9"  # want hard-coded-credential


def shown_name(datum):
    return datum["?"].get(DASHBOARD_ATTRS_KEY, {}).get("name")
