from django.contrib.auth.models import User
from django.db import models
from rest_framework import mixins, serializers, viewsets
from rest_framework.generics import ListCreateAPIView
from rest_framework.permissions import IsAuthenticated


class Claim(models.Model):
    claimant = models.ForeignKey(User, on_delete=models.CASCADE)
    text = models.TextField()


class Shelf(models.Model):
    updated_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL)
    text = models.TextField()


class OpenClaim(serializers.ModelSerializer):
    class Meta:
        model = Claim
        fields = "__all__"  # want sensitive-field-writable


class OwnClaim(serializers.ModelSerializer):
    class Meta:
        model = Claim
        fields = "__all__"  # want all-fields-exposed
        read_only_fields = ["claimant"]


class SetClaim(serializers.ModelSerializer):
    class Meta:
        model = Claim
        fields = "__all__"  # want all-fields-exposed


class ReadClaim(serializers.ModelSerializer):
    class Meta:
        model = Claim
        fields = "__all__"  # want all-fields-exposed


class AnyShelf(serializers.ModelSerializer):
    class Meta:
        model = Shelf
        fields = "__all__"  # want all-fields-exposed


class OpenClaims(mixins.CreateModelMixin, mixins.ListModelMixin, viewsets.GenericViewSet):
    permission_classes = [IsAuthenticated]
    serializer_class = OpenClaim

    def get_queryset(self):
        return Claim.objects.filter(claimant=self.request.user)


class OwnClaims(viewsets.ModelViewSet):
    permission_classes = [IsAuthenticated]
    serializer_class = OwnClaim

    def get_queryset(self):
        return Claim.objects.filter(claimant=self.request.user)


class SetClaims(ListCreateAPIView):
    permission_classes = [IsAuthenticated]
    serializer_class = SetClaim

    def get_queryset(self):
        return Claim.objects.filter(claimant=self.request.user)

    def perform_create(self, serializer):
        serializer.save(claimant=self.request.user)


class ReadClaims(viewsets.ReadOnlyModelViewSet):
    permission_classes = [IsAuthenticated]
    serializer_class = ReadClaim

    def get_queryset(self):
        return Claim.objects.filter(claimant=self.request.user)


class Shelves(viewsets.ModelViewSet):
    permission_classes = [IsAuthenticated]
    serializer_class = AnyShelf

    def get_queryset(self):
        return Shelf.objects.filter(updated_by=self.request.user)
