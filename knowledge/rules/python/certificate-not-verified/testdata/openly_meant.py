# profile: pedantic
"""What is meant so is told by a pedantic review all the same."""
import ssl


def unverified_ssl_context():
    return ssl._create_unverified_context()  # want certificate-not-verified


context = ssl._create_unverified_context()  # want certificate-not-verified
context = ssl.create_default_context()
