from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    store: str = "a"
    cache: str = "b"
    retries: int = 3
    verify_signatures: bool = True  # want protection-never-read
    verify_ssl: bool = True


settings = Settings()


def fetch(session):
    return session.get(settings.store, settings.cache, settings.retries, verify=settings.verify_ssl)
