import yaml
from yaml import CSafeLoader, SafeLoader


def old(path):
    with open(path) as f:
        return yaml.load(f)  # want unsafe-yaml-load


def unsafe(text):
    return yaml.load(text, Loader=yaml.Loader)  # want unsafe-yaml-load


def named(path):
    return yaml.unsafe_load(open(path))  # want unsafe-yaml-load


def several(stream):
    return list(yaml.load_all(stream, yaml.UnsafeLoader))  # want unsafe-yaml-load


def safe(path):
    with open(path) as f:
        return yaml.safe_load(f)


def safe_loader(text):
    return yaml.load(text, Loader=SafeLoader)


def fast(text):
    return yaml.load(text, CSafeLoader)


def full(text):
    return yaml.load(text, Loader=yaml.FullLoader)


class Lines(yaml.SafeLoader):
    pass


def own(text):
    return yaml.load(text, Loader=Lines)


def constant():
    return yaml.load("a: 1", Loader=yaml.Loader)


def chosen(short):
    text = "a: 1" if short else "a: 1\nb: 2"
    return yaml.unsafe_load(text)


def allowed(text, strictly):
    if strictly:
        if text not in ("a: 1", "[1, 2]"):
            raise ValueError(text)
        used = text
    else:
        used = "[1, 2]"
    return yaml.unsafe_load(used)


def allowed_sometimes(path, strictly):
    text = open(path).read()
    if strictly and text not in ("a: 1", "[1, 2]"):
        raise ValueError(text)
    return yaml.unsafe_load(text)  # want unsafe-yaml-load
