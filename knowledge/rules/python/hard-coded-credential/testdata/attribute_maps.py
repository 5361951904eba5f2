from enum import Enum


class PasswordChange:
    attribute_map = {
        "old_password": "old_password",
        "new_password1": "new_password1",
        "new_password2": "new_password2",
    }


class Secrets(Enum):
    LEASE_RENEW = "lease-renew-secret"
    UPLOAD = "upload-secret-2"


def headers(renew, upload):
    out = []
    for secret, value in [(Secrets.LEASE_RENEW, renew), (Secrets.UPLOAD, upload)]:
        if value is not None:
            out.append((secret.value, value))
    return out


ACCOUNT = {
    "user": "reports",
    "new_password1": "tR7vnq2x",  # want hard-coded-credential
}


def seed(client):
    client.post("/accounts", data={"username": "audit", "password": "s0larWind7"})  # want hard-coded-credential
    client.post("/accounts/2", data={"username": "audit2", "password": "m4rsRover9"})  # want hard-coded-credential


class State:
    RUNNING = "running"
    PENDING = "pending-2x"
    STOPPED = "stopped"


STATES = {"ACTIVE": State.RUNNING, "PASSWORD": State.PENDING, "SHUTOFF": State.STOPPED}
