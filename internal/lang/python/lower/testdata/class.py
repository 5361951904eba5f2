# Classes: bases, fields, methods, properties, super, closures in them.
class Base:
    """Docs."""

    kind = "base"
    kind2 = kind + "!"
    _typed: int = 1
    _bare: "str"

    def __init__(self, x):
        self.x = x

    @property
    def value(self):
        return self.x

    @value.setter
    def value(self, v):
        self.x = v

    @staticmethod
    def make(x):
        return Base(x)

    @classmethod
    def build(cls):
        return cls(cls.kind)


@dataclass(frozen=True)
class Derived(Base, mixins.Logged, Generic[T], metaclass=Meta):
    a: int
    b: list[str] = field(default_factory=list)

    def __init__(self):
        super().__init__(1)
        super(Derived, self).go()

    class Inner:
        def go(self):
            return kind


def factory(base, tag):
    class Local(base):
        mark = tag

        def get(self):
            return tag

    return Local


class Conditional:
    if x:
        y = 1
    else:
        y = 2
    del y


class Generic2[T: int]:
    def m[U](self, x: T) -> U:
        return x


type Alias[T] = list[T]
