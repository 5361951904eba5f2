import shlex
import subprocess

from django.db import models
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path


class Picture(models.Model):
    title = models.CharField(max_length=80)
    file_name = models.CharField(max_length=200)
    folder = models.CharField(max_length=200)
    width = models.IntegerField()
    format = models.CharField(max_length=4, choices=[("png", "PNG"), ("jpg", "JPEG")])


def upload(request):
    Picture.objects.create(title=request.POST["title"], file_name=request.FILES["file"].name, width=request.POST["width"],
                           folder="incoming", format=request.POST["format"])
    return HttpResponse("ok")


def rename(request, number):
    picture = get_object_or_404(Picture, pk=number)
    picture.title = request.POST["title"]
    picture.save()
    return HttpResponse("ok")


def shrink(request, number):
    picture = get_object_or_404(Picture, pk=number)
    subprocess.run(f"convert incoming/{picture.file_name} small/{number}.png", shell=True)  # want stored-command-injection
    return HttpResponse("ok")


def nightly():
    for picture in Picture.objects.filter(width__gt=4000):
        subprocess.call("optipng 'incoming/%s'" % picture.file_name, shell=True)  # want stored-command-injection


def label(picture):
    subprocess.check_output("banner " + picture.title, shell=True)  # want stored-command-injection


def label_all():
    for picture in Picture.objects.all():
        label(picture)


# One argument of a list, quoted, a number, a choice, or written by the program.
def shrink_as_list(request, number):
    picture = get_object_or_404(Picture, pk=number)
    subprocess.run(["convert", f"incoming/{picture.file_name}", f"small/{number}.png"])
    return HttpResponse("ok")


def shrink_quoted(request, number):
    picture = get_object_or_404(Picture, pk=number)
    subprocess.run("convert " + shlex.quote(picture.file_name), shell=True)
    return HttpResponse("ok")


def scale():
    for picture in Picture.objects.all():
        subprocess.run(f"convert -resize {picture.width} in.png out.png", shell=True)


def reformat():
    for picture in Picture.objects.all():
        subprocess.run(f"convert in.png out.{picture.format}", shell=True)


def listing():
    for picture in Picture.objects.all():
        subprocess.run(f"ls {picture.folder}", shell=True)


urlpatterns = [path("upload", upload), path("rename/<int:number>", rename), path("shrink/<int:number>", shrink),
               path("list/<int:number>", shrink_as_list), path("quoted/<int:number>", shrink_quoted)]
