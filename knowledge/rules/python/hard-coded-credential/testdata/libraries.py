import ftplib
import hmac
import os
import smtplib

import jwt
import ldap3
import psycopg2
import pymysql
import requests
from Crypto.Cipher import AES
from cryptography.fernet import Fernet
from itsdangerous import URLSafeTimedSerializer
from requests.auth import HTTPBasicAuth

JWT_KEY = "secret"
SIGNING_KEY = "c2lnbmluZyBrZXk9"  # want hard-coded-credential
SIGN_KEY = b"kettle-kettle-spoon"  # want hard-coded-credential
SIGN_KEY_NAME = "kettle-kettle-spoon"
PUBLIC = "-----BEGIN PUBLIC KEY-----\nMFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAK"


def tokens(claims, token):
    jwt.encode(claims, JWT_KEY)  # want hard-coded-credential
    jwt.encode(claims, SIGNING_KEY)
    return jwt.decode(token, "secret", algorithms=["HS256"])  # want hard-coded-credential


def tokens_well(claims, token):
    jwt.encode(claims, os.environ["JWT_KEY"])
    jwt.get_unverified_header(token)
    return jwt.decode(token, PUBLIC, algorithms=["RS256"])


def ciphers(data):
    Fernet(b"cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=").encrypt(data)  # want hard-coded-credential
    return AES.new(b"sixteen byte key", AES.MODE_GCM).encrypt(data)  # want hard-coded-credential


def ciphers_well(key, data):
    Fernet(Fernet.generate_key()).encrypt(data)
    return AES.new(key, AES.MODE_GCM).encrypt(data)


def serializers(app):
    URLSafeTimedSerializer("it's dangerous")  # want hard-coded-credential
    return URLSafeTimedSerializer(app.config["SECRET_KEY"], salt="activate")


def macs(message):
    return hmac.new(b"7c2f0a9be1", message, "sha256")  # want hard-coded-credential


def logins(host):
    smtplib.SMTP_SSL(host).login("app", "s3cr3t!pass")  # want hard-coded-credential
    ftplib.FTP(host, "app", "s3cr3t!pass")  # want hard-coded-credential
    pymysql.connect(host, "app", "s3cr3t!pass")  # want hard-coded-credential
    ldap3.Connection(host, "cn=app", "s3cr3t!pass")  # want hard-coded-credential
    return psycopg2.connect("host=db dbname=app user=app password=s3cr3t")  # want hard-coded-credential


def logins_well(host, user, secret):
    smtplib.SMTP_SSL(host).login(user, secret)
    ftplib.FTP(host, "anonymous", "")
    pymysql.connect(host, user, secret)
    return psycopg2.connect("host=db dbname=app user=app")


def web(url):
    requests.get(url, auth=("app", "s3cr3t!pass"))  # want hard-coded-credential
    return requests.get(url, auth=HTTPBasicAuth("app", "s3cr3t!pass"))  # want hard-coded-credential


def web_well(url, user, secret):
    return requests.get(url, auth=(user, secret))


def connection_string(database):
    return psycopg2.connect("host=db password=%s" % database.secret)


def log_in(host, secret):
    smtplib.SMTP_SSL(host).login("app", secret)


def passes_it_on(host):
    log_in(host, "tr0ub4dor")  # want hard-coded-credential
