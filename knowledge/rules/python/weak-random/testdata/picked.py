"""Who picks one of several objects makes nothing that these hold."""
import random
from typing import Optional

from Crypto.Cipher import AES


class Peer:
    def __init__(self, secret):
        self.secret = secret


def seal(key, body):
    return AES.new(key, AES.MODE_GCM).encrypt(body)


class Mesh:
    def send(self, body, peer: Optional[Peer] = None):
        if peer is None:
            peer = random.choice(self.peers)
        if peer.secret:
            return seal(key=peer.secret, body=body)
        return body

    def draw(self, body):
        return seal(key=bytes(random.choices(range(256), k=16)), body=body)  # want weak-random
