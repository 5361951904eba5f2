from django.db import models
from encrypted_model_fields.fields import EncryptedCharField


class Customer(models.Model):
    name = models.CharField(max_length=80)
    card_number = models.CharField(max_length=20)  # want card-data-kept
    cvv = models.CharField(max_length=4)


class Subscriber(models.Model):
    name = models.CharField(max_length=80)
    card_number = EncryptedCharField(max_length=20)
    card_last4 = models.CharField(max_length=4)
    card_token = models.CharField(max_length=64)


class Player(models.Model):
    card = models.CharField(max_length=2)  # of a game
