# profile: default
from django.db import models
from django.shortcuts import get_object_or_404
from rest_framework import serializers
from rest_framework.permissions import IsAuthenticated
from rest_framework.response import Response
from rest_framework.views import APIView


class Owner(models.Model):
    user = models.OneToOneField("auth.User", on_delete=models.CASCADE)
    phone = models.CharField(max_length=20)
    credit_limit = models.IntegerField(default=0)


class ProfileSerializer(serializers.ModelSerializer):
    class Meta:
        model = Owner
        fields = "__all__"  # want sensitive-field-writable
        read_only_fields = ["user"]


class CarefulSerializer(serializers.ModelSerializer):
    class Meta:
        model = Owner
        fields = "__all__"
        read_only_fields = ["user", "credit_limit"]


class PhoneSerializer(serializers.ModelSerializer):
    class Meta:
        model = Owner
        fields = ["phone"]


class ProfileView(APIView):
    permission_classes = [IsAuthenticated]

    def patch(self, request):
        owner = get_object_or_404(Owner, user=request.user)
        filled = ProfileSerializer(owner, data=request.data, partial=True)
        filled.is_valid(raise_exception=True)
        filled.save()
        return Response(filled.data)


class CarefulView(APIView):
    permission_classes = [IsAuthenticated]

    def patch(self, request):
        owner = get_object_or_404(Owner, user=request.user)
        filled = CarefulSerializer(owner, data=request.data, partial=True)
        filled.is_valid(raise_exception=True)
        filled.save()
        return Response(filled.data)


class PhoneView(APIView):
    permission_classes = [IsAuthenticated]

    def patch(self, request):
        owner = get_object_or_404(Owner, user=request.user)
        filled = PhoneSerializer(owner, data=request.data, partial=True)
        filled.is_valid(raise_exception=True)
        filled.save()
        return Response(filled.data)
