"""Patterns of origins, with and without something between the wildcard and the name."""
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from flask import Flask
from flask_cors import CORS
from litestar.config.cors import CORSConfig

app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origin_regex=r"https://.*example\.com", allow_credentials=True)  # want cors-credentials-for-any-origin
app.add_middleware(CORSMiddleware, allow_origin_regex=r"https://(.*)example\.com", allow_credentials=True)  # want cors-credentials-for-any-origin
app.add_middleware(CORSMiddleware, allow_origin_regex=r"https://[a-z.]+example\.com", allow_credentials=True)  # want cors-credentials-for-any-origin
app.add_middleware(CORSMiddleware, allow_origin_regex=r"https://.*\.example\.com", allow_credentials=True)
app.add_middleware(CORSMiddleware, allow_origin_regex=r"https://(.*\.)?example\.com", allow_credentials=True)
app.add_middleware(CORSMiddleware, allow_origin_regex=r"https://[a-z]+\.example\.com(:\d+)?", allow_credentials=True)
app.add_middleware(CORSMiddleware, allow_origin_regex=r"https://.*example\.com")
wrapped = CORSMiddleware(app, allow_origin_regex=r"https?://.*example\.com", allow_credentials=True)  # want cors-credentials-for-any-origin
config = CORSConfig(allow_origin_regex=r"https://.*example\.com", allow_credentials=True)  # want cors-credentials-for-any-origin

site = Flask(__name__)
CORS(site, origins=r"https://.*example\.com$", supports_credentials=True)  # want cors-credentials-for-any-origin
CORS(site, origins=[r"^https://\w+example\.com$"], supports_credentials=True)  # want cors-credentials-for-any-origin
CORS(site, resources={r"/api/*": {"origins": r"https://.*example\.com$"}}, supports_credentials=True)  # want cors-credentials-for-any-origin
CORS(site, origins=[r"^https://\w+\.example\.com$"], supports_credentials=True)
CORS(site, origins=["https://www.example.com", "https://example.com"], supports_credentials=True)
CORS(site, resources={r"/api/*": {"origins": ["https://www.example.com"]}}, supports_credentials=True)
