import telnetlib  # want cleartext-protocol-imported
import ftplib as ftp  # want cleartext-protocol-imported
import ssl
from ftplib import FTP, FTP_TLS  # want cleartext-protocol-imported
from ftplib import FTP_TLS as Secure, error_perm
from pyghmi.ipmi import command  # want cleartext-protocol-imported
from telnet import lib


def later():
    from telnetlib import Telnet  # want cleartext-protocol-imported
    return Telnet


def one():
    from asyncssh import connect


def two():
    import paramiko


def three():
    from ftputil import FTPHost
