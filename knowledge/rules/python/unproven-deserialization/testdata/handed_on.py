import json
import pickle


def rows(lines):
    return list(map(pickle.loads, lines))  # want unproven-deserialization


def values(lines):
    return list(map(json.loads, lines))


LOADERS = {"pickle": pickle.load, "json": json.load}  # want unproven-deserialization
ERRORS = (pickle.PickleError, pickle.dumps)
