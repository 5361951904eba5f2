from oslo_config import cfg

CONF = cfg.CONF


shown = [
    cfg.StrOpt("admin_password"),  # want secret-option-not-declared
    cfg.StrOpt("metadata_shared_secret", default=""),  # want secret-option-not-declared
    cfg.StrOpt("api-token"),  # want secret-option-not-declared
]


hidden = [
    cfg.StrOpt("guest_password", secret=True),
    cfg.StrOpt("password_file"),
    cfg.StrOpt("password_hash_algorithm", default="scrypt"),
    cfg.IntOpt("token_expiration", default=3600),
    cfg.IntOpt("admin_password_length", default=12),
    cfg.BoolOpt("inject_password", default=False),
]

CONF.register_opts(shown)
CONF.register_opts(hidden)
