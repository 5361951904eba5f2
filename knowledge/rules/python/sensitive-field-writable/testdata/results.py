"""Results that the program works out, flags that it asks for, and views that are forms themselves."""
from django.conf import settings
from django.contrib.auth.mixins import LoginRequiredMixin, PermissionRequiredMixin
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.shortcuts import get_object_or_404
from django.views.generic import CreateView, UpdateView
from rest_framework import serializers, viewsets
from rest_framework.decorators import api_view, permission_classes
from rest_framework.permissions import BasePermission, IsAuthenticated
from rest_framework.response import Response

import marking


class Pupil(AbstractUser):
    nick = models.CharField(max_length=40)
    is_captain = models.BooleanField(default=False)
    coins = models.IntegerField(default=0)


class Club(models.Model):
    title = models.CharField(max_length=40)


class Fellow(models.Model):
    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    club = models.ForeignKey(Club, on_delete=models.CASCADE)
    phone = models.CharField(max_length=40)
    is_manager = models.BooleanField(default=False)


class Run(models.Model):
    pupil = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    task = models.CharField(max_length=40)
    score = models.IntegerField(default=0)


class Review(models.Model):
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    text = models.CharField(max_length=400)
    rating = models.IntegerField(default=0)


class CaptainsOnly(BasePermission):
    def has_permission(self, request, view):
        return request.user.is_captain


class RunSerializer(serializers.ModelSerializer):
    class Meta:
        model = Run
        fields = ("id", "task", "score")  # want sensitive-field-writable


class ClosedRunSerializer(serializers.ModelSerializer):
    class Meta:
        model = Run
        fields = ("id", "task", "score")
        read_only_fields = ("score",)


class ReviewSerializer(serializers.ModelSerializer):
    class Meta:
        model = Review
        fields = ("id", "text", "rating")


class RunViewSet(viewsets.ModelViewSet):
    serializer_class = RunSerializer
    permission_classes = [IsAuthenticated]

    def get_queryset(self):
        return Run.objects.filter(pupil=self.request.user)

    def perform_create(self, serializer):
        serializer.save(pupil=self.request.user)

    def finish(self, request, pk=None):
        run = self.get_object()
        run.score = marking.points(run)
        run.save()
        return Response({"score": run.score})


class ClosedRunViewSet(viewsets.ModelViewSet):
    serializer_class = ClosedRunSerializer
    permission_classes = [IsAuthenticated]

    def get_queryset(self):
        return Run.objects.filter(pupil=self.request.user)


class ReviewViewSet(viewsets.ModelViewSet):
    serializer_class = ReviewSerializer
    permission_classes = [IsAuthenticated]

    def get_queryset(self):
        return Review.objects.filter(author=self.request.user)


class OwnSerializer(serializers.ModelSerializer):
    class Meta:
        model = Pupil
        fields = ("id", "nick", "is_captain")  # want sensitive-field-writable


class NickSerializer(serializers.ModelSerializer):
    class Meta:
        model = Pupil
        fields = ("id", "nick", "is_captain")
        read_only_fields = ("is_captain",)


class CaptainSerializer(serializers.ModelSerializer):
    class Meta:
        model = Pupil
        fields = ("id", "nick", "is_captain")


@api_view(["PATCH"])
@permission_classes([IsAuthenticated])
def me(request):
    form = OwnSerializer(request.user, data=request.data, partial=True)
    form.is_valid(raise_exception=True)
    form.save()
    return Response(form.data)


@api_view(["PATCH"])
@permission_classes([IsAuthenticated])
def nick(request):
    form = NickSerializer(request.user, data=request.data, partial=True)
    form.is_valid(raise_exception=True)
    form.save()
    return Response(form.data)


@api_view(["PATCH"])
@permission_classes([IsAuthenticated, CaptainsOnly])
def captains(request, pk):
    form = CaptainSerializer(get_object_or_404(Pupil, pk=pk), data=request.data, partial=True)
    form.is_valid(raise_exception=True)
    form.save()
    return Response(form.data)


class FellowUpdate(LoginRequiredMixin, UpdateView):
    model = Fellow
    fields = "__all__"  # want sensitive-field-writable


class FellowPhone(LoginRequiredMixin, UpdateView):
    model = Fellow
    fields = ["phone"]

    def get_object(self, queryset=None):
        return get_object_or_404(Fellow, user=self.request.user)


class OwnFellow(LoginRequiredMixin, UpdateView):
    model = Fellow
    fields = ["phone", "is_manager"]  # want sensitive-field-writable

    def get_object(self, queryset=None):
        return get_object_or_404(Fellow, user=self.request.user)


class FellowCreate(PermissionRequiredMixin, CreateView):
    permission_required = "clubs.add_fellow"
    model = Fellow
    fields = "__all__"
