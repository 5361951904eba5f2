"""Pyramid's check of a request's origin."""
from pyramid.config import Configurator
from pyramid.view import view_config


def main():
    config = Configurator()
    config.set_default_csrf_options(require_csrf=True, check_origin=False)  # want csrf-protection-off
    config.set_default_csrf_options(require_csrf=True)
    return config


@view_config(route_name="paid", check_origin=False)  # want csrf-protection-off
def paid(request):
    return {}


@view_config(route_name="shown")
def shown(request):
    return {}
