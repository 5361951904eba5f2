"""What a program puts into its environment under one key is not under another one."""
import gzip


def unpacked(environ, start_response):
    environ["wsgi.input"] = gzip.GzipFile(fileobj=environ["wsgi.input"])
    start_response("200 OK", [("Content-Type", "application/x-" + environ["QUERY_STRING"])])
    return [b""]


def kept(environ, start_response):
    environ["QUERY_STRING"] = environ["wsgi.input"].read().decode()
    start_response("200 OK", [("Content-Type", "application/x-" + environ["QUERY_STRING"])])  # want header-injection
    return [b""]


def under_any(environ, start_response):
    environ[environ["PATH_INFO"]] = environ["wsgi.input"].read().decode()
    start_response("200 OK", [("Content-Type", "application/x-" + environ["QUERY_STRING"])])  # want header-injection
    return [b""]
