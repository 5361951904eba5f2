class Opt(object):
    def __init__(self, name, type=None, default=None, deprecated_opts=None, help=None, min=None):
        self.name = name
        self.type = type
        self.default = default
        self.deprecated_opts = deprecated_opts
        self.help = help


class StrOpt(Opt):
    pass


class IntOpt(Opt):
    pass


class BoolOpt(Opt):
    pass


class ListOpt(Opt):
    pass


class DeprecatedOpt(object):
    def __init__(self, name, group=None):
        self.name = name
        self.group = group


class OptGroup(object):
    def __init__(self, name, title=None, help=None):
        self.name = name
        self.title = title
        self.help = help


class ConfigOpts(object):
    def __init__(self):
        self._groups = {}
        self._opts = {}

    def register_group(self, group):
        self._groups.setdefault(group.name, group)

    def register_opts(self, opts, group=None):
        for opt in opts:
            self._opts[(group, opt.name)] = opt
