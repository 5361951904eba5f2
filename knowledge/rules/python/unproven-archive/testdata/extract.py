import shutil
import tarfile
import zipfile


def unpack(path, folder):
    with tarfile.open(path) as archive:
        archive.extractall(folder)  # want unproven-archive


def trusted(path, folder):
    archive = tarfile.open(path)
    archive.extractall(folder, filter="fully_trusted")  # want unproven-archive


def any_format(path, folder):
    shutil.unpack_archive(path, folder, "gztar")  # want unproven-archive


def filtered(path, folder):
    with tarfile.open(path) as archive:
        archive.extractall(folder, filter="data")


def zipped(path, folder):
    with zipfile.ZipFile(path) as archive:
        archive.extractall(folder)


def read(path, name):
    with tarfile.open(path) as archive:
        return archive.extractfile(name)
