from django.db import models


class Berth(models.Model):
    name = models.CharField(max_length=40)
    pier = models.CharField(max_length=20)


class Transponder(models.Model):
    vessel = models.CharField(max_length=60)
    remark = models.CharField(max_length=200)
