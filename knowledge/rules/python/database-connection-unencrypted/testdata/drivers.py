import asyncpg
import mysql.connector
import psycopg
import psycopg2
import pymysql
from sqlalchemy import create_engine


def disabled():
    return psycopg2.connect(host="db.example.com", dbname="shop", sslmode="disable")  # want database-connection-unencrypted


def in_text():
    return psycopg.connect("host=db.example.com dbname=shop sslmode=prefer")  # want database-connection-unencrypted


def in_url():
    return create_engine("postgresql://shop@db.example.com/shop?sslmode=disable")  # want database-connection-unencrypted


async def switched_off():
    return await asyncpg.connect(host="db.example.com", ssl=False)  # want database-connection-unencrypted


def with_mysql():
    return mysql.connector.connect(host="db.example.com", ssl_disabled=True)  # want database-connection-unencrypted


def with_pymysql():
    return pymysql.connect(host="db.example.com", ssl_disabled=True)  # want database-connection-unencrypted


def verified():
    return psycopg2.connect(host="db.example.com", dbname="shop", sslmode="verify-full")


def own_machine():
    return psycopg.connect("host=localhost dbname=shop sslmode=disable")  # safe: stays on the machine


def open_choice():
    return psycopg2.connect(host="db.example.com", dbname="shop")  # safe: the environment may say it


def verified_url():
    return create_engine("postgresql://shop@db.example.com/shop?sslmode=verify-full")


def with_mysql_encrypted():
    return mysql.connector.connect(host="db.example.com", ssl_ca="/etc/ssl/db.pem", ssl_verify_identity=True)
