from django.contrib.auth.models import AbstractUser
from django.db import models


class Client(AbstractUser):
    tier = models.CharField(max_length=12, default="basic")
    balance = models.DecimalField(max_digits=10, decimal_places=2, default=0)
    api_token = models.CharField(max_length=64)


class Bill(models.Model):
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    number = models.CharField(max_length=20)
    total = models.DecimalField(max_digits=10, decimal_places=2)
    paid = models.BooleanField(default=False)
    pdf = models.CharField(max_length=300)
    approved = models.BooleanField(default=False)


class Line(models.Model):
    bill = models.ForeignKey(Bill, on_delete=models.CASCADE)
    what = models.CharField(max_length=100)
    price = models.DecimalField(max_digits=10, decimal_places=2)
    quantity = models.IntegerField()
