import json
import marshal

import jsonpickle


def fixed():
    return jsonpickle.decode('{"a": 1}')  # want unpickler-called


def written(value):
    return marshal.dumps(value)


def plain():
    return json.loads("{}")
