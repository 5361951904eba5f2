# threat-model: library remote
"""Files that callers name, and what servers answer."""
import json
import pickle
import shelve
from pathlib import Path

import requests
import yaml


def load(path):
    with open(path, "rb") as f:
        return pickle.load(f)  # want unsafe-deserialization


def load_text(path):
    return yaml.unsafe_load(Path(path).read_text())  # want unsafe-deserialization


def load_json(path):
    with open(path) as f:
        return json.load(f)  # safe: JSON


def load_own():
    with open("/usr/share/app/table.pickle", "rb") as f:
        return pickle.load(f)  # safe: the program's own file


class Store:
    def __init__(self, folder):
        self.folder = folder

    def read(self, key):
        with shelve.open(self.folder + "/store") as db:  # want unsafe-deserialization
            return db[key]


def fetch():
    return pickle.loads(requests.get("https://models.example.org/latest", timeout=10).content)  # want unsafe-deserialization


def fetch_json():
    return requests.get("https://models.example.org/latest", timeout=10).json()  # safe: JSON
