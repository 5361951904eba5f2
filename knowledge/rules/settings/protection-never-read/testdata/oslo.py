from oslo_config import cfg

CONF = cfg.CONF


images = [
    cfg.StrOpt("store"),
    cfg.IntOpt("retries", default=3),
    cfg.StrOpt("cache"),
    cfg.BoolOpt("verify_image_signatures", default=True),  # want protection-never-read
    cfg.BoolOpt("require_signed_images", default=True),  # want protection-never-read
    cfg.BoolOpt("enable_certificate_validation", default=True),  # want protection-never-read
    cfg.BoolOpt("verify_ssl", default=True),
    cfg.BoolOpt("verify_peer", default=True),
    cfg.BoolOpt("api_use_ssl", default=True),
    cfg.BoolOpt("debug", default=False),
]

unreadable_here = [
    cfg.BoolOpt("verify_host_certificates", default=True),
    cfg.StrOpt("store"),
]


leaving = [
    cfg.BoolOpt("verify_old_signatures", default=True, deprecated_for_removal=True),
]

CONF.register_opts(images, group="images")
CONF.register_opts(leaving, group="images")
CONF.register_opts(unreadable_here, group="elsewhere")


def fetch(session):
    return session.get(CONF.images.store, CONF.images.retries, CONF.images.cache, verify=CONF.images.verify_ssl)


def elsewhere():
    return CONF.elsewhere.store


def by_name(name="verify_peer"):
    return getattr(CONF.images, name)


def by_a_name_put_together(service):
    return getattr(CONF.images, "%s_use_ssl" % service)
