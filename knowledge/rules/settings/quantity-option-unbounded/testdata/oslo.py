from oslo_config import cfg

CONF = cfg.CONF


loose = [
    cfg.IntOpt("max_connections", default=100),  # want quantity-option-unbounded
    cfg.IntOpt("workers", default=4),  # want quantity-option-unbounded
    cfg.IntOpt("request_timeout"),  # want quantity-option-unbounded
]


tight = [
    cfg.IntOpt("max_workers", min=1),
    cfg.IntOpt("vlan_id"),
    cfg.StrOpt("size_policy"),
]

CONF.register_opts(loose)
CONF.register_opts(tight)
