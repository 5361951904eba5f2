SESSION_SERIALIZER = "django.contrib.sessions.serializers.PickleSerializer"  # want pickle-configured
CELERY_ACCEPT_CONTENT = ["json", "pickle"]  # want pickle-configured


class Json:
    SESSION_SERIALIZER = "django.contrib.sessions.serializers.JSONSerializer"
    CELERY_ACCEPT_CONTENT = ["json"]


def configure(app):
    app.conf.update(task_serializer="pickle", accept_content=["pickle"])  # want pickle-configured


def configure_well(app):
    app.conf.update(task_serializer="json", accept_content=["json"])


def configure_by_name(app, accepted):
    app.conf.accept_content = accepted


def formats():
    return ["json", "pickle"]


def nothing(app):
    app.conf.accept_content = []


def yaml_too(app):
    app.conf.accept_content = ["json", "yaml"]
