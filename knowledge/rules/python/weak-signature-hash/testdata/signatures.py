import rsa
from Crypto.Hash import MD5, SHA256
from Crypto.Signature import pkcs1_15
from cryptography import x509
from cryptography.hazmat.primitives import hashes, hmac, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding
from cryptography.hazmat.primitives.asymmetric import rsa as keys
from OpenSSL import crypto


def certificate(subject, key):
    builder = x509.CertificateBuilder().subject_name(subject).public_key(key.public_key())
    return builder.sign(private_key=key, algorithm=hashes.SHA1())  # want weak-signature-hash


def request(subject, key):
    return x509.CertificateSigningRequestBuilder().subject_name(subject).sign(key, hashes.MD5())  # want weak-signature-hash


def old_certificate(key):
    c = crypto.X509()
    c.set_pubkey(key)
    c.sign(key, "sha1")  # want weak-signature-hash
    return c


def document(pem, data):
    key = serialization.load_pem_private_key(pem, password=None)
    return key.sign(data, padding.PKCS1v15(), hashes.SHA1())  # want weak-signature-hash


def small(data, key):
    return rsa.sign(data, key, "MD5")  # want weak-signature-hash


def scheme(data, key):
    return pkcs1_15.new(key).sign(MD5.new(data))  # want weak-signature-hash


def sound_certificate(subject, key):
    return x509.CertificateBuilder().subject_name(subject).sign(key, hashes.SHA256())


def sound_old(key):
    c = crypto.X509()
    c.sign(key, "sha256")
    return c


def sound_document(data):
    key = keys.generate_private_key(65537, 3072)
    return key.sign(data, padding.PSS(mgf=padding.MGF1(hashes.SHA256()), salt_length=32), hashes.SHA256())


def sound_scheme(data, key):
    return pkcs1_15.new(key).sign(SHA256.new(data)), rsa.sign(data, key, "SHA-256")


def mask(key, data):
    return key.encrypt(data, padding.OAEP(mgf=padding.MGF1(hashes.SHA1()), algorithm=hashes.SHA1(), label=None))


def mac(key, data):
    h = hmac.HMAC(key, hashes.SHA1())
    h.update(data)
    return h.finalize()


def curve(data):
    key = ec.generate_private_key(ec.SECP256R1())
    return key.sign(data, ec.ECDSA(hashes.SHA256()))
