from oslo_config import cfg

CONF = cfg.CONF


off = [
    cfg.BoolOpt("enable_auth", default=False),  # want protection-off-by-default
    cfg.BoolOpt("ssl_only", default=False),  # want protection-off-by-default
    cfg.BoolOpt("csrf_enabled", default=False),  # want protection-off-by-default
    cfg.BoolOpt("session_cookie_secure", default=False),  # want protection-off-by-default
    cfg.BoolOpt("audit_enabled", default=False),  # want protection-off-by-default
    cfg.BoolOpt("allow_anonymous_access", default=True),  # want protection-off-by-default
]


on = [
    cfg.BoolOpt("enforce_authentication", default=True),
    cfg.BoolOpt("use_ssl", default=True),
    cfg.BoolOpt("disable_auth", default=False),
    cfg.BoolOpt("cookie_httponly", default=True),
    cfg.BoolOpt("email_use_tls", default=False),
    cfg.StrOpt("ssl_cipher_list"),
]

CONF.register_opts(off)
CONF.register_opts(on)
