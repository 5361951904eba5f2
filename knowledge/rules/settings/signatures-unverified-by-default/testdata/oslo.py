from oslo_config import cfg

CONF = cfg.CONF


off = [
    cfg.BoolOpt("verify_image_signatures", default=False),  # want signatures-unverified-by-default
    cfg.BoolOpt("require_signed_images"),  # want signatures-unverified-by-default
    cfg.BoolOpt("validate_plugin_signature", default=False),  # want signatures-unverified-by-default
]


on = [
    cfg.BoolOpt("verify_package_signatures", default=True),
    cfg.IntOpt("verify_signatures_timeout", default=0),
    cfg.StrOpt("signature_verification_key"),
]

CONF.register_opts(off)
CONF.register_opts(on)
