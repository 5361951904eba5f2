"""Options that are read one by one, by what they are called."""
from oslo_config import cfg

CONF = cfg.CONF

mirrors = [
    cfg.StrOpt("store"),
    cfg.IntOpt("retries", default=3),
    cfg.StrOpt("cache"),
    cfg.BoolOpt("verify_image_signatures", default=True),
]
CONF.register_opts(mirrors, group="mirrors")


def each():
    return {option.name: getattr(CONF.mirrors, option.name) for option in mirrors}


def some():
    return CONF.mirrors.store, CONF.mirrors.retries, CONF.mirrors.cache


def none():
    return len(mirrors)
