LOGGING = {
    "version": 1,
    "loggers": {
        "django.db.backends": {"handlers": ["file"], "level": "DEBUG"},  # want statements-logged
        "django.request": {"handlers": ["file"], "level": "DEBUG"},
        "shop": {"handlers": ["file"], "level": "DEBUG"},
    },
}


QUIET = {
    "version": 1,
    "loggers": {
        "django.db.backends": {"handlers": ["file"], "level": "WARNING"},
        "sqlalchemy.engine": {"level": "WARNING"},
        "sqlalchemy.pool": {"level": "INFO"},
    },
}


ENGINE = {
    "version": 1,
    "loggers": {
        "sqlalchemy.engine": {"level": "INFO"},  # want statements-logged
    },
}


BY_NUMBER = {"django.db.backends": {"level": 10, "handlers": ["console"]}}  # want statements-logged
