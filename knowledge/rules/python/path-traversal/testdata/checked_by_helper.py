# threat-model: library
import os
from pathlib import Path

ROOT = os.environ["DATA_ROOT"]


def refuse_outside(path, base_dir=None):
    if base_dir is None:
        base_dir = os.getcwd()
    base = Path(base_dir).resolve(strict=False)
    p = Path(path)
    if not p.is_absolute():
        p = base / p
    resolved = p.resolve(strict=False)
    if not resolved.is_relative_to(base):
        raise ValueError("outside")
    return resolved


def write_resolved(folder, name, content):
    target = refuse_outside(os.path.join(folder, name), folder)
    with open(target, "w") as f:
        f.write(content)


def write_as_joined(folder, name, content):
    target = os.path.join(folder, name)
    refuse_outside(target, base_dir=folder)
    with open(target, "w") as f:
        f.write(content)


def write_unchecked(folder, name, content):
    target = Path(name)
    if not target.is_absolute():
        target = Path(folder) / target
    with open(target.resolve(), "w") as f:  # want path-traversal
        f.write(content)


def write_checked_other(folder, name, other, content):
    target = os.path.join(folder, name)
    refuse_outside(os.path.join(folder, other), base_dir=folder)
    with open(target, "w") as f:  # want path-traversal
        f.write(content)


def model_path(name):
    path = os.path.abspath(os.path.expanduser(os.path.join(ROOT, name)))
    allowed = os.path.abspath(os.path.expanduser(ROOT))
    if not path.startswith(allowed + os.sep) and path != allowed:
        raise ValueError("outside")
    return path


def load_model(name):
    with open(model_path(name)) as f:
        return f.read()


def load_other_than_folder(name):
    path = os.path.abspath(os.path.join(ROOT, name))
    if path == ROOT:
        raise ValueError("the folder itself")
    with open(path) as f:  # want path-traversal
        return f.read()


def refuse_parts(path):
    for part in path.replace("\\", "/").split("/"):
        if part in ("", ".", ".."):
            raise ValueError("climbs")


def read_by_parts(folder, name):
    refuse_parts(name)
    with open(os.path.join(folder, name)) as f:
        return f.read()


def refuse_climbing(path):
    for part in path.split("/"):
        if part == "..":
            raise ValueError("climbs")


def read_absolute(folder, name):
    refuse_climbing(name)
    with open(os.path.join(folder, name)) as f:  # want path-traversal
        return f.read()


def read_relative(folder, name):
    refuse_climbing(name)
    if name.startswith("/"):
        raise ValueError("absolute")
    with open(os.path.join(folder, name)) as f:
        return f.read()


def bad_part(part):
    return part in ("", ".", "..") or "\0" in part


def well_formed(path, refused=bad_part):
    for part in path.split("/"):
        if refused(part):
            return False
    return True


def read_well_formed(folder, name):
    if not well_formed(name):
        raise ValueError("climbs")
    with open(os.path.join(folder, name)) as f:
        return f.read()


def good_parts(path):
    return all(part not in ("", ".", "..", ".git") for part in path.split("/"))


def read_good_parts(folder, name):
    if not good_parts(name):
        raise ValueError("climbs")
    with open(os.path.join(folder, name)) as f:
        return f.read()


def read_skipping(folder, name):
    seen = []
    for part in name.split("/"):
        if part in ("", ".", ".."):
            continue
        seen.append(part)
    print(len(seen))
    with open(os.path.join(folder, name)) as f:  # want path-traversal
        return f.read()


def read_some_good_part(folder, name):
    if not any(part not in ("", ".", "..") for part in name.split("/")):
        raise ValueError("climbs")
    with open(os.path.join(folder, name)) as f:  # want path-traversal
        return f.read()
