# profile: strict
"""Classes with defaults of their own, servers, contexts of urllib3, and what the user of a program has chosen."""
import ssl

import aiohttp
import httpx
import kubernetes.client
import requests
import urllib3.connection
import uvicorn
from urllib3.util.ssl_ import create_urllib3_context


class OwnContext:
    def __init__(self):
        self.check_hostname = False  # safe: a default of a class of the program
        self.verify_mode = ssl.CERT_NONE  # safe: as above


class Derived(ssl.SSLContext):
    def loosen(self):
        self.check_hostname = False  # want certificate-not-verified


class Settings:
    def __init__(self, ssl_cert_reqs=ssl.CERT_NONE):
        self.ssl_cert_reqs = ssl_cert_reqs  # safe: as above


def serve(app, keyfile, certfile):
    uvicorn.run(app, ssl_keyfile=keyfile, ssl_certfile=certfile, ssl_cert_reqs=ssl.CERT_NONE)  # safe: a server


def connect(client, host):
    return client(host, ssl_cert_reqs=ssl.CERT_NONE)  # want certificate-not-verified


def pool():
    context = create_urllib3_context()
    context.check_hostname = False  # safe: urllib3 compares the names itself
    return context


def loose_pool():
    context = create_urllib3_context()
    context.verify_mode = ssl.CERT_NONE  # want certificate-not-verified
    return context


def options(args):
    if args.nocert:
        return {"cert_reqs": ssl.CERT_NONE, "check_hostname": False}  # safe: the user's choice
    return {}


def compared(context, assert_fingerprint, assert_hostname, old):
    if assert_fingerprint or assert_hostname or old:
        context.check_hostname = False  # safe: compared by what is given instead
    return context


def from_environment(read):
    if read("TOOL_INSECURE"):
        return ssl._create_unverified_context()  # safe: the user's choice
    return ssl.create_default_context()


def always(read):
    if read("TOOL_TRACE"):
        return ssl._create_unverified_context()  # want certificate-not-verified
    return ssl.create_default_context()


class NoVerifyOAuth2Session(requests.Session):
    def __init__(self):
        super().__init__()
        self.verify = False  # safe: as its name says


class OAuth2Session(requests.Session):
    def __init__(self):
        super().__init__()
        self.verify = False  # want certificate-not-verified


def pool_of_connections():
    context = urllib3.connection.create_urllib3_context()
    context.check_hostname = False  # safe: urllib3 compares the names itself
    return context


class Remote:
    def connect(self):
        return aiohttp.TCPConnector(ssl=None if self.verify_ssl else False)  # safe: the user's choice

    def connect_within(self, local):
        return aiohttp.TCPConnector(ssl=None if local else False)  # want certificate-not-verified


_insecure_transport = httpx.HTTPTransport(verify=False)  # safe: as its name says
_transport = httpx.HTTPTransport(verify=False)  # want certificate-not-verified


def fetched(url, verify):
    return requests.get(url, verify=verify)


def asked(url, ignore_tls):
    verify = None if not ignore_tls else False
    return fetched(url, verify)


def asked_by_setting(url, environment):
    verify = None if environment.verify_certificates else False
    return fetched(url, verify)  # safe: the user's choice


def by_host(url, host):
    verify = None if host.endswith(".example.org") else False
    return fetched(url, verify)  # want certificate-not-verified


class Pool:
    def contexts(self, protocol):
        self.made[protocol].check_hostname = False
        self.made[protocol].verify_mode = ssl.CERT_NONE  # want certificate-not-verified


def environment(settings):
    return {"NODE_TLS_REJECT_UNAUTHORIZED": "0"} if settings.NO_VERIFY.get() else {}  # safe: the user's choice


def pool_without_names(ignore_hostname):
    names = False if ignore_hostname else None
    return urllib3.PoolManager(assert_hostname=names)  # safe: the user's choice


def mode_of_the_user(sslmode):
    context = ssl.create_default_context()
    if sslmode < 3:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def authority_of_the_user(args):
    if args.crt == "no":
        return ssl._create_unverified_context()
    return ssl.create_default_context(cafile=args.crt)


def authority_of_nobody(args):
    if args.color == "blue":
        return ssl._create_unverified_context()  # want certificate-not-verified
    return ssl.create_default_context(cafile=args.crt)


def configured(configuration, disable_verify_ssl=False):
    if disable_verify_ssl:
        configuration.verify_ssl = False
    return configuration


def unless_asked_for(configuration, verify=False):
    if not verify:
        configuration.verify_ssl = False
    return configuration


def as_the_user_chose(disable_verify_ssl):
    return configured(kubernetes.client.Configuration(), disable_verify_ssl is True)  # safe: the user's choice


def as_nobody_chose():
    return unless_asked_for(kubernetes.client.Configuration())  # want certificate-not-verified


class Settings:
    def context(self):
        context = ssl.create_default_context()
        if isinstance(self.certificates, TrustAll):
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE  # safe: the user's choice
        return context

    def context_of(self, pinned):
        context = ssl.create_default_context()
        if isinstance(pinned, Address):
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE  # want certificate-not-verified
        return context


class Api:
    def __init__(self, configuration=None, disable_verify_ssl=False, keep=False):
        if disable_verify_ssl or keep:
            if configuration is None:
                configuration = kubernetes.client.Configuration.get_default_copy()
            if disable_verify_ssl:
                configuration.verify_ssl = False
        self.configuration = configuration


class Hook:
    def __init__(self, disable_verify_ssl=None):
        self.configuration = kubernetes.client.Configuration()
        self.disable_verify_ssl = disable_verify_ssl

    def api(self):
        return Api(self.configuration, disable_verify_ssl=self.disable_verify_ssl is True)  # safe: the user's choice

    def version(self):
        return self.api().version  # safe: as above


class Switchable:
    def __init__(self):
        self.context = ssl.create_default_context()

    def disable_ssl_verification(self):
        self.context = ssl._create_unverified_context()  # safe: nobody but the users of the class calls it

    def renew_ssl_context(self):
        self.context = ssl._create_unverified_context()  # want certificate-not-verified


class SwitchedOff:
    def __init__(self):
        self.disable_verification()

    def disable_verification(self):
        self.context = ssl._create_unverified_context()  # want certificate-not-verified


def by_setting(pool, should_disable_connection_verify):
    if should_disable_connection_verify():
        return ssl._create_unverified_context()  # safe: the user's choice
    return ssl.create_default_context()


def by_check(pool, verify_host):
    if verify_host(pool):
        return ssl._create_unverified_context()  # want certificate-not-verified
    return ssl.create_default_context()
