from oslo_config import cfg

CONF = cfg.CONF


off = [
    cfg.BoolOpt("verify_ssl", default=False),  # want certificates-unverified-by-default
    cfg.BoolOpt("insecure", default=True),  # want certificates-unverified-by-default
    cfg.BoolOpt("enable_certificate_validation", default=False),  # want certificates-unverified-by-default
    cfg.StrOpt("ssl_cert_reqs", default="CERT_NONE"),  # want certificates-unverified-by-default
]


on = [
    cfg.BoolOpt("verify_tls", default=True),
    cfg.BoolOpt("ssl_insecure", default=False),
    cfg.StrOpt("verify_cert_file"),
    cfg.StrOpt("tls_cert_reqs", default="required"),
]

CONF.register_opts(off)
CONF.register_opts(on)
