REST_FRAMEWORK = {
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],  # want views-open-by-default
}


GUARDED = {
    "DEFAULT_PERMISSION_CLASSES": ("rest_framework.permissions.IsAuthenticated",),
}


READ_ONLY = {
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticatedOrReadOnly"],
}


OPEN = dict(DEFAULT_PERMISSION_CLASSES=["rest_framework.permissions.AllowAny"])  # want views-open-by-default
FIRST = {
    "DEFAULT_PERMISSION_CLASSES": ("rest_framework.permissions.AllowAny", "rest_framework.permissions.IsAdminUser"),  # want views-open-by-default
}
OWN = {"DEFAULT_PERMISSION_CLASSES": ["shop.permissions.Members"]}
