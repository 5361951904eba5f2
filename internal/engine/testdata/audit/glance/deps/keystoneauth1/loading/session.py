from oslo_config import cfg


class Session(object):

    def get_conf_options(self, deprecated_opts=None):
        old = deprecated_opts or {}
        return [
            cfg.StrOpt('cafile', deprecated_opts=old.get('cafile'), help='Path of the authorities'),
            cfg.StrOpt('certfile', deprecated_opts=old.get('certfile'), help='Path of the certificate'),
            cfg.StrOpt('keyfile', deprecated_opts=old.get('keyfile'), help='Path of the key'),
            cfg.IntOpt('timeout', help='Seconds to wait'),
        ]

    def register_conf_options(self, conf, group, deprecated_opts=None):
        opts = self.get_conf_options(deprecated_opts=deprecated_opts)
        conf.register_group(cfg.OptGroup(group))
        conf.register_opts(opts, group=group)
        return opts


def register_conf_options(*args, **kwargs):
    return Session().register_conf_options(*args, **kwargs)


def get_conf_options(*args, **kwargs):
    return Session().get_conf_options(*args, **kwargs)
