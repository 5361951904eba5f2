from rest_framework import serializers

from .models import Bill, Client, Line


class ClientSerializer(serializers.ModelSerializer):
    class Meta:
        model = Client
        fields = "__all__"  # want password-column-in-response sensitive-field-writable


class ClientCard(serializers.ModelSerializer):
    class Meta:
        model = Client
        fields = ["id", "username", "email", "api_token"]  # want secret-in-response


class ProfileSerializer(serializers.ModelSerializer):
    class Meta:
        model = Client
        fields = ["first_name", "last_name", "email", "tier"]  # want sensitive-field-writable


class SafeProfileSerializer(serializers.ModelSerializer):
    class Meta:
        model = Client
        fields = ["first_name", "last_name", "email", "tier"]
        read_only_fields = ["tier"]


class BillSerializer(serializers.ModelSerializer):
    class Meta:
        model = Bill
        fields = ["id", "number", "total", "paid"]
        read_only_fields = ["total", "paid"]


class LineSerializer(serializers.ModelSerializer):
    class Meta:
        model = Line
        fields = ["id", "bill", "what", "price", "quantity"]  # want sensitive-field-writable
