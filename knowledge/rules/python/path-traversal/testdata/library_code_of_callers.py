# threat-model: library
class Registry:
    """Keeps what makes names."""

    def __init__(self, base):
        self.base = base
        self.makers = []
        self.by_kind = {}
        self.names = []

    def add(self, maker):
        self.makers.append(maker)

    def join(self, other):
        """What is in another registry came in by its constructor and its methods."""
        self.makers = self.makers + other.makers
        for name in other.names:
            with open("/srv/names/" + name) as f:
                self.names.append(f.read())
        self.by_kind.update(other.by_kind)

    def of_settings(self, settings):
        with open("/srv/names/" + settings.base + settings.suffix + settings.kind) as f:  # want path-traversal
            return f.read()

    def first(self):
        for maker in self.makers:
            name = maker()
            with open("/srv/names/" + name) as f:
                return f.read()


def made(make_name):
    with open("/srv/names/" + make_name()) as f:
        return f.read()


def called(make, *given):
    return make(*given)


def made_elsewhere(make_name):
    with open("/srv/names/" + called(make_name)) as f:
        return f.read()


def made_of(make_name, name):
    with open("/srv/names/" + make_name(name)) as f:  # want path-traversal
        return f.read()


def asked(thing):
    with open("/srv/names/" + thing.get_name()) as f:  # want path-traversal
        return f.read()
