from django.core.signing import Signer, TimestampSigner
from itsdangerous import URLSafeTimedSerializer


class Links:
    salt = "links"

    def __init__(self, settings):
        self.settings = settings

    def signer(self):
        return Signer(self.salt)  # want salt-as-signing-key

    def timed(self):
        return TimestampSigner(salt=self.salt)

    def serializer(self):
        return URLSafeTimedSerializer(self.settings.SECRET_KEY, salt=self.salt)

    def keyed(self, salted_key):
        return Signer(salted_key)


def confirm(token, confirm_salt):
    return URLSafeTimedSerializer(confirm_salt).loads(token)  # want salt-as-signing-key


def opened(token, secret_key):
    return URLSafeTimedSerializer(secret_key, salt="confirm").loads(token)


def activation(user, namespace):
    return TimestampSigner(namespace).sign(user.pk)  # want salt-as-signing-key
