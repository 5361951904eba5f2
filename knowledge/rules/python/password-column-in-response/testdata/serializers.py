from django.contrib.auth.models import AbstractUser
from django.db import models
from rest_framework import serializers


class Staff(AbstractUser):
    pin = models.CharField(max_length=5)


class Part(models.Model):
    name = models.CharField(max_length=5)


class StaffSerializer(serializers.ModelSerializer):
    class Meta:
        model = Staff
        fields = "__all__"  # want password-column-in-response


class PartSerializer(serializers.ModelSerializer):
    class Meta:
        model = Part
        fields = "__all__"


class ListedSerializer(serializers.ModelSerializer):
    class Meta:
        model = Staff
        fields = ["id", "username"]


class ExcludingSerializer(serializers.ModelSerializer):
    class Meta:
        model = Staff
        exclude = ["password", "pin"]


class WritingSerializer(serializers.ModelSerializer):
    class Meta:
        model = Staff
        fields = "__all__"
        extra_kwargs = {"password": {"write_only": True}, "pin": {"write_only": True}}
