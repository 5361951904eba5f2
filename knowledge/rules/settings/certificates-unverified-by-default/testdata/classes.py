"""Classes whose instances are settings."""
from dataclasses import dataclass, field

import requests


@dataclass
class ClientSettings:
    verify_ssl: bool = False  # want certificates-unverified-by-default
    timeout: int = 3


@dataclass
class SafeConfig:
    verify_ssl: bool = field(default=True)


@dataclass
class FetchConfig:
    peers: bool = field(default=False)  # want certificates-unverified-by-default
    strangers: bool = True


@dataclass
class Event:
    verify_ssl: bool = False


def fetch(config: FetchConfig, url):
    return requests.get(url, verify=config.peers, timeout=3)


def fetch_safely(config: FetchConfig, url):
    return requests.get(url, verify=config.strangers, timeout=3)
