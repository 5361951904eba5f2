from django.urls import path

import views

urlpatterns = [path("forgot", views.forgot), path("invite", views.invite), path("", views.home, name="home"), path("shown", views.shown)]
