import tempfile

LOCK = "/tmp/app.lock"  # want temporary-path-text
OTHER = "/srv/tmp/app.lock"


def made():
    return tempfile.TemporaryDirectory(dir="/tmp")


def sent(run):
    run("/dev/shm/app/state")  # want temporary-path-text
    run("/dev/shm")
