import ssl

import urllib3


def pinned(fingerprint):
    options = {"cert_reqs": "CERT_REQUIRED"}
    options.update({"assert_fingerprint": fingerprint, "assert_hostname": False, "cert_reqs": ssl.CERT_NONE})
    return urllib3.PoolManager(**options)


def unpinned():
    return {"assert_hostname": False, "cert_reqs": ssl.CERT_NONE}  # want certificate-not-verified


def pool():
    return urllib3.PoolManager(cert_reqs="CERT_NONE")  # want certificate-not-verified


def any_host():
    return urllib3.PoolManager(assert_hostname=False)  # want certificate-not-verified
