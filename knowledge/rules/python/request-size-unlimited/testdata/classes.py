class Config:
    MAX_CONTENT_LENGTH = None  # want request-size-unlimited


class ProductionConfig:
    MAX_CONTENT_LENGTH = 16 * 1024 * 1024


class DevelopmentConfig:
    MAX_CONTENT_LENGTH = None


def configure(app):
    app.config["MAX_CONTENT_LENGTH"] = None  # want request-size-unlimited
    app.config["MAX_COOKIE_SIZE"] = None
