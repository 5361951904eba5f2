# profile: strict
import http.client
import os
import socket
import ssl
import urllib.request


def unverified(url):
    return urllib.request.urlopen(url, context=ssl._create_unverified_context())  # want certificate-not-verified


def by_hand(host):
    context = ssl.create_default_context()
    context.check_hostname = False  # what is worse is told
    context.verify_mode = ssl.CERT_NONE  # want certificate-not-verified
    return http.client.HTTPSConnection(host, context=context)


def old_socket(host):
    return ssl.wrap_socket(socket.create_connection((host, 443)))  # want certificate-not-verified


def old_socket_verified(host, authorities):
    return ssl.wrap_socket(socket.create_connection((host, 443)), cert_reqs=ssl.CERT_REQUIRED, ca_certs=authorities)


def old_server(sock, certificate):
    return ssl.wrap_socket(sock, certfile=certificate, server_side=True)


def whole_program():
    ssl._create_default_https_context = ssl._create_unverified_context  # want certificate-not-verified


def environment():
    os.environ["PYTHONHTTPSVERIFY"] = "0"  # want certificate-not-verified
    env = dict(os.environ)
    env["GIT_SSL_NO_VERIFY"] = "true"  # want certificate-not-verified
    return env


def environment_left_alone():
    os.environ["PYTHONHTTPSVERIFY"] = "1"
    env = {"GIT_SSL_NO_VERIFY": "false", "GIT_TERMINAL_PROMPT": "0"}
    return env


def default(host):
    context = ssl.create_default_context(cafile="/etc/ssl/internal.pem")
    context.verify_mode = ssl.CERT_REQUIRED
    context.check_hostname = True
    return http.client.HTTPSConnection(host, context=context)


def server(certificate):
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    return context


def asked_for(insecure):
    context = ssl.create_default_context()
    if insecure:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def asked_for_by_settings(settings, host):
    if settings.get("verify_ssl"):
        return ssl.create_default_context()
    try:
        address = socket.gethostbyname(host)
    except OSError:
        address = host
    context = ssl.create_default_context()
    context.check_hostname = False
    return context, address


def either(verify):
    context = ssl.create_default_context()
    context.verify_mode = ssl.CERT_REQUIRED if verify else ssl.CERT_NONE
    return context


def after_the_question(verify, host):
    context = ssl.create_default_context()
    if verify:
        print("verifying", host)
    context.check_hostname = False  # want certificate-not-verified
    return context


def other_question(use_tls):
    context = ssl.create_default_context()
    if use_tls:
        context.check_hostname = False  # want certificate-not-verified
    return context


def chosen(mode, check):
    context = ssl.create_default_context()
    context.check_hostname = check
    context.verify_mode = mode
    return context


def insecure_context():
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE  # as its name says
    return context


def own_server(certificate):
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.check_hostname = False  # safe: a server
    context.load_cert_chain(certificate)
    return context


def own_authority(bundle):
    context = ssl.create_default_context(cafile=bundle)
    context.check_hostname = False  # want certificate-not-verified
    return context


def any_authority():
    context = ssl.create_default_context()
    context.load_default_certs()
    context.check_hostname = False  # want certificate-not-verified
    return context


def fetch_certificate(sock):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE  # safe: it asks what the certificate is
    return context.wrap_socket(sock).getpeercert(True)


def two_contexts():
    first = ssl.create_default_context()
    first.check_hostname = False
    first.verify_mode = ssl.CERT_NONE  # want certificate-not-verified
    second = ssl.create_default_context()
    second.check_hostname = False  # want certificate-not-verified
    return first, second


def made_so():
    context = ssl._create_unverified_context()  # want certificate-not-verified
    context.check_hostname = False
    return context


def by_role(server, bundle):
    purpose = ssl.Purpose.CLIENT_AUTH
    context = ssl.create_default_context(purpose)
    context.check_hostname = False  # safe: a server
    return context


def either_authority(text, name):
    if text:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cadata=text)
    else:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile=name)
    context.check_hostname = False  # safe: a server
    return context


def serve(sock, certificate):
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.verify_mode = ssl.CERT_NONE  # safe: a server asks for none
    context.load_cert_chain(certificate)
    return context.wrap_socket(sock, server_side=True)


class Client:
    def __init__(self, bundle):
        self.context = ssl.create_default_context()
        if bundle is False:
            self.context.check_hostname = False  # safe: the user's choice
            self.context.verify_mode = ssl.CERT_NONE
