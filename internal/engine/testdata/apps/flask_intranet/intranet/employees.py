from __future__ import annotations

from abc import ABC, abstractmethod
from contextlib import contextmanager
from dataclasses import dataclass, fields
from enum import Enum
from typing import Any, Callable, Generic, Iterator, NamedTuple, Sequence, TypeVar

from psycopg2 import sql
from psycopg2.extras import RealDictCursor

T = TypeVar("T")


class Order(Enum):
    NAME = "name"
    JOINED = "joined"


@dataclass
class Criteria:
    name: str | None = None
    department: str | None = None
    order: Order = Order.NAME
    raw_order: str = "name"


class Employee(NamedTuple):
    id: int
    name: str


class Repository(ABC, Generic[T]):
    def __init__(self, connection) -> None:
        self._connection = connection

    @property
    @abstractmethod
    def table(self) -> str: ...

    @abstractmethod
    def make(self, row: dict[str, Any]) -> T: ...

    @contextmanager
    def _cursor(self) -> Iterator[RealDictCursor]:
        with self._connection.cursor(cursor_factory=RealDictCursor) as cursor:
            yield cursor

    def _select(self, where: str, parameters: Sequence[Any], order: str) -> list[T]:
        statement = f"SELECT * FROM {self.table} WHERE {where} ORDER BY {order}"
        with self._cursor() as cursor:
            cursor.execute(statement, parameters)  # want sql-injection
            return [self.make(row) for row in cursor]

    def get(self, key: int) -> T | None:
        with self._cursor() as cursor:
            cursor.execute(f"SELECT * FROM {self.table} WHERE id = %s", (key,))  # safe: a parameter
            row = cursor.fetchone()
        return self.make(row) if row else None


class EmployeeRepository(Repository[Employee]):
    table = "employees"

    def make(self, row):
        return Employee(row["id"], row["name"])

    def find(self, criteria: Criteria) -> list[Employee]:
        clauses, parameters = ["active"], []
        if criteria.name:
            clauses.append("name ILIKE %s")
            parameters.append(f"%{criteria.name}%")
        if criteria.department:
            clauses.append("department = %s")
            parameters.append(criteria.department)
        return self._select(" AND ".join(clauses), parameters, criteria.order.value)

    def find_ordered(self, criteria: Criteria) -> list[Employee]:
        return self._select("active", [], criteria.raw_order)

    def find_composed(self, column: str, value: str) -> list[Employee]:
        query = sql.SQL("SELECT * FROM employees WHERE {} = %s").format(sql.Identifier(column))
        with self._cursor() as cursor:
            cursor.execute(query, [value])  # safe: composed by psycopg2
            return [self.make(row) for row in cursor]

    def in_department(self, names: list[str]) -> list[Employee]:
        quoted = ", ".join("'" + name + "'" for name in names)
        with self._cursor() as cursor:
            cursor.execute("SELECT * FROM employees WHERE department IN (" + quoted + ")")  # want sql-injection
            return list(map(self.make, cursor.fetchall()))

    def in_departments(self, names: list[str]) -> list[Employee]:
        marks = ", ".join(["%s"] * len(names))
        with self._cursor() as cursor:
            cursor.execute("SELECT * FROM employees WHERE department IN (" + marks + ")", names)  # safe: parameters
            return list(map(self.make, cursor.fetchall()))
