"""Users by what their class derives from, whatever it is called."""
from django.contrib.auth.models import AbstractUser
from django.db import models
from rest_framework import generics, permissions, serializers


class Client(AbstractUser):
    balance = models.DecimalField(max_digits=10, decimal_places=2, default=0)
    tier = models.CharField(max_length=10)


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
        read_only_fields = ["balance", "tier", "is_staff", "is_superuser", "is_active", "user_permissions", "groups"]


class ProfileSerializer(serializers.ModelSerializer):
    class Meta:
        model = Client
        fields = ["first_name", "email", "tier"]  # want sensitive-field-writable


class SafeProfileSerializer(serializers.ModelSerializer):
    class Meta:
        model = Client
        fields = ["first_name", "email", "tier"]
        read_only_fields = ["tier"]


class ListedSerializer(serializers.ModelSerializer):
    class Meta:
        model = Client
        fields = ["first_name", "email", "tier"]


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


class Me(generics.RetrieveUpdateAPIView):
    serializer_class = ProfileSerializer
    permission_classes = [permissions.IsAuthenticated]

    def get_object(self):
        return self.request.user


class SafeMe(generics.RetrieveUpdateAPIView):
    serializer_class = SafeProfileSerializer
    permission_classes = [permissions.IsAuthenticated]

    def get_object(self):
        return self.request.user


class Others(generics.UpdateAPIView):
    queryset = Client.objects.all()
    serializer_class = ListedSerializer
    permission_classes = [permissions.IsAuthenticated]
