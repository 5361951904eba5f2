import ftplib
import ssl
import telnetlib

import grpc


def terminal(host):
    return telnetlib.Telnet(host)  # want cleartext-protocol


def files(host):
    return ftplib.FTP(host)  # want cleartext-protocol


def channel(target):
    return grpc.insecure_channel(target)  # want cleartext-protocol


def files_over_tls(host):
    return ftplib.FTP_TLS(host, context=ssl.create_default_context())


def secure(target):
    return grpc.secure_channel(target, grpc.ssl_channel_credentials())


def names():
    return {"ftp": 21, "telnet": 23}
