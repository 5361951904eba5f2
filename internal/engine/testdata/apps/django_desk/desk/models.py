from django.conf import settings
from django.db import models


class Firm(models.Model):
    title = models.CharField(max_length=100)
    seats = models.IntegerField(default=5)


class Agent(models.Model):
    login = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="agent")
    firm = models.ForeignKey(Firm, on_delete=models.CASCADE)
    is_lead = models.BooleanField(default=False)


class Ticket(models.Model):
    firm = models.ForeignKey(Firm, on_delete=models.CASCADE)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    state = models.CharField(max_length=10, default="new")
    refund = models.DecimalField(max_digits=8, decimal_places=2, default=0)


class Reply(models.Model):
    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="replies")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    text = models.TextField()


class Enclosure(models.Model):
    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE)
    blob = models.FileField(upload_to="enclosures")
