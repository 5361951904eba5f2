"""What a view is for stands in the table of routes."""
from django.contrib.auth import authenticate
from django.urls import path
from rest_framework.authtoken.models import Token
from rest_framework.response import Response
from rest_framework.views import APIView


class Obtain(APIView):
    authentication_classes = []

    def post(self, request):  # want attempts-unlimited
        user = authenticate(username=request.data["username"], password=request.data["password"])
        if not user:
            return Response({"detail": "no"}, status=401)
        return Response({"token": Token.objects.get_or_create(user=user)[0].key})


class Slowly(APIView):
    throttle_scope = "login"

    def post(self, request):
        user = authenticate(username=request.data["username"], password=request.data["password"])
        if not user:
            return Response({"detail": "no"}, status=401)
        return Response({"token": Token.objects.get_or_create(user=user)[0].key})


class Shown(APIView):
    def get(self, request):
        return Response({"user": request.user.username})


urlpatterns = [path("token/", Obtain.as_view()), path("token/slowly/", Slowly.as_view()), path("me/", Shown.as_view())]
