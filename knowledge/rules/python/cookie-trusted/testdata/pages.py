from django.http import HttpResponse


def django_view(request):
    user = request.COOKIES.get("user_id")  # want cookie-trusted
    return HttpResponse(str(int(user)))


def django_signed(request):
    user = request.get_signed_cookie("user_id")
    return HttpResponse(str(int(user)))
