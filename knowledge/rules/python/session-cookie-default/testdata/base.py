INSTALLED_APPS = ["django.contrib.sessions", "shop"]
ROOT_URLCONF = "shop.urls"
SESSION_COOKIE_SECURE = True
