from oslo_config import cfg

CONF = cfg.CONF


loose = [
    cfg.StrOpt("listen_address"),  # want host-option-unchecked
    cfg.StrOpt("rabbit_hostname"),  # want host-option-unchecked
    cfg.StrOpt("server_host"),  # want host-option-unchecked
]


tight = [
    cfg.HostAddressOpt("bind_host"),
    cfg.IPOpt("my_ip"),
    cfg.StrOpt("host_driver"),
    cfg.StrOpt("mac_address"),
]

CONF.register_opts(loose)
CONF.register_opts(tight)
