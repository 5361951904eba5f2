"""Users by what their class derives from, whatever it is called."""
from django.contrib.auth.models import AbstractUser
from django.db import models
from rest_framework import generics, permissions, serializers


class Client(AbstractUser):
    balance = models.DecimalField(max_digits=10, decimal_places=2, default=0)


class Leaflet(models.Model):
    title = models.CharField(max_length=100)
    balance = models.CharField(max_length=100)


class ClientSerializer(serializers.ModelSerializer):
    class Meta:
        model = Client
        fields = "__all__"  # want sensitive-field-writable


class SafeClientSerializer(serializers.ModelSerializer):
    class Meta:
        model = Client
        fields = "__all__"
        read_only_fields = ["balance", "is_staff", "is_superuser", "is_active", "user_permissions", "groups"]


class LeafletSerializer(serializers.ModelSerializer):
    class Meta:
        model = Leaflet
        fields = "__all__"


class Clients(generics.UpdateAPIView):
    queryset = Client.objects.all()
    serializer_class = ClientSerializer
    permission_classes = [permissions.IsAuthenticated]


class SafeClients(generics.UpdateAPIView):
    queryset = Client.objects.all()
    serializer_class = SafeClientSerializer
    permission_classes = [permissions.IsAuthenticated]


class Leaflets(generics.UpdateAPIView):
    queryset = Leaflet.objects.all()
    serializer_class = LeafletSerializer
    permission_classes = [permissions.IsAuthenticated]
