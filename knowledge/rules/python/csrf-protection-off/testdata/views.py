import tornado.web
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from flask import Flask
from flask_wtf import CSRFProtect, FlaskForm
from pyramid.view import view_config

app = Flask(__name__)
csrf = CSRFProtect(app)


@csrf_exempt  # want csrf-protection-off
def transfer(request):
    return request.POST["amount"]


@csrf_protect
def delete(request):
    return request.POST["id"]


@csrf_exempt
def stripe_webhook(request):
    return request.body


@csrf_exempt
def health_check(request):
    return "ok"


def configure():
    app.config["WTF_CSRF_ENABLED"] = False  # want csrf-protection-off


def configure_jwt():
    app.config.update(JWT_COOKIE_CSRF_PROTECT=False)  # want csrf-protection-off


def configure_well():
    app.config["WTF_CSRF_ENABLED"] = True
    app.config["WTF_CSRF_TIME_LIMIT"] = None


def form():
    return FlaskForm(meta={"csrf": False})  # want csrf-protection-off


def form_well():
    return FlaskForm(meta={"locales": ["de"]})


def exempt_view():
    csrf.exempt(change_password)  # want csrf-protection-off
    csrf.exempt(payment_callback)


def change_password():
    return "done"


def payment_callback():
    return "done"


def tornado_off(handlers):
    return tornado.web.Application(handlers, cookie_secret=make_secret(), xsrf_cookies=False)  # want csrf-protection-off


def tornado_forgotten(handlers):
    return tornado.web.Application(handlers, cookie_secret=make_secret())  # want csrf-protection-off


def tornado_on(handlers):
    return tornado.web.Application(handlers, cookie_secret=make_secret(), xsrf_cookies=True)


def tornado_without_cookies(handlers):
    return tornado.web.Application(handlers)


def make_secret():
    with open("/run/secrets/cookie") as f:
        return f.read()


@view_config(route_name="save", require_csrf=False)  # want csrf-protection-off
def save(request):
    return {}


@view_config(route_name="show")
def show(request):
    return {}


class SearchForm(FlaskForm):
    class Meta:
        csrf = False  # want csrf-protection-off


class OrderForm(FlaskForm):
    class Meta:
        csrf = True

    def total(self):
        return 0
