from django.urls import path

import views

urlpatterns = [
    path("", views.mine),
    path("<int:pk>/slip/", views.slip),
    path("<int:pk>/own/", views.own_slip),
    path("<int:pk>/trail/", views.trail),
    path("<int:pk>/waive/", views.waive),
    path("<int:pk>/forgive/", views.forgive),
]
