from django import forms
from django.contrib.auth.decorators import login_required, user_passes_test
from django.db import models
from django.shortcuts import render
from rest_framework import serializers, viewsets
from rest_framework.permissions import IsAdminUser, IsAuthenticated


class Patron(models.Model):
    user = models.OneToOneField("auth.User", on_delete=models.CASCADE)
    phone = models.CharField(max_length=20)
    balance = models.IntegerField(default=0)


class Ticket(models.Model):
    owner = models.ForeignKey("auth.User", on_delete=models.CASCADE)
    seat = models.CharField(max_length=5)
    paid = models.BooleanField(default=False)


class Hall(models.Model):
    name = models.CharField(max_length=20)
    price = models.IntegerField()


class PatronForm(forms.ModelForm):
    class Meta:
        model = Patron
        fields = "__all__"  # want sensitive-field-writable


class PhoneForm(forms.ModelForm):
    class Meta:
        model = Patron
        fields = ["phone"]


class DeskForm(forms.ModelForm):
    class Meta:
        model = Patron
        fields = "__all__"


class UnusedForm(forms.ModelForm):
    class Meta:
        model = Patron
        fields = "__all__"


class TicketSerializer(serializers.ModelSerializer):
    class Meta:
        model = Ticket
        exclude = ["owner"]  # want sensitive-field-writable


class SeatSerializer(serializers.ModelSerializer):
    class Meta:
        model = Ticket
        fields = "__all__"
        read_only_fields = ["paid", "owner"]


class ShownSerializer(serializers.ModelSerializer):
    class Meta:
        model = Ticket
        fields = "__all__"


class ClerkSerializer(serializers.ModelSerializer):
    class Meta:
        model = Ticket
        fields = "__all__"


class SwapSerializer(serializers.ModelSerializer):
    class Meta:
        model = Ticket
        fields = "__all__"  # want sensitive-field-writable


class HallSerializer(serializers.ModelSerializer):
    class Meta:
        model = Hall
        fields = "__all__"


@login_required
def profile(request):
    form = PatronForm(request.POST or None, instance=request.user.patron)
    if form.is_valid():
        form.save()
    phone = PhoneForm(request.POST)
    return render(request, "profile.html", {"form": form, "phone": phone})


def is_clerk(user):
    return user.is_staff


@user_passes_test(is_clerk)
def desk(request, number):
    form = DeskForm(request.POST, instance=Patron.objects.get(pk=number))
    if request.user.is_staff and form.is_valid():
        form.save()
    return render(request, "desk.html", {"form": form})


class Tickets(viewsets.ModelViewSet):
    serializer_class = TicketSerializer
    permission_classes = [IsAuthenticated]

    def get_queryset(self):
        return Ticket.objects.filter(owner=self.request.user)


class Seats(Tickets):
    serializer_class = SeatSerializer


class Shown(viewsets.ReadOnlyModelViewSet):
    serializer_class = ShownSerializer


class Clerk(viewsets.ModelViewSet):
    serializer_class = ClerkSerializer
    permission_classes = [IsAdminUser]


class Swap(viewsets.GenericViewSet):
    def create(self, request):
        serializer = SwapSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        serializer.save()


class Halls(viewsets.ModelViewSet):
    serializer_class = HallSerializer
