from django.urls import include, path
from rest_framework.routers import DefaultRouter

from . import views

router = DefaultRouter()
router.register("books", views.BookViewSet)

urlpatterns = [
    path("", include(router.urls)),
    path("hooks/", views.HookView.as_view()),
    path("readers/", views.ReaderList.as_view()),
    path("backup/<str:filename>", views.BackupView.as_view()),
    path("print/", views.print_test),
    path("page/", views.page),
]
