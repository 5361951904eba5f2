# profile: default
# A constant of a class that one which derives from it changes, and that a method of the first one goes by.
import requests


class Client:
    checked = True

    def get(self, url):
        return requests.get(url, verify=self.checked, timeout=3)


class Lax(Client):
    checked = False


def rates():
    return Client().get("https://rates.example.com/latest").text


def weather():
    return Lax().get("https://weather.example.com/now").text  # want certificate-not-verified
