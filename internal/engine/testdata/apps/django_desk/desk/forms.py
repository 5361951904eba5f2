from django import forms

from .models import Reply, Ticket


class TicketForm(forms.ModelForm):
    class Meta:
        model = Ticket
        fields = "__all__"  # want sensitive-field-writable


class NewTicketForm(forms.ModelForm):
    class Meta:
        model = Ticket
        fields = ["subject", "body"]


class ReplyForm(forms.ModelForm):
    class Meta:
        model = Reply
        fields = ["text"]


class EnclosureForm(forms.Form):
    blob = forms.FileField()
