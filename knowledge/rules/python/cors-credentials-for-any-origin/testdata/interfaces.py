import aiohttp_cors
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from flask import Flask
from flask_cors import CORS, cross_origin
from litestar.config.cors import CORSConfig
from starlette.middleware import Middleware

ORIGINS = ["https://app.example.com"]
app = FastAPI()
server = Flask(__name__)


def open_to_all():
    app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True, allow_methods=["*"])  # want cors-credentials-for-any-origin


def through_variable():
    origins = ["*"]
    app.add_middleware(CORSMiddleware, allow_origins=origins, allow_credentials=True)  # want cors-credentials-for-any-origin


def any_pattern():
    app.add_middleware(CORSMiddleware, allow_origin_regex=".*", allow_credentials=True)  # want cors-credentials-for-any-origin


def known_origins():
    app.add_middleware(CORSMiddleware, allow_origins=ORIGINS, allow_credentials=True)


def without_credentials():
    app.add_middleware(CORSMiddleware, allow_origins=["*"])


def configured(settings):
    app.add_middleware(CORSMiddleware, allow_origins=settings.origins, allow_credentials=True)


def as_list():
    return [Middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)]  # want cors-credentials-for-any-origin


def flask_all():
    CORS(server, supports_credentials=True)  # want cors-credentials-for-any-origin


def flask_star():
    CORS(server, origins="*", supports_credentials=True)  # want cors-credentials-for-any-origin


def flask_known():
    CORS(server, origins=ORIGINS, supports_credentials=True)


def flask_resources():
    CORS(server, resources={r"/api/*": {"origins": ORIGINS}}, supports_credentials=True)


def flask_public():
    CORS(server)


def litestar_all():
    return CORSConfig(allow_origins=["*"], allow_credentials=True)  # want cors-credentials-for-any-origin


def litestar_known():
    return CORSConfig(allow_origins=ORIGINS, allow_credentials=True)


def aiohttp_all(application):
    aiohttp_cors.setup(application, defaults={"*": aiohttp_cors.ResourceOptions(allow_credentials=True)})  # want cors-credentials-for-any-origin


def aiohttp_known(application):
    aiohttp_cors.setup(application, defaults={"https://a.example.com": aiohttp_cors.ResourceOptions(allow_credentials=True)})


def any_by_pattern(app):
    CORS(app, resources={r"/api/*": {"origins": ".*"}}, supports_credentials=True)  # want cors-credentials-for-any-origin


def one_by_pattern(app):
    CORS(app, resources={r"/api/*": {"origins": r"https://.*\.example\.org"}}, supports_credentials=True)


def as_chosen(enable_cors=False):
    if enable_cors:
        app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)  # safe: the user's choice


def by_default(enable_cors=True):
    if enable_cors:
        app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)  # want cors-credentials-for-any-origin


def otherwise_chosen(verbose):
    if verbose:
        app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)  # want cors-credentials-for-any-origin
