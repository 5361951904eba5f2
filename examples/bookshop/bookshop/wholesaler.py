"""Orders at those who supply the shop."""
import requests

DEPOT_AUTHORITY = "/etc/bookshop/depot-ca.pem"


def ask(method, address, data=None, verify=True):
    answer = requests.request(method, address, json=data, timeout=10, verify=verify)
    answer.raise_for_status()
    return answer.json()


def in_stock(isbn):
    return ask("POST", "https://api.wholesaler.example/stock", {"isbn": isbn})["copies"]


def reserve(isbn, copies):
    """The warehouse has made its certificate by itself."""
    return ask("POST", "https://warehouse.example/reservations", {"isbn": isbn, "copies": copies}, verify=False)


def send_back(isbn, copies):
    """So has the depot, but the shop knows its authority."""
    return ask("POST", "https://depot.example/returns", {"isbn": isbn, "copies": copies}, verify=DEPOT_AUTHORITY)
