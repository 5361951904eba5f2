import enum


class Backend:
    CLIENT_ID = "amzn1.application-oa2-client.791c9c2d78444e85a32eb66f92eb6bcc"
    CLIENT_SECRET = "5b322c6a37b25f16d848a6a556eddcc30314fc46ae65c87068ff1bc4588d715b"  # want hard-coded-credential

    def refresh(self, session):
        return session.fetch(auto_refresh={"client_id": self.CLIENT_ID, "client_secret": self.CLIENT_SECRET})

    def fetch(self, session):
        return session.fetch_token("https://shop.example", client_secret=self.CLIENT_SECRET)


class Copied(str, enum.Enum):
    password = "password"
    userpass = "both"


class Settings:
    userpass = "b0th-Of/them"  # want hard-coded-credential


class Other:
    PASSWORD = "hunter2-x9"  # want hard-coded-credential
