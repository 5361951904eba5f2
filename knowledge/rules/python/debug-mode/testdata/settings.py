import os

DEBUG = True  # want debug-mode
SECRET_KEY = os.environ["SECRET_KEY"]
INSTALLED_APPS = ["django.contrib.auth", "shop"]
ROOT_URLCONF = "shop.urls"


class Config:
    DEBUG = False
    TESTING = False


class ProductionConfig(Config):
    DEBUG = True  # want debug-mode
    SQLALCHEMY_DATABASE_URI = "sqlite://"


class DevelopmentConfig(Config):
    DEBUG = True
    SQLALCHEMY_DATABASE_URI = "sqlite://"


class TestingConfig(Config):
    DEBUG = True
    TESTING = True
