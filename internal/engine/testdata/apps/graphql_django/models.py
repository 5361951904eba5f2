from django.db import models
from django.contrib.auth.models import User


class Note(models.Model):
    owner = models.ForeignKey(User, on_delete=models.CASCADE)
    title = models.CharField(max_length=100)
    body = models.TextField()


class Account(models.Model):
    user = models.OneToOneField(User, on_delete=models.CASCADE)
    password_hash = models.CharField(max_length=200)
    balance = models.DecimalField(max_digits=9, decimal_places=2)
