from django.http import HttpResponse
from django.template import Context, Engine, Template


class NoLoaders(Engine):
    default_builtins = ["django.template.defaultfilters"]


def greeting(request):
    text = Template(request.POST["text"], engine=NoLoaders()).render(Context({"name": "Ada"}))
    return HttpResponse(str(len(text)))


def kept(request, engine=NoLoaders()):
    text = Template(request.POST["text"], engine=engine).render(Context({"name": "Ada"}))
    return HttpResponse(str(len(text)))


def of_the_site(request):
    text = Template(request.POST["text"]).render(Context({"user": request.user}))  # want template-injection
    return HttpResponse(str(len(text)))
