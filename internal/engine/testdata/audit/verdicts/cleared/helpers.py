import something


def note():
    return something.said()


def command():
    return something.known()
