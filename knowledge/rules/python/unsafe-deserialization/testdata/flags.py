# threat-model: library
"""What a call does depends on a flag that callers may turn on."""
import numpy as np
import yaml


def table(path, allow_pickle=False):
    return np.load(path, allow_pickle=allow_pickle)  # safe: callers who turn it on know


def settings(text, loader=yaml.SafeLoader):
    return yaml.load(text, Loader=loader)  # safe: the default is


def settings_unsafe(text):
    return yaml.load(text, Loader=yaml.UnsafeLoader)  # want unsafe-deserialization
