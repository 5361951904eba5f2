import ftplib
import imaplib
import poplib
import smtplib
import ssl


def mail(host):
    server = smtplib.SMTP(host)
    server.starttls()  # want default-tls-context
    return server


def mail_from_start(host):
    return smtplib.SMTP_SSL(host, 465)  # want default-tls-context


def inbox(host):
    return imaplib.IMAP4_SSL(host)  # want default-tls-context


def old_inbox(host):
    return poplib.POP3_SSL(host)  # want default-tls-context


def files(host):
    return ftplib.FTP_TLS(host)  # want default-tls-context


def mail_verified(host):
    server = smtplib.SMTP(host)
    server.starttls(context=ssl.create_default_context())
    return server


def inbox_verified(host, context):
    return imaplib.IMAP4_SSL(host, ssl_context=context)


def files_verified(host):
    return ftplib.FTP_TLS(host, context=ssl.create_default_context())


def plain(host):
    return smtplib.SMTP(host)


class Reports:
    verify_cert = True

    def __init__(self, host, verify=True, lax=False):
        self.host, self.verify, self.lax = host, verify, lax

    def by_option(self):
        server = smtplib.SMTP(self.host)
        if self.verify_cert:
            server.starttls(context=ssl.create_default_context())
        else:
            server.starttls()  # silent: switched off on purpose
        return server

    def by_constructor(self):
        server = smtplib.SMTP(self.host)
        if not self.verify:
            server.starttls()
        else:
            server.starttls(context=ssl.create_default_context())
        return server

    def by_encryption(self, tls=True):
        server = smtplib.SMTP(self.host)
        if tls:
            server.starttls()  # want default-tls-context
        return server


class Notes:
    def __init__(self, host, verify=False):
        self.host, self.verify = host, verify

    def send(self):
        server = smtplib.SMTP(self.host)
        if self.verify:
            server.starttls(context=ssl.create_default_context())
        else:
            server.starttls()  # want default-tls-context
        return server


class Letters:
    verify_cert = False

    def send(self, host):
        server = smtplib.SMTP(host)
        if self.verify_cert:
            server.starttls(context=ssl.create_default_context())
        else:
            server.starttls()  # want default-tls-context
        return server
