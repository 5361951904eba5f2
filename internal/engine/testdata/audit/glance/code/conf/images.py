from keystone_loading import adapter as loading
from settings_kit import cfg

DEFAULT_SERVICE = 'image'

images_group = cfg.OptGroup(
    'images',
    title='Image service',
    help='How the image service is reached')

images_opts = [
    cfg.ListOpt('api_servers',
                help="""
Addresses of image servers, in order of preference; the catalog is asked where there is none.

* Values: a list of URLs "http[s]://host:port"
"""),
    cfg.IntOpt('retries', default=0, min=0, help='How often a download is tried again'),
    cfg.BoolOpt('verify_image_signatures',
                default=False,
                help="""
Refuse images whose signature does not match.
"""),
    cfg.BoolOpt('debug', default=False, help='Log each request'),
]

renamed = {
    'cafile': [cfg.DeprecatedOpt('ca_file', group='ssl')],
    'certfile': [cfg.DeprecatedOpt('cert_file', group='ssl')],
    'keyfile': [cfg.DeprecatedOpt('key_file', group='ssl')],
    'insecure': [cfg.DeprecatedOpt('api_insecure', group=images_group.name)],
}


def register_opts(conf):
    conf.register_group(images_group)
    conf.register_opts(images_opts, group=images_group)
    loading.register_session_conf_options(conf, images_group.name, deprecated_opts=renamed)


def list_opts():
    return {images_group: images_opts + loading.get_session_conf_options()}
