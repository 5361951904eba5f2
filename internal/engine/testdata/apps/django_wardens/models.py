from django.contrib.auth.models import User
from django.db import models


class Hut(models.Model):
    warden = models.ForeignKey(User, on_delete=models.CASCADE)
    name = models.CharField(max_length=40)
    dues = models.IntegerField(default=0)


class Trail(models.Model):
    updated_by = models.ForeignKey("auth.User", null=True, on_delete=models.SET_NULL)
    name = models.CharField(max_length=40)
