from django.contrib.auth import views as auth_views
from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path

from guards import ratelimit

urlpatterns = [
    path("login/", LoginView.as_view()),  # want attempts-unlimited
    path("staff/login/", auth_views.LoginView.as_view(template_name="staff.html")),  # want attempts-unlimited
    path("mobile/login/", ratelimit(key="ip", rate="5/m")(LoginView.as_view())),
    path("logout/", LogoutView.as_view()),
]
