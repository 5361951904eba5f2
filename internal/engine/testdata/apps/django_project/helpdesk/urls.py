from django.urls import path, re_path

from . import views
from .views import files

app_name = "helpdesk"
urlpatterns = [
    path("", views.index, name="index"),
    path("tickets/", views.TicketList.as_view(), name="tickets"),
    path("tickets/<int:pk>/", views.TicketDetail.as_view(), name="ticket"),
    path("tickets/search/", views.search, name="search"),
    path("tickets/report/<str:column>/", views.report, name="report"),
    path("tickets/new/", views.TicketCreate.as_view(), name="new"),
    re_path(r"^years/(?P<year>[0-9]{4})/$", views.year, name="year"),
    re_path(r"^tags/(?P<tag>.+)/$", views.tag, name="tag"),
    path("login/", views.sign_in, name="login"),
    path("go/", views.go, name="go"),
    path("profile/", views.ProfileUpdate.as_view(), name="profile"),
    path("message/", views.message, name="message"),
    path("files/<path:name>", files.attachment, name="attachment"),
    path("files2/<path:name>", files.attachment_checked, name="attachment-checked"),
    path("upload/", files.upload, name="upload"),
    path("import/", files.import_tickets, name="import"),
    path("diagnose/", files.diagnose, name="diagnose"),
]
