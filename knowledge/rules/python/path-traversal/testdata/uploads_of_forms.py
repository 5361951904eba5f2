"""The name of what was uploaded has lost its folders; what a field holds has not."""
import os
import zipfile

from django import forms
from django.http import HttpResponse

ROOT = "/srv/uploads"


class Files(forms.FileField):
    pass


class Upload(forms.Form):
    uploads = Files()
    folder = forms.CharField()


def upload(request):
    form = Upload(request.POST, request.FILES)
    if form.is_valid():
        for file in form.cleaned_data.get("uploads", []):
            with open(os.path.join(ROOT, file.name), "wb") as out:
                out.write(file.read())
    return HttpResponse("")


def into(request):
    form = Upload(request.POST, request.FILES)
    if form.is_valid():
        with open(os.path.join(ROOT, form.cleaned_data["folder"]), "wb") as out:  # want path-traversal
            out.write(b"")
    return HttpResponse("")


class Archive(forms.Form):
    album = forms.FileField()
    name = forms.CharField()


def unpack(request):
    form = Archive(request.POST, request.FILES)
    if form.is_valid():
        with zipfile.ZipFile(form.cleaned_data["album"]) as archive:
            return HttpResponse(str(len(archive.namelist())))
    return HttpResponse("")


def unpack_by_name(request):
    form = Archive(request.POST, request.FILES)
    if form.is_valid():
        with zipfile.ZipFile(os.path.join(ROOT, form.cleaned_data["name"])) as archive:  # want path-traversal
            return HttpResponse(str(len(archive.namelist())))
    return HttpResponse("")
