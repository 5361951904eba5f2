from late import db


class Plain(object):
    pass


class Dated(Plain):
    pass
