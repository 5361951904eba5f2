# A table of many is told once; what a test uses, and what says something of a secret, is none.
CLIENTS = {
    "web": {"api_key": "kd83nfKq02mzLpx7"},  # want hard-coded-credential
    "tv": {"api_key": "pq71msHt55cyWra3"},
    "ios": {"api_key": "zx48vbNd19erQtf6"},
    "mac": {"api_key": "gh27jkMw63plOiu9"},
    "android": {"api_key": "rt94yuBx08saDfg2"},
    "music": {"api_key": "vb16nmTz77qwErt5"},
    "kids": {"api_key": "as39dfGy21hjKlp8"},
    "studio": {"api_key": "cv52bnHj84zxCvb1"},
    "embed": {"api_key": "ty65uiKl30opAsd4"},
    "share": {"api_key": "fg78hjZx96cvBnm7"},
    "lite": {"api_key": "qw91erPo43tyUio0"},
    "beta": {"api_key": "lk04jhGf57dsApq3"},
}

PAIR = {
    "reader_password": "n1ghtOwl42",  # want hard-coded-credential
    "writer_password": "e4rlyBird17",  # want hard-coded-credential
}

SSL_TEST_NODE_KEY = """-----BEGIN PRIVATE KEY-----
MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQDTqgBgTsNxYUYJ
-----END PRIVATE KEY-----"""

FACTOR_PASSCODE = "passcode"


def ask(params, factor, settings):
    if factor == FACTOR_PASSCODE:
        params["code"] = 1
    params["create_password"] = "yes"
    params["signing_key_algorithm"] = "HmacSHA1"
    params["image_secret"] = settings.REGISTRY_SECRET_NAME
    return params
