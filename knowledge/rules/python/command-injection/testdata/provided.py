import subprocess
import typing

from fastapi import APIRouter, Depends

api = APIRouter()
T = typing.TypeVar("T")


class Provider(typing.Generic[T]):
    def __init__(self):
        self.value = None

    def __call__(self):
        return self.value


class Settings:
    command = ["report"]


settings = Provider[Settings]()


def configured(own: Settings = Depends(settings)):
    return own.command


@api.get("/report")
def report(name: str, command: list = Depends(configured)):
    return subprocess.run(command + [name])


@api.get("/run")
def run(program: str, command: list = Depends(configured)):
    return subprocess.run([program] + command)  # want command-injection
