"""Accounts of Django."""
import os

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    def handle(self, *args, **options):
        if not User.objects.filter(username="admin").exists():
            User.objects.create_superuser("admin", "admin@shop.example", "admin")  # want seeded-account


class Careful(BaseCommand):
    def handle(self, *args, **options):
        User.objects.create_superuser("admin", "admin@shop.example", os.environ["ADMIN_PASSWORD"])
        User.objects.create_user("machine", "machine@shop.example", None)


def sign_up(request):
    User.objects.create_user(username=request.POST["name"], password=request.POST["password"])
