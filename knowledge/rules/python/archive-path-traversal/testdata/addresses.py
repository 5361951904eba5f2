# threat-model: library
"""What is behind an address that users of the library pass is theirs; where its members lead is not."""
import tarfile
import urllib.request


def fetch(url, folder):
    with tarfile.open(fileobj=urllib.request.urlopen(url), mode="r|*") as archive:
        archive.extractall(folder)  # want archive-path-traversal


def fetch_filtered(url, folder):
    with tarfile.open(fileobj=urllib.request.urlopen(url), mode="r|*") as archive:
        archive.extractall(folder, filter="data")  # safe: filtered
