import ssl

import aiohttp
import boto3
import docker
import hvac
import httpx
import jira
import ldap
import ldap3
import minio
import paho.mqtt.client as mqtt
import pycurl
import pymongo
import redis
import requests
import tornado.httpclient
import urllib3
import websocket
from elasticsearch import Elasticsearch
from kafka import KafkaProducer
from kubernetes import client
from OpenSSL import SSL


def with_httpx(url):
    httpx.get(url, verify=False)  # want certificate-not-verified
    with httpx.Client(verify=False) as c:  # want certificate-not-verified
        c.get(url)
    return httpx.AsyncClient(transport=httpx.AsyncHTTPTransport(verify=False))  # want certificate-not-verified


def with_httpx_verified(url, context):
    httpx.get(url, verify="/etc/ssl/internal.pem")
    httpx.get(url, verify=True)
    return httpx.AsyncClient(verify=context)


async def with_aiohttp(url):
    connector = aiohttp.TCPConnector(ssl=False)  # want certificate-not-verified
    async with aiohttp.ClientSession(connector=connector) as session:
        await session.get(url, ssl=False)  # want certificate-not-verified
        await session.get(url, verify_ssl=False)  # want certificate-not-verified
        return await session.get(url)


async def with_aiohttp_default(url):
    connector = aiohttp.TCPConnector(ssl=None, limit=10)
    async with aiohttp.ClientSession(connector=connector) as session:
        return await session.get(url, ssl=None)


def with_urllib3(url):
    urllib3.PoolManager(assert_hostname=False)  # want certificate-not-verified
    urllib3.HTTPSConnectionPool("a", cert_reqs=ssl.CERT_NONE)  # want certificate-not-verified
    return urllib3.PoolManager(cert_reqs="CERT_NONE").request("GET", url)  # want certificate-not-verified


def with_urllib3_verified(url):
    return urllib3.PoolManager(cert_reqs="CERT_REQUIRED", assert_hostname="db.internal").request("GET", url)


def with_tornado(url):
    request = tornado.httpclient.HTTPRequest(url, validate_cert=False)  # want certificate-not-verified
    return tornado.httpclient.AsyncHTTPClient().fetch(request)


def with_stores(url):
    pymongo.MongoClient(url, tlsAllowInvalidCertificates=True)  # want certificate-not-verified
    pymongo.MongoClient("mongodb://db/?tls=true&tlsInsecure=true")  # want certificate-not-verified
    redis.Redis("db", ssl=True, ssl_cert_reqs=None)  # want certificate-not-verified
    redis.Redis("db", ssl=True, ssl_cert_reqs="none")  # want certificate-not-verified
    redis.from_url("rediss://db/0?ssl_cert_reqs=none")  # want certificate-not-verified
    return Elasticsearch(url, verify_certs=False)  # want certificate-not-verified


def with_stores_verified(url):
    pymongo.MongoClient(url, tls=True, tlsAllowInvalidCertificates=False)
    redis.Redis("db", ssl=True, ssl_cert_reqs="required")
    redis.Redis("db")
    return Elasticsearch(url, verify_certs=True)


def with_services(url):
    boto3.client("s3", verify=False)  # want certificate-not-verified
    boto3.client("s3", verify=None)
    hvac.Client(url, verify=False)  # want certificate-not-verified
    minio.Minio(url, cert_check=False)  # want certificate-not-verified
    jira.JIRA(url, {"verify": False})  # want certificate-not-verified
    docker.tls.TLSConfig(verify=False)  # want certificate-not-verified
    return KafkaProducer(bootstrap_servers=url, ssl_check_hostname=False)  # want certificate-not-verified


def with_services_verified(url):
    hvac.Client(url)
    minio.Minio(url, secure=False)
    return KafkaProducer(bootstrap_servers=url, security_protocol="SSL")


def with_kubernetes():
    configuration = client.Configuration()
    configuration.verify_ssl = False  # want certificate-not-verified
    return client.ApiClient(configuration)


def with_directories(url):
    ldap.set_option(ldap.OPT_X_TLS_REQUIRE_CERT, ldap.OPT_X_TLS_NEVER)  # want certificate-not-verified
    connection = ldap.initialize(url)
    connection.set_option(ldap.OPT_X_TLS_REQUIRE_CERT, ldap.OPT_X_TLS_ALLOW)  # want certificate-not-verified
    return ldap3.Tls(version=ssl.PROTOCOL_TLSv1_2)  # want certificate-not-verified


def with_directories_verified(url):
    ldap.set_option(ldap.OPT_X_TLS_REQUIRE_CERT, ldap.OPT_X_TLS_DEMAND)
    return ldap3.Tls(validate=ssl.CERT_REQUIRED)


def with_curl(url):
    c = pycurl.Curl()
    c.setopt(pycurl.SSL_VERIFYPEER, 0)  # want certificate-not-verified
    c.setopt(pycurl.SSL_VERIFYHOST, False)  # want certificate-not-verified
    c.setopt(pycurl.URL, url)
    c.setopt(pycurl.TIMEOUT, 0)


def with_curl_verified(url):
    c = pycurl.Curl()
    c.setopt(pycurl.SSL_VERIFYPEER, 1)
    c.setopt(pycurl.SSL_VERIFYHOST, 2)
    c.setopt(pycurl.FOLLOWLOCATION, 0)


def with_sockets(url):
    websocket.create_connection(url, sslopt={"cert_reqs": ssl.CERT_NONE})  # want certificate-not-verified
    m = mqtt.Client()
    m.tls_set(ca_certs=None, cert_reqs=ssl.CERT_NONE)  # want certificate-not-verified
    m.tls_insecure_set(True)  # want certificate-not-verified
    c = SSL.Context(SSL.TLS_METHOD)
    c.set_verify(SSL.VERIFY_NONE, lambda *a: True)  # want certificate-not-verified


def with_sockets_verified(url):
    websocket.create_connection(url, sslopt={"cert_reqs": ssl.CERT_REQUIRED})
    m = mqtt.Client()
    m.tls_set(ca_certs="ca.pem")
    c = SSL.Context(SSL.TLS_METHOD)
    c.set_verify(SSL.VERIFY_PEER, lambda *a: True)


def library_chooses(url):
    return requests.get(url, verify=None)
