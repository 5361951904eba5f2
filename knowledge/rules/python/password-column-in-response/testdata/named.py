"""Types, serializers and queries that name the column."""
import graphene
from django.contrib.auth.models import User
from django.http import JsonResponse
from django.urls import path
from rest_framework import serializers


class UserType(graphene.ObjectType):
    name = graphene.String()
    password = graphene.String()  # want password-column-in-response


class MaskedType(graphene.ObjectType):
    name = graphene.String()
    password = graphene.String()

    def resolve_password(self, info):
        return "***"


class UserInput(graphene.InputObjectType):
    name = graphene.String()
    password = graphene.String()


class UserSerializer(serializers.ModelSerializer):
    class Meta:
        model = User
        fields = ["id", "username", "password"]  # want password-column-in-response


class WriteOnlySerializer(serializers.ModelSerializer):
    class Meta:
        model = User
        fields = ["id", "username", "password"]
        extra_kwargs = {"password": {"write_only": True}}


class OwnFieldSerializer(serializers.ModelSerializer):
    password = serializers.CharField(write_only=True)

    class Meta:
        model = User
        fields = ["id", "username", "password"]


def office(request):
    return JsonResponse({"users": list(User.objects.values("username", "password"))})  # want password-column-in-response


def names(request):
    return JsonResponse({"users": list(User.objects.values("username", "email"))})


urlpatterns = [path("office", office), path("names", names)]
