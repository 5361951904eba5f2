import tarfile


def chosen(archive):
    return [m for m in archive.getmembers() if m.isreg()]


def extract(path):
    with tarfile.open(path) as archive:
        archive.extractall("out", members=chosen(archive))  # want members-by-own-filter


def filtered(path):
    with tarfile.open(path) as archive:
        archive.extractall("out", members=chosen(archive), filter="data")


def nothing(path):
    with tarfile.open(path) as archive:
        archive.extractall("out", members=[])
