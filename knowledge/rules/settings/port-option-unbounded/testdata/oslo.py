from oslo_config import cfg

CONF = cfg.CONF


loose = [
    cfg.IntOpt("listen_port", default=8080),  # want port-option-unbounded
    cfg.IntOpt("ssl-port", default=443),  # want port-option-unbounded
    cfg.IntOpt("port"),  # want port-option-unbounded
]


tight = [
    cfg.PortOpt("metrics_port", default=9000),
    cfg.IntOpt("admin_port", min=1, max=65535),
    cfg.IntOpt("max_ports", default=10),
    cfg.StrOpt("port_type"),
]

CONF.register_opts(loose)
CONF.register_opts(tight)
