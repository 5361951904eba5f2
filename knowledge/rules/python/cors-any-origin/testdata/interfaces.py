from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from flask import Flask, make_response
from flask_cors import CORS, cross_origin

app = FastAPI()
server = Flask(__name__)


def open_to_all():
    app.add_middleware(CORSMiddleware, allow_origins=["*"])  # want cors-any-origin


def known():
    app.add_middleware(CORSMiddleware, allow_origins=["https://app.example.com"])


def with_credentials():
    app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)


def flask_all():
    CORS(server)  # want cors-any-origin


def flask_known():
    CORS(server, origins=["https://app.example.com"])


@server.get("/")
def header():
    response = make_response("hello")
    response.headers["Access-Control-Allow-Origin"] = "*"  # want cors-any-origin
    return response


@server.get("/known")
def header_known():
    response = make_response("hello")
    response.headers["Access-Control-Allow-Origin"] = "https://app.example.com"
    return response


@server.get("/none")
def header_none():
    return make_response("hello")
