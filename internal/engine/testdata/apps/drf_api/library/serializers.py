from rest_framework import serializers

from .models import Book, Loan


class BookSerializer(serializers.ModelSerializer):
    class Meta:
        model = Book
        fields = ["id", "title", "isbn", "shelf"]


class LoanSerializer(serializers.ModelSerializer):
    class Meta:
        model = Loan
        fields = "__all__"


class HookSerializer(serializers.Serializer):
    address = serializers.CharField()
    copies = serializers.IntegerField(default=1)
    shelf = serializers.ChoiceField(choices=["a", "b", "c"])
