import json
import marshal
import pickle

import dill


def copied(value):
    text = pickle.dumps(value)
    return pickle.loads(text)  # want unpickler-called


def constants():
    return marshal.loads(b"\xda\x01a"), dill.loads(b"N.")  # want unpickler-called


def values(value):
    return json.loads(json.dumps(value)), pickle.dumps(value)
