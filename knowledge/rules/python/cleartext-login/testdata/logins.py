import ftplib
import imaplib
import smtplib
import ssl

import requests


def ftp(host, user, password):
    with ftplib.FTP(host) as connection:
        connection.login(user, password)  # want cleartext-login


def ftp_at_once(host, user, password):
    return ftplib.FTP(host, user, password)  # want cleartext-login


def mail(host, user, password):
    with smtplib.SMTP(host, 587) as server:
        server.login(user, password)  # want cleartext-login


def inbox(host, user, password):
    box = imaplib.IMAP4(host)
    box.login(user, password)  # want cleartext-login
    return box


def web(name, password):
    return requests.get("http://api.example.com/items", auth=(name, password))  # want cleartext-login


def form(name, password):
    return requests.post("http://shop.example.com/login", data={"name": name, "password": password})  # want cleartext-login


def anonymous(host):
    with ftplib.FTP(host) as connection:
        connection.login()


def anonymous_by_name(host):
    with ftplib.FTP(host) as connection:
        connection.login("anonymous", "guest@")


def ftp_over_tls(host, user, password):
    with ftplib.FTP_TLS(host, context=ssl.create_default_context()) as connection:
        connection.login(user, password)


def mail_over_tls(host, user, password):
    with smtplib.SMTP(host, 587) as server:
        server.starttls(context=ssl.create_default_context())
        server.login(user, password)


def mail_at_choice(host, user, password, secure):
    server = smtplib.SMTP(host, 587)
    if secure:
        server.starttls(context=ssl.create_default_context())
    server.login(user, password)


def mail_tls_from_start(host, user, password):
    with smtplib.SMTP_SSL(host, context=ssl.create_default_context()) as server:
        server.login(user, password)


def mail_either(host, user, password, secure):
    server = smtplib.SMTP_SSL(host) if secure else smtplib.SMTP(host)
    server.login(user, password)


def mail_given(server, user, password):
    server.login(user, password)


def inbox_over_tls(host, user, password):
    box = imaplib.IMAP4_SSL(host)
    box.login(user, password)
    return box


def web_over_tls(name, password):
    requests.get("https://api.example.com/items", auth=(name, password))
    requests.get("http://localhost:8080/items", auth=(name, password))
    return requests.get("http://api.example.com/items")
