# profile: default
# The scheme that a context of passlib hashes with: the first one, if no other is named.
from passlib.context import CryptContext

first = CryptContext(schemes=["hex_md5", "bcrypt"])  # want weak-password-hash
only_read = CryptContext(schemes=["bcrypt", "hex_md5"], deprecated="auto")
named = CryptContext(["hex_md5", "bcrypt"], default="bcrypt")
