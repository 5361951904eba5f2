class Config:
    CORS_ORIGINS = "*"  # want cors-any-origin


class ShopConfig:
    CORS_ORIGINS = ["https://shop.example.org"]


class TestingConfig:
    CORS_ORIGINS = "*"


def configure(app):
    app.config["CORS_ORIGINS"] = ["*"]  # want cors-any-origin
    app.config["CORS_HEADERS"] = "*"
