# threat-model: library
"""Users of a package call a lambda that has a name as they call a function."""
import json

restore = lambda text: text.startswith("tuple://") and eval(text[8:])  # want eval-injection
deserialize = lambda text: restore(json.loads(text))

_internal = lambda text: eval(text)
ORDER = sorted(["b", "a"], key=lambda text: eval(repr(text)))
