"""Views that are classes: the rows that they reach are said in their bodies."""
from django.contrib.auth.mixins import LoginRequiredMixin, UserPassesTestMixin
from django.db import models
from django.views.generic import DetailView, DeleteView, UpdateView
from rest_framework import viewsets
from rest_framework.permissions import AllowAny, IsAdminUser, IsAuthenticated


class Letter(models.Model):
    sender = models.ForeignKey("auth.User", on_delete=models.CASCADE)
    text = models.TextField()


class Notice(models.Model):
    author = models.ForeignKey("auth.User", on_delete=models.CASCADE)
    text = models.TextField()


def outbox(request):
    return Letter.objects.filter(sender=request.user)


class LetterView(LoginRequiredMixin, DetailView):
    model = Letter  # want object-of-other-user


class LetterEdit(LoginRequiredMixin, UpdateView):
    fields = ["text"]
    queryset = Letter.objects.all()  # want object-of-other-user


class OwnLetter(LoginRequiredMixin, DetailView):
    model = Letter

    def get_queryset(self):
        return super().get_queryset().filter(sender=self.request.user)


class CheckedLetter(UserPassesTestMixin, DeleteView):
    model = Letter

    def test_func(self):
        return self.get_object().sender_id == self.request.user.id


class NoticeView(LoginRequiredMixin, DetailView):
    model = Notice  # for everybody: nothing narrows them


class OpenLetter(DetailView):
    model = Letter  # there are no users here


class LetterSet(viewsets.ModelViewSet):
    queryset = Letter.objects.all()  # want object-of-other-user
    permission_classes = [IsAuthenticated]


class AllLetters(viewsets.ReadOnlyModelViewSet):
    queryset = Letter.objects.all()
    permission_classes = [IsAdminUser]


class PublicLetters(viewsets.ReadOnlyModelViewSet):
    queryset = Letter.objects.all()
    permission_classes = [AllowAny]


class IsSender:
    def has_object_permission(self, request, view, letter):
        return letter.sender_id == request.user.id


class SenderLetters(viewsets.ModelViewSet):
    queryset = Letter.objects.all()
    permission_classes = [IsAuthenticated, IsSender]
