from rest_framework.permissions import BasePermission, IsAuthenticated
from rest_framework.response import Response
from rest_framework.views import APIView

from models import Part


class WritersOnly(BasePermission):
    def has_permission(self, request, view):
        return request.method == "GET" or request.user.role == "boss"


class Polite(BasePermission):
    def has_permission(self, request, view):
        return request.headers.get("X-Please") == "1"


class Parts(APIView):
    permission_classes = [IsAuthenticated]

    def post(self, request):
        Part.objects.create(name=request.data["name"])
        return Response()


class Use(APIView):
    permission_classes = [WritersOnly]

    def post(self, request, pk):
        part = Part.objects.get(pk=pk)
        part.stock = 0
        part.save()
        return Response()


class Count(APIView):
    permission_classes = [Polite]

    def post(self, request, pk):  # want missing-authentication
        part = Part.objects.get(pk=pk)
        part.stock = 1
        part.save()
        return Response()
