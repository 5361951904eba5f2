# threat-model: library
"""Names that walk out of the object: a check for double underscores keeps them inside."""


def check(name):
    if isinstance(name, str) and name.startswith("__") and name.endswith("__"):
        raise ValueError(name)


def set_path(obj, path, value):
    for name in path.split("."):
        setattr(obj, name, value)  # want attribute-injection


def set_checked_path(obj, path, value):
    for name in path.split("."):
        check(name)
        setattr(obj, name, value)


def set_plain_path(obj, path, value):
    for name in path.split("."):
        if "__" in name:
            raise ValueError(name)
        setattr(obj, name, value)


def set_long_path(obj, path, value):
    for name in path.split("."):
        if name.startswith("x"):
            raise ValueError(name)
        setattr(obj, name, value)  # want attribute-injection


class Saved:
    def __setstate__(self, state):
        self.__dict__.update(state)  # safe: pickle passes what the class has saved

    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)  # safe: the name stands in code

    def update(self, values):
        self.__dict__.update(values)  # want attribute-injection


def refuse_special(name):
    if len(name) > 4 and name.isascii() and name.startswith("__") and name.endswith("__"):
        raise KeyError(name)


def set_at_path(obj, path, value):
    for name in path.split("."):
        refuse_special(name)
        setattr(obj, name, value)


def refuse_long(name):
    if len(name) > 20 and name.startswith("__") and name.endswith("__"):
        raise KeyError(name)


def set_at_long_path(obj, path, value):
    for name in path.split("."):
        refuse_long(name)
        setattr(obj, name, value)  # want attribute-injection
