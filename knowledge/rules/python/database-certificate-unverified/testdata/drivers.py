import mysql.connector
import psycopg
import psycopg2
from sqlalchemy import create_engine


def required():
    return psycopg2.connect(host="db.example.com", dbname="shop", sslmode="require")  # want database-certificate-unverified


def in_text():
    return psycopg.connect("host=db.example.com dbname=shop sslmode=require")  # want database-certificate-unverified


def in_url():
    return create_engine("postgresql+psycopg://shop@db.example.com/shop?sslmode=require")  # want database-certificate-unverified


def with_mysql():
    return mysql.connector.connect(host="db.example.com", ssl_ca="/etc/ssl/db.pem", ssl_verify_cert=False)  # want database-certificate-unverified


def with_root():
    return psycopg2.connect(host="db.example.com", sslmode="require", sslrootcert="/etc/ssl/db.pem")  # safe: as verify-ca


def verified():
    return psycopg2.connect(host="db.example.com", dbname="shop", sslmode="verify-full")


def verified_text():
    return psycopg.connect("host=db.example.com sslmode=verify-full")


def verified_mysql():
    return mysql.connector.connect(host="db.example.com", ssl_ca="/etc/ssl/db.pem", ssl_verify_cert=True)
