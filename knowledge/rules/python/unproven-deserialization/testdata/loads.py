import json
import marshal
import pickle
import shelve

import numpy
import pandas
import torch

CONSTANT = pickle.dumps({"a": 1})


def from_file(path):
    with open(path, "rb") as f:
        return pickle.load(f)  # want unproven-deserialization


def from_argument(data):
    return pickle.loads(data)  # want unproven-deserialization


def marshalled(data):
    return marshal.loads(data)  # want unproven-deserialization


def frame(path):
    return pandas.read_pickle(path)  # want unproven-deserialization


def weights(path):
    return torch.load(path, weights_only=False)  # want unproven-deserialization


def array(path):
    return numpy.load(path, allow_pickle=True)  # want unproven-deserialization


def shelf(path):
    return shelve.open(path)  # want unproven-deserialization


def new_shelf(path):
    return shelve.open(path, "n")


def values(path):
    with open(path) as f:
        return json.load(f)


def weights_only(path):
    return torch.load(path, weights_only=True)


def plain_array(path):
    return numpy.load(path)


def constant():
    return pickle.loads(b"N.")


def written(value):
    return pickle.dumps(value)
