import yaml


def loader():
    class Loader(yaml.Loader):
        pass

    Loader.add_constructor("!x", lambda loader, node: node.value)
    return Loader  # want unsafe-yaml-load


def safe_loader():
    class Loader(yaml.SafeLoader):
        pass

    Loader.add_constructor("!x", lambda loader, node: node.value)
    return Loader


class OwnLoader(yaml.UnsafeLoader):
    pass


class KeptLoader(yaml.Loader):
    pass


KeptLoader.add_constructor("!x", lambda loader, node: node.value)


def fetched(client, name):
    return client.settings(name, OwnLoader)  # want unsafe-yaml-load


def dumped(client, name):
    return client.settings(name, yaml.SafeLoader)
