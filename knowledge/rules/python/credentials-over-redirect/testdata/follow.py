from copy import copy
from urllib.parse import urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, Request

import requests

REDIRECTS = (301, 302, 303, 307, 308)


def fetch(url, headers):
    for _ in range(5):
        answer = requests.get(url, headers=headers, allow_redirects=False, timeout=5)  # want credentials-over-redirect
        if answer.status_code not in (301, 302, 307):
            return answer
        url = urljoin(url, answer.headers["Location"])


def fetch_compared(url, headers):
    for _ in range(5):
        answer = requests.get(url, headers=headers, allow_redirects=False, timeout=5)
        if answer.status_code not in (301, 302, 307):
            return answer
        target = urljoin(url, answer.headers["Location"])
        if urlsplit(target).netloc != urlsplit(url).netloc:
            headers = {k: v for k, v in headers.items() if k.lower() != "authorization"}
        url = target


def fetch_agent(url):
    for _ in range(5):
        answer = requests.get(url, headers={"User-Agent": "mirror/1"}, allow_redirects=False, timeout=5)
        if answer.status_code not in (301, 302, 307):
            return answer
        url = urljoin(url, answer.headers["Location"])


def with_key(url, key):
    answer = requests.get(url, headers={"Authorization": "Bearer " + key}, allow_redirects=False, timeout=5)
    if answer.status_code == 302:
        return requests.get(answer.headers.get("location"), headers={"Authorization": "Bearer " + key}, timeout=5)  # want credentials-over-redirect
    return answer


def without_key(url, key):
    answer = requests.get(url, headers={"Authorization": "Bearer " + key}, allow_redirects=False, timeout=5)
    if answer.status_code == 302:
        return requests.get(answer.headers.get("location"), timeout=5)
    return answer


class Pool:
    def __init__(self, headers=None):
        self.headers = headers

    def connect(self, host):
        raise NotImplementedError

    def urlopen(self, method, url, redirect=True, **kw):
        connection = self.connect(urlsplit(url).netloc)
        kw.setdefault("headers", self.headers)
        response = connection.urlopen(method, url, **kw)
        location = redirect and response.get_redirect_location()
        if not location:
            return response
        return self.urlopen(method, urljoin(url, location), **kw)  # want credentials-over-redirect


class CarefulPool(Pool):
    def urlopen(self, method, url, redirect=True, **kw):
        connection = self.connect(urlsplit(url).netloc)
        kw.setdefault("headers", self.headers)
        response = connection.urlopen(method, url, **kw)
        location = redirect and response.get_redirect_location()
        if not location:
            return response
        if not connection.is_same_host(location):
            for name in ("Authorization", "Cookie"):
                kw["headers"].pop(name, None)
        return self.urlopen(method, urljoin(url, location), **kw)


def origin(url):
    return urlsplit(url)[:2]


class Session:
    def send(self, request, **settings):
        raise NotImplementedError

    def follow(self, response, request):
        while "location" in response.headers and response.status_code in REDIRECTS:
            prepared = request.copy()
            prepared.url = urljoin(response.url, response.headers["location"])  # want credentials-over-redirect
            response = self.send(prepared, stream=True)
        return response

    def follow_rebuilt(self, response, request):
        while "location" in response.headers and response.status_code in REDIRECTS:
            prepared = request.copy()
            prepared.url = urljoin(response.url, response.headers["location"])
            self.authenticate(prepared, response)
            response = self.send(prepared, stream=True)
        return response

    def authenticate(self, prepared, response):
        if origin(prepared.url) != origin(response.url):
            del prepared.headers["Authorization"]

    def shallow(self, response, request):
        if response.code in (301, 302):
            new_request = copy(request)
            new_request.url = response.headers["Location"]  # want credentials-over-redirect
            return self.send(new_request)
        return response

    def same_server(self, response, request, connection):
        if response.code in (301, 302):
            parts = urlsplit(response.headers["Location"])
            return connection.request("GET", parts.path, headers=request.headers)
        return response


class Middleware:
    def process_response(self, request, response, spider):
        if response.status not in (301, 302):
            return response
        target = urljoin(request.url, response.headers["Location"])
        if response.status == 301:
            return request.replace(url=target)  # want credentials-over-redirect
        return self.redirected(request, target)

    def redirected(self, request, url):
        return request.replace(url=url, method="GET", body="")


