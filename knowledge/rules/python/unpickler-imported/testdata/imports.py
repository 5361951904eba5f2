import pickle  # want unpickler-imported
import json
import _pickle  # want unpickler-imported
import dill as d  # want unpickler-imported
from shelve import open as open_shelf  # want unpickler-imported
from pickletools import dis


def one():
    import json


def two():
    from pickleshare import PickleShareDB


def three():
    import marshmallow
