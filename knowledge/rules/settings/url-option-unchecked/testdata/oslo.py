from oslo_config import cfg
from oslo_config import types

CONF = cfg.CONF


plain = [
    cfg.ListOpt("api_servers", help="Servers, as http://host:port"),  # want url-option-unchecked
    cfg.StrOpt("endpoint_url", help="URL of the service"),  # want url-option-unchecked
    cfg.StrOpt("image_uri", help="URL of the image"),  # want url-option-unchecked
    cfg.StrOpt("upload_url", help="URL of the backend that takes uploads"),  # want url-option-unchecked
]


typed = [
    cfg.ListOpt("servers_urls", item_type=types.URI(schemes=["https"]), help="Servers, as https://host:port"),
    cfg.URIOpt("service_url", help="URL of the service"),
    cfg.StrOpt("public_url", regex="https://.*", help="URL of the service"),
    cfg.StrOpt("mode_url", choices=["a", "b"], help="Which URL to take"),
    cfg.StrOpt("connection_url", help="URL of the database"),
    cfg.StrOpt("backend_url", help="URL of the backend for distributed coordination"),
    cfg.StrOpt("uri", help="MongoDB Connection URI, as mongodb://host"),
    cfg.MultiStrOpt("messaging_urls", help="URLs to listen to, as rabbit://user@host1,user@host2/vhost"),
]


never_registered = cfg.StrOpt("other_url", help="URL of nothing")

CONF.register_opts(plain)
CONF.register_opts(typed)
