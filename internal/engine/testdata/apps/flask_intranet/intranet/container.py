from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import psycopg2
import psycopg2.extras

from .documents import DocumentStore
from .employees import EmployeeRepository
from .gateway import Gateway


@dataclass(frozen=True)
class Settings:
    dsn: str
    documents: Path
    gateway: str = "https://gateway.internal.example"


class Container:
    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    @classmethod
    def from_environment(cls) -> Container:
        return cls(Settings(os.environ["DSN"], Path(os.environ["DOCUMENTS"])))

    @cached_property
    def connection(self) -> psycopg2.extensions.connection:
        return psycopg2.connect(self.settings.dsn)

    @property
    def employees(self) -> EmployeeRepository:
        return EmployeeRepository(self.connection)

    @property
    def documents(self) -> DocumentStore:
        return DocumentStore(self.settings.documents)

    @property
    def gateway(self) -> Gateway:
        return Gateway(self.settings.gateway)
