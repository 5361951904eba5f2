from __future__ import annotations

from urllib.parse import quote, urlencode, urljoin

import requests


class Gateway:
    def __init__(self, base: str) -> None:
        self.base = base
        self.session = requests.Session()

    def _url(self, *parts: str) -> str:
        return "/".join([self.base, *(quote(part, safe="") for part in parts)])

    def room(self, name: str) -> dict:
        return self.session.get(self._url("rooms", name), timeout=5).json()  # safe: the host is the setting's

    def calendar(self, url: str) -> str:
        return self.session.get(urljoin(self.base, url), timeout=5).text  # want server-side-request-forgery

    def weather(self, place: str) -> dict:
        query = urlencode({"q": place})
        return requests.get(f"https://weather.example.com/api?{query}", timeout=5).json()  # safe: the host is fixed
