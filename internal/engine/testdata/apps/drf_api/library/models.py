from django.db import models


class Book(models.Model):
    title = models.CharField(max_length=200)
    isbn = models.CharField(max_length=20)
    shelf = models.CharField(max_length=10)
    copies = models.IntegerField(default=1)


class Loan(models.Model):
    book = models.ForeignKey(Book, on_delete=models.CASCADE)
    reader = models.ForeignKey("auth.User", on_delete=models.CASCADE)
    fee = models.IntegerField(default=0)
