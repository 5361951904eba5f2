from django import forms

from .models import Profile, Ticket


class SearchForm(forms.Form):
    words = forms.CharField(max_length=100)
    order = forms.ChoiceField(choices=[("created", "Date"), ("subject", "Subject")], required=False)
    page = forms.IntegerField(required=False)


class TicketForm(forms.ModelForm):
    class Meta:
        model = Ticket
        fields = ["subject", "text", "tag"]


class ProfileForm(forms.ModelForm):
    class Meta:
        model = Profile
        fields = ["signature"]


class UploadForm(forms.Form):
    file = forms.FileField()
    title = forms.CharField()
