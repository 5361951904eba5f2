"""A helper that chooses the algorithm by what it is passed."""
import hashlib

PASSWORDS = {}
ALGORITHMS = {"low": "md5", "high": "sha256"}
FUNCTIONS = {"low": hashlib.md5, "high": hashlib.sha256}


def by_flag(strong):
    return "sha512" if strong else "md5"


def by_branch(strong):
    if strong:
        return "sha256"
    return "md5"


def by_name(level="low"):
    return ALGORITHMS[level]


def by_default(level="high"):
    if level == "low":
        return "md5"
    return "sha256"


def digest(data, function=hashlib.sha256):
    return function(data).hexdigest()


class Hasher:
    def __init__(self, algorithm):
        self.algorithm = algorithm

    def digest(self, data):
        h = hashlib.new(self.algorithm)
        h.update(data)
        return h.hexdigest()


def keep(data):
    PASSWORDS["a"] = hashlib.new(by_flag(False), data).hexdigest()  # want broken-hash-kept
    PASSWORDS["b"] = hashlib.new(by_flag(True), data).hexdigest()
    PASSWORDS["c"] = hashlib.new(by_branch(False), data).hexdigest()  # want broken-hash-kept
    PASSWORDS["d"] = hashlib.new(by_branch(True), data).hexdigest()
    PASSWORDS["e"] = hashlib.new(by_name(), data).hexdigest()  # want broken-hash-kept
    PASSWORDS["f"] = hashlib.new(by_name("high"), data).hexdigest()
    PASSWORDS["g"] = hashlib.new(by_default(), data).hexdigest()
    PASSWORDS["h"] = hashlib.new(by_default("low"), data).hexdigest()  # want broken-hash-kept


def keep_by_function(data):
    PASSWORDS["a"] = FUNCTIONS["low"](data).hexdigest()  # want broken-hash-kept
    PASSWORDS["b"] = FUNCTIONS["high"](data).hexdigest()
    PASSWORDS["c"] = digest(data)
    PASSWORDS["d"] = digest(data, hashlib.md5)  # want broken-hash-kept
    PASSWORDS["e"] = Hasher("sha256").digest(data)
    PASSWORDS["f"] = Hasher("md5").digest(data)  # want broken-hash-kept


VERSIONS = {"v1": "sha1", "v2": "sha256"}
FIRST = "v" + str(len(VERSIONS) - 1)
LAST = f"v{len(VERSIONS)}"


def keep_by_version(data):
    PASSWORDS["a"] = hashlib.new(VERSIONS[FIRST], data).hexdigest()  # want broken-hash-kept
    PASSWORDS["b"] = hashlib.new(VERSIONS[LAST], data).hexdigest()
