from django.urls import path

import views

urlpatterns = [path("a/", views.in_row), path("b/", views.beside), path("c/", views.behind), path("d/", views.others)]
