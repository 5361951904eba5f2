"""Views without code of their own, which say that everybody may use them."""
from django.contrib.auth.models import AbstractUser
from django.db import models
from rest_framework import mixins, viewsets
from rest_framework.permissions import AllowAny, IsAuthenticated


class Client(AbstractUser):
    tier = models.CharField(max_length=10)


class Bill(models.Model):
    client = models.ForeignKey(Client, on_delete=models.CASCADE)


class Leaflet(models.Model):
    title = models.CharField(max_length=100)


class Clients(mixins.UpdateModelMixin, viewsets.GenericViewSet):
    queryset = Client.objects.all()
    permission_classes = [AllowAny]  # want missing-authentication


class Bills(viewsets.ModelViewSet):
    queryset = Bill.objects.all()
    permission_classes = (AllowAny,)  # want missing-authentication


class Own(viewsets.ModelViewSet):
    queryset = Bill.objects.all()
    permission_classes = [IsAuthenticated]

    def get_queryset(self):
        return Bill.objects.filter(client=self.request.user)

    def perform_create(self, serializer):
        serializer.save(client=self.request.user)

    def perform_destroy(self, bill):
        bill.delete()


class Shown(viewsets.ReadOnlyModelViewSet):
    queryset = Bill.objects.all()
    permission_classes = [AllowAny]


class Leaflets(viewsets.ModelViewSet):
    queryset = Leaflet.objects.all()
    permission_classes = [AllowAny]


class ByAction(viewsets.ModelViewSet):
    queryset = Bill.objects.all()
    permission_classes = [AllowAny]

    def get_permissions(self):
        return [IsAuthenticated()]


class Paid(viewsets.GenericViewSet):
    permission_classes = [IsAuthenticated]

    def list(self, request):
        return [b.pk for b in Bill.objects.filter(client=request.user)]

    def create(self, request):
        return Bill.objects.create(client=request.user).pk
