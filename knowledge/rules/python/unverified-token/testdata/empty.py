"""Keys that are empty."""
import jwt
from authlib.jose import jwt as authlib_jwt
from jose import jwt as jose_jwt


def signed(claims, key):
    jwt.encode(claims, "", algorithm="HS256")  # want unverified-token
    jose_jwt.encode(claims, "", algorithm="HS256")  # want unverified-token
    authlib_jwt.encode({"alg": "HS256"}, claims, "")  # want unverified-token
    jose_jwt.encode(claims, key, algorithm="HS256")
    return authlib_jwt.encode({"alg": "HS256"}, claims, key)
