"""Handlers of Tornado read what is typed by methods of their own."""
import hashlib

import tornado.web
from argon2 import PasswordHasher


class Login(tornado.web.RequestHandler):
    def post(self):
        digest = hashlib.md5(self.get_body_argument("pw").encode()).hexdigest()  # want weak-password-hash
        self.write(digest)

    def put(self):
        digest = hashlib.sha1(self.get_body_argument("password").encode()).hexdigest()  # want weak-password-hash
        self.write(digest)

    def get(self):
        self.write(hashlib.md5(self.get_query_argument("page").encode()).hexdigest())

    def patch(self):
        self.write(PasswordHasher().hash(self.get_body_argument("pw")))
