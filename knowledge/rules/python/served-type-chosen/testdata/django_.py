from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.urls import path

PICTURE = open("/srv/files/picture", "rb").read()
SHOWN = ("image/png", "image/gif")


def back(request):
    upload = request.FILES["file"]
    return HttpResponse(PICTURE, content_type=upload.content_type)  # want served-type-chosen


def stream(request):
    return StreamingHttpResponse(open("/srv/files/report", "rb"), content_type=request.GET["type"])  # want served-type-chosen


def file(request):
    return FileResponse(open("/srv/files/report", "rb"), content_type=request.GET["type"])  # want served-type-chosen


def header(request):
    answer = HttpResponse("x", content_type="text/plain")
    answer["Content-Type"] = request.GET["type"]  # want served-type-chosen
    return answer


def attached(request):
    return FileResponse(open("/srv/files/report", "rb"), as_attachment=True, content_type=request.GET["type"])


def listed(request):
    upload = request.FILES["file"]
    if upload.content_type not in SHOWN:
        return HttpResponse(status=415)
    return HttpResponse(upload.read(), content_type=upload.content_type)


urlpatterns = [
    path("back/", back),
    path("stream/", stream),
    path("file/", file),
    path("header/", header),
    path("attached/", attached),
    path("listed/", listed),
]
