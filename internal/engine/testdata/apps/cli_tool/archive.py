import os
import subprocess
import tarfile


def restore(path):
    with tarfile.open(path) as archive:
        archive.extractall("/restore")  # want archive-path-traversal
    with tarfile.open(path) as archive:
        archive.extractall("/restore", filter="data")  # safe: the filter


class Archive:
    def __init__(self, path):
        self.path = path

    def extract(self, kind):
        program = "unzip" if kind == "zip" else "tar xf"
        subprocess.run(program + " '" + self.path + "'", shell=True)  # want command-injection
        subprocess.run(program + " /var/backups/latest", shell=True)  # safe: one of two
