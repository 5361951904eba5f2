"""A program that offers both, and one that does not."""
import ftplib


def either(secure, host, user, password):
    ftp = ftplib.FTP_TLS(host) if secure else ftplib.FTP(host)
    ftp.login(user, password)  # safe: whoever calls it has the choice


def plain(host, user, password):
    ftp = ftplib.FTP(host)
    ftp.login(user, password)  # want cleartext-login


def named(host, user, password):
    ftp = ftplib.FTP(host, user)
    ftp.login(user, passwd=password)  # want cleartext-login


def for_everybody(host):
    ftp = ftplib.FTP(host)
    ftp.login()  # safe: nobody's password


def third(host, password):
    connection = ftplib.FTP(host)
    connection.login("shop", password)  # want cleartext-login
