"""Options of the client for the image service."""
from keystoneauth1 import loading as ks_loading
from oslo_config import cfg

image_group = cfg.OptGroup(
    'glance',
    title='Image service',
    help='How this service reaches the image service.')

image_opts = [
    cfg.ListOpt('api_servers',
                help='Addresses of the servers of the image API. One of them is tried after the other.'),
    cfg.IntOpt('num_retries',
               default=0,
               min=0,
               help='How often a download is tried again.'),
    cfg.ListOpt('allowed_direct_url_schemes',
                default=[],
                help='Schemes of addresses that images may be read from directly.'),
    cfg.BoolOpt('verify_glance_signatures',
                default=False,
                help='Check the signature of an image before an instance is started from it.'),
    cfg.BoolOpt('debug',
                default=False,
                help='Write what the client sends and gets into the log.'),
]

# Names that the options of the session had before they were registered by the library.
deprecated_names = {
    'cafile': [cfg.DeprecatedOpt('ca_file', group=image_group.name)],
    'certfile': [cfg.DeprecatedOpt('cert_file', group=image_group.name)],
    'keyfile': [cfg.DeprecatedOpt('key_file', group=image_group.name)],
    'insecure': [cfg.DeprecatedOpt('api_insecure', group=image_group.name)],
}


def register_opts(conf):
    conf.register_group(image_group)
    conf.register_opts(image_opts, group=image_group)
    ks_loading.register_session_conf_options(
        conf, image_group.name, deprecated_opts=deprecated_names)


def list_opts():
    return {
        image_group: image_opts + ks_loading.get_session_conf_options(),
    }
