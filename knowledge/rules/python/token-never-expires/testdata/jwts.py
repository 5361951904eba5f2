"""JWTs that name a user, with and without an end."""
from datetime import datetime, timedelta, timezone

import jwt
from jose import jwt as jose_jwt


def literal(user, key):
    return jwt.encode({"sub": user.id}, key, algorithm="HS256")  # want token-never-expires


def by_variable(user, key):
    claims = {"user_id": user.id, "role": user.role}
    claims["iat"] = datetime.now(timezone.utc)
    return jwt.encode(claims, key)  # want token-never-expires


def updated(user, key):
    claims = {"sub": user.id}
    claims.update(kind="access")
    return jose_jwt.encode(claims, key)  # want token-never-expires


def ending(user, key):
    claims = {"sub": user.id, "exp": datetime.now(timezone.utc) + timedelta(minutes=15)}
    return jwt.encode(claims, key)


def ending_by_update(user, key):
    claims = dict(sub=user.id)
    claims.update({"exp": datetime.now(timezone.utc) + timedelta(minutes=15)})
    return jwt.encode(claims, key)


def ending_later(user, key):
    claims = {"sub": user.id}
    claims["exp"] = datetime.now(timezone.utc) + timedelta(minutes=15)
    return jwt.encode(claims, key)


def of_others(claims, key):
    data = claims.copy()
    data.update(ends())
    return jwt.encode(data, key)


def ends():
    return {"exp": datetime.now(timezone.utc) + timedelta(hours=1)}


def state(path, key):
    return jwt.encode({"next": path}, key)


def share(recipe, key):
    return jwt.encode({"recipe": recipe.id, "typ": "share"}, key, algorithm="HS256")  # want token-never-expires


def pass_for_gate(shipment, tenant, key):
    return jose_jwt.encode({"shipment_id": shipment, "tenant": tenant}, key)  # want token-never-expires


def ending_share(recipe, key):
    return jwt.encode({"recipe": recipe.id, "typ": "share", "exp": datetime.now(timezone.utc) + timedelta(days=2)}, key)


def for_a_service(document, key):
    return jwt.encode({"iss": "shop", "document_id": document.id}, key)


def contents(document, key):
    return jwt.encode({"title": document.title, "url": document.url}, key)
