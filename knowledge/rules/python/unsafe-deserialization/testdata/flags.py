# threat-model: library
"""What a call does depends on a flag that callers may turn on."""
import joblib
import numpy as np
import yaml


def table(path, allow_pickle=False):
    return np.load(path, allow_pickle=allow_pickle)  # safe: callers who turn it on know


def settings(text, loader=yaml.SafeLoader):
    return yaml.load(text, Loader=loader)  # safe: the default is


def settings_unsafe(text):
    return yaml.load(text, Loader=yaml.UnsafeLoader)  # want unsafe-deserialization


def table_of_objects(path, allow_pickle=True):
    return np.load(path, allow_pickle=allow_pickle)  # want unsafe-deserialization


class Reader:
    def __init__(self, dtype=None, allow_pickle=True):
        self.dtype = dtype
        self.allow_pickle = allow_pickle

    def read(self, stream):
        return np.load(stream, allow_pickle=self.allow_pickle)  # want unsafe-deserialization


class CarefulReader:
    def __init__(self, dtype=None, allow_pickle=False):
        self.dtype = dtype
        self.allow_pickle = allow_pickle

    def read(self, stream):
        return np.load(stream, allow_pickle=self.allow_pickle)  # safe: callers who turn it on know


def model(path, allow_pickle=False):
    if path.endswith(".safe"):
        return None
    elif allow_pickle:
        return joblib.load(path)  # safe: callers who turn it on know
    raise ValueError("a pickle")


def model_of_any_kind(path, verbose=False):
    if verbose:
        return joblib.load(path)  # want unsafe-deserialization
