"""The points of a polygon are drawn by users; the points of an account are not theirs to set."""
from django.contrib.auth.models import AbstractUser
from django.db import models
from rest_framework import serializers
from rest_framework.decorators import api_view, permission_classes
from rest_framework.permissions import IsAuthenticated
from rest_framework.response import Response


class Member(AbstractUser):
    nick = models.CharField(max_length=40)
    points = models.IntegerField(default=0)


class Artist(AbstractUser):
    nick = models.CharField(max_length=40)
    points = models.JSONField(default=list)


class MemberSerializer(serializers.ModelSerializer):
    class Meta:
        model = Member
        fields = ("id", "nick", "points")  # want sensitive-field-writable


class ArtistSerializer(serializers.ModelSerializer):
    class Meta:
        model = Artist
        fields = ("id", "nick", "points")


@api_view(["PATCH"])
@permission_classes([IsAuthenticated])
def member(request):
    form = MemberSerializer(request.user, data=request.data, partial=True)
    form.is_valid(raise_exception=True)
    form.save()
    return Response(form.data)


@api_view(["PATCH"])
@permission_classes([IsAuthenticated])
def artist(request):
    form = ArtistSerializer(request.user, data=request.data, partial=True)
    form.is_valid(raise_exception=True)
    form.save()
    return Response(form.data)