class OtherMiddleware:
    def process_response(self, request, response, spider):
        if response.status not in (301, 302):
            return response
        target = urljoin(request.url, response.headers["Location"])
        return self.asked_again(request, target)

    def asked_again(self, request, url):
        again = request.replace(url=url, method="GET", body="")
        old, new = urlsplit(request.url), urlsplit(url)
        if old.hostname != new.hostname or old.scheme != new.scheme:
            again.headers.pop("Authorization", None)
        return again

    def redirect_in_the_clear(self, request, url):
        again = request.replace(url=url, method="GET", body="")
        if urlsplit(url).hostname != urlsplit(request.url).hostname:  # want credentials-over-redirect
            again.headers.pop("Authorization", None)
        return again


class Rebuilding:
    def rebuild_auth(self, prepared, response):
        """Credentials are for one host."""
        headers, url = prepared.headers, prepared.url
        if "Authorization" in headers and response.is_redirect:
            if urlsplit(response.request.url).hostname != urlsplit(url).hostname:  # want credentials-over-redirect
                del headers["Authorization"]

    def follow(self, resp, req):
        while "location" in resp.headers and resp.status_code in REDIRECTS:
            prepared = req.copy()
            url = resp.headers["location"]
            if not urlsplit(url).netloc:
                url = urljoin(resp.url, url)
            else:
                url = url.strip()
            prepared.url = url
            self.rebuild_auth(prepared, resp)
            resp = self.send(prepared)
        return resp

    def follow_all(self, resp, req):
        while "location" in resp.headers and resp.status_code in REDIRECTS:
            prepared = req.copy()
            url = resp.headers["location"]
            if not urlsplit(url).netloc:
                url = urljoin(resp.url, url)
            else:
                url = url.strip()
            prepared.url = url  # want credentials-over-redirect
            resp = self.send(prepared)
        return resp

    def send(self, prepared):
        raise NotImplementedError


class Keep(HTTPRedirectHandler):
    def redirect_request(self, req, fp, code, msg, headers, newurl):
        return Request(newurl, headers=req.headers, method=req.get_method())  # want credentials-over-redirect


class Plain(HTTPRedirectHandler):
    def redirect_request(self, req, fp, code, msg, headers, newurl):
        return Request(newurl, headers={"User-Agent": "mirror/1"})


def created(client, body, headers):
    """What is made is asked for where it is: no redirect."""
    answer = client.post("/jobs", json=body, headers=headers)
    return client.get(answer.headers["Location"], headers=headers)


def of_own(base, url, headers):
    answer = requests.get(url, headers=headers, allow_redirects=False, timeout=5)
    if answer.status_code == 302:
        target = answer.headers["Location"]
        if not target.startswith(base):
            raise ValueError(target)
        return requests.get(target, headers=headers, timeout=5)
    return answer


class Retry:
    REMOVED_ON_REDIRECT = frozenset(["Authorization"])  # want credentials-over-redirect


class CarefulRetry:
    REMOVED_ON_REDIRECT = frozenset(["Cookie", "Authorization"])
    SIGNED_HEADERS = ["authorization", "date"]


def redirected_without_cookies(request, url):
    again = request.replace(url=url)
    if urlsplit(url).netloc != urlsplit(request.url).netloc:  # want credentials-over-redirect
        again.headers.pop("Cookie", None)
    return again


def redirected_without_both(request, url):
    again = request.replace(url=url)
    old, new = urlsplit(request.url), urlsplit(url)
    if old.netloc != new.netloc or old.scheme != new.scheme:
        again.headers.pop("Cookie", None)
        again.headers.pop("Authorization", None)
    return again


def redirected_as_nobody(session, response, method, **kwargs):
    if response.status_code != 302:
        return response
    location = response.headers["location"]
    return session.request(location, method, authenticated=False, **kwargs)


def redirected_as_somebody(session, response, method, **kwargs):
    if response.status_code != 302:
        return response
    location = response.headers["location"]
    return session.request(location, method, authenticated=True, **kwargs)  # want credentials-over-redirect


def offered(client, metadata, entity, binding, headers):
    """Where a service is, as its metadata say; the answer sends the browser there."""
    services = metadata.single_sign_on_service(entity, binding)
    dest = services[0]["location"]
    request = client.request(dest, headers=headers)
    return client.redirect(request)


def asked_in_two_parts(http, url, headers):
    answer = http.request(url, headers=headers)
    if answer[0].status == 302:
        return http.request(answer[0]["location"], headers=headers)  # want credentials-over-redirect
    return answer
