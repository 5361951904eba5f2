HOST = "0.0.0.0"  # want binds-all-interfaces
LOCAL_HOST = "127.0.0.1"
NOTE = "0.0.0.0"


def serve(host="::"):  # want binds-all-interfaces
    return host


def options():
    return {"host": "0.0.0.0", "port": 80}  # want binds-all-interfaces


def local(host="localhost"):
    return host


def compared(host):
    return host == "0.0.0.0"


def read(options):
    host = options["host"]
    return host
