"""Look-ups of Django take names from the keys: those of a serializer are its fields, and a name that the model knows is a column."""
from django.db import models
from rest_framework import serializers
from rest_framework.views import APIView
from rest_framework.response import Response


class Address(models.Model):
    email = models.EmailField()


class Resend(serializers.Serializer):
    email = serializers.EmailField()


class ResendView(APIView):
    def post(self, request):
        serializer = Resend(data=request.data)
        serializer.is_valid(raise_exception=True)
        return Response(Address.objects.filter(**serializer.validated_data).count())


class AnyView(APIView):
    def post(self, request):
        return Response(Address.objects.filter(**request.data).count())  # want nosql-injection


class ColumnView(APIView):
    def get(self, request):
        rows = Address.objects.all()
        for name in request.query_params:
            Address._meta.get_field(name)
            rows = rows.filter(**{name: request.query_params[name]})
        return Response(rows.count())


class LookupView(APIView):
    def get(self, request):
        rows = Address.objects.all()
        for name in request.query_params:
            rows = rows.filter(**{name: request.query_params[name]})  # want nosql-injection
        return Response(rows.count())
