import ssl

import aiohttp
import certifi

CONNECTOR = "connector"
CONNECTOR_NO_VERIFY = "connector_no_verify"


def connector(data, verify_ssl=True):
    key = CONNECTOR if verify_ssl else CONNECTOR_NO_VERIFY
    if key in data:
        return data[key]
    if verify_ssl:
        context = ssl.SSLContext(ssl.PROTOCOL_SSLv23)  # want certificate-not-verified
        context.load_verify_locations(cafile=certifi.where())
    else:
        context = False
    data[key] = aiohttp.TCPConnector(ssl=context)
    return data[key]


def asked(options):
    if "--no-verify" in options:
        return aiohttp.TCPConnector(ssl=ssl._create_unverified_context())
    return aiohttp.TCPConnector()
