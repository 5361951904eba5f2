from django.http import HttpRequest, HttpResponse


def log_in(request: HttpRequest):
    request.session.cycle_key()
    request.session["user_id"] = 7
    return HttpResponse("ok")
