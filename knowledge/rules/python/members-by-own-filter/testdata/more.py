import tarfile


def by_generator(path, wanted):
    with tarfile.open(path) as archive:
        archive.extractall("out", members=(m for m in archive if wanted(m)))  # want members-by-own-filter


def by_call(path, wanted):
    tarfile.open(path).extractall(path="out", members=wanted(path), filter="fully_trusted")  # want members-by-own-filter
