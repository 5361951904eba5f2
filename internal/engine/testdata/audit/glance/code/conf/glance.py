from keystoneauth1 import loading as ks_loading
from oslo_config import cfg

DEFAULT_SERVICE = 'image'

glance_group = cfg.OptGroup(
    'glance',
    title='Image service',
    help='How the image service is reached')

glance_opts = [
    cfg.ListOpt('api_servers',
                help="""
Addresses of image servers, in order of preference; the catalog is asked where there is none.

* Values: a list of URLs "http[s]://host:port"
"""),
    cfg.IntOpt('retries', default=0, min=0, help='How often a download is tried again'),
    cfg.BoolOpt('verify_glance_signatures',
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
    'insecure': [cfg.DeprecatedOpt('api_insecure', group=glance_group.name)],
}


def register_opts(conf):
    conf.register_group(glance_group)
    conf.register_opts(glance_opts, group=glance_group)
    ks_loading.register_session_conf_options(conf, glance_group.name, deprecated_opts=renamed)


def list_opts():
    return {glance_group: glance_opts + ks_loading.get_session_conf_options()}
