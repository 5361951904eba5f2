"""Views of Django REST framework whose rows are kept with the user who made them, and lookups past their permissions."""
from django.db import models
from django.shortcuts import get_object_or_404
from rest_framework import generics, viewsets
from rest_framework.decorators import action
from rest_framework.permissions import BasePermission, IsAuthenticated
from rest_framework.response import Response


class Address(models.Model):
    customer = models.ForeignKey("auth.User", on_delete=models.CASCADE)
    street = models.CharField(max_length=80)


class Page(models.Model):
    created_by = models.ForeignKey("auth.User", on_delete=models.CASCADE)
    text = models.TextField()


class Device(models.Model):
    owner = models.ForeignKey("auth.User", on_delete=models.CASCADE)
    name = models.CharField(max_length=80)


class Meal(models.Model):
    customer = models.ForeignKey("auth.User", on_delete=models.CASCADE)
    state = models.CharField(max_length=80)


class IsOwner(BasePermission):
    def has_object_permission(self, request, view, obj):
        return obj.customer_id == request.user.pk


class AddressViewSet(viewsets.ModelViewSet):
    permission_classes = [IsAuthenticated]
    queryset = Address.objects.all()  # want object-of-other-user

    def perform_create(self, serializer):
        serializer.save(customer=self.request.user)


class DeviceView(generics.RetrieveUpdateDestroyAPIView):
    permission_classes = [IsAuthenticated]
    queryset = Device.objects.all()  # want object-of-other-user

    def perform_create(self, serializer):
        serializer.save(owner=self.request.user)


class DeviceList(generics.ListCreateAPIView):
    permission_classes = [IsAuthenticated]
    queryset = Device.objects.all()

    def perform_create(self, serializer):
        serializer.save(owner=self.request.user)


class PageViewSet(viewsets.ModelViewSet):
    permission_classes = [IsAuthenticated]
    queryset = Page.objects.all()  # all write them together

    def perform_create(self, serializer):
        serializer.save(created_by=self.request.user)


class GuardedAddressViewSet(viewsets.ModelViewSet):
    permission_classes = [IsAuthenticated, IsOwner]
    queryset = Address.objects.all()

    def perform_create(self, serializer):
        serializer.save(customer=self.request.user)


class MealViewSet(viewsets.GenericViewSet):
    permission_classes = [IsAuthenticated, IsOwner]

    def get_queryset(self):
        return Meal.objects.filter(customer=self.request.user)

    @action(detail=True, methods=["post"])
    def void(self, request, pk=None):
        meal = get_object_or_404(Meal, pk=pk)  # want object-of-other-user
        meal.state = "void"
        meal.save()
        return Response({})

    @action(detail=True, methods=["post"])
    def serve(self, request, pk=None):
        meal = self.get_object()
        meal.state = "served"
        meal.save()
        return Response({})

    @action(detail=True, methods=["post"])
    def close(self, request, pk=None):
        meal = get_object_or_404(Meal, pk=pk)
        self.check_object_permissions(request, meal)
        meal.state = "closed"
        meal.save()
        return Response({})

    @action(detail=True, methods=["post"])
    def drop(self, request, pk=None):
        meal = get_object_or_404(Meal, pk=pk, customer=request.user)
        meal.delete()
        return Response({})
