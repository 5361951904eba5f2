"""Changes that the database computes, and rows that are found as still to be had."""
from rest_framework.views import APIView
from rest_framework.response import Response
from django.db.models import F
from django.db import transaction
from django.shortcuts import get_object_or_404
from django.urls import path
from rest_framework.permissions import IsAuthenticated
from models import Player, Ticket, Booking, Slot
ROOT_URLCONF = "x"


class Gift(APIView):
    permission_classes = [IsAuthenticated]
    def post(self, request):
        amount = int(request.data["amount"])
        me = Player.objects.get(user=request.user)
        if amount <= 0 or me.coins < amount:
            return Response(status=400)
        Player.objects.filter(pk=me.pk).update(coins=F("coins") - amount)  # want check-then-act
        return Response()


class Gift2(APIView):
    permission_classes = [IsAuthenticated]
    def post(self, request):
        amount = int(request.data["amount"])
        me = Player.objects.get(user=request.user)
        if amount <= 0 or me.coins < amount:
            return Response(status=400)
        if not Player.objects.filter(pk=me.pk, coins__gte=amount).update(coins=F("coins") - amount):
            return Response(status=409)
        return Response()


class Use(APIView):
    permission_classes = [IsAuthenticated]
    def post(self, request):
        t = get_object_or_404(Ticket, code=request.data["code"], used_at__isnull=True)
        t.used_at = now()  # want check-then-act
        t.save()
        return Response()


class Book(APIView):
    permission_classes = [IsAuthenticated]
    def post(self, request, pk):
        slot = get_object_or_404(Slot, pk=pk)
        if slot.bookings.count() >= slot.capacity:
            return Response(status=409)
        Booking.objects.create(slot=slot, user=request.user)  # want check-then-act
        return Response()


class Book2(APIView):
    permission_classes = [IsAuthenticated]
    def post(self, request, pk):
        if Booking.objects.filter(slot_id=pk).exists():
            return Response(status=409)
        Booking.objects.create(slot_id=pk, user=request.user)  # want check-then-act
        return Response()


class Book3(APIView):
    permission_classes = [IsAuthenticated]
    def post(self, request, pk):
        with transaction.atomic():
            slot = Slot.objects.select_for_update().get(pk=pk)
            if Booking.objects.filter(slot_id=pk).exists():
                return Response(status=409)
            Booking.objects.create(slot_id=pk, user=request.user)
        return Response()


urlpatterns = [path("a", Gift.as_view()), path("a2", Gift2.as_view()), path("b", Use.as_view()), path("c", Book.as_view()), path("d", Book2.as_view()), path("e", Book3.as_view())]
