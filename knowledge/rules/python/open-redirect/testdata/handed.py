"""What the program puts among the arguments of a view is no part of the address."""
from django.shortcuts import get_object_or_404, redirect
from django.views import View

from .models import Shop


class ShopView(View):
    def dispatch(self, request, *args, **kwargs):
        kwargs["shop"] = get_object_or_404(Shop, pk=kwargs["pk"])
        kwargs["next"] = request.GET.get("next")
        return super().dispatch(request, *args, **kwargs)


class Leave(ShopView):
    def get(self, request, *args, **kwargs):
        return redirect(kwargs["shop"].address)

    def post(self, request, *args, **kwargs):
        return redirect(kwargs["next"])  # want open-redirect

    def put(self, request, *args, **kwargs):
        return redirect(kwargs["path"])  # want open-redirect


def with_shop(view):
    def wrapped(self, request, *args, **kwargs):
        shop = get_object_or_404(Shop, pk=kwargs["pk"])
        return view(self, request, *args, **kwargs, shop=shop)
    return wrapped


def normal(view):
    def wrapped(self, request, *args, **kwargs):
        path = kwargs.pop("path").strip()
        return view(self, request, *args, path=path, **kwargs)
    return wrapped


class Enter(View):
    @with_shop
    def get(self, request, *args, **kwargs):
        shop = kwargs.get("shop")
        return redirect(shop.address)

    @with_shop
    def put(self, request, *args, **kwargs):
        return redirect(kwargs.get("path"))  # want open-redirect

    @normal
    def post(self, request, *args, **kwargs):
        return redirect(kwargs["path"])  # want open-redirect
