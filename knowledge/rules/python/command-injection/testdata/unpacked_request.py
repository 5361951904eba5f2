"""What is unpacked of a request is a client's, field by field."""
import os
import re
from dataclasses import dataclass

import attrs
from pydantic import BaseModel
from sanic import Blueprint, json

bp = Blueprint("jobs")


class Job(BaseModel):
    name: str
    count: int


@dataclass
class Note:
    name: str


class Plain:
    def __init__(self, name):
        self.name = name


@attrs.define
class Ticket:
    name: str
    number: int = attrs.field(converter=int)
    queue: str = attrs.field(validator=attrs.validators.in_(["fast", "slow"]))
    slug: str = attrs.field(validator=[attrs.validators.instance_of(str), attrs.validators.matches_re(r"[a-z]+")])
    loose: str = attrs.field(validator=attrs.validators.matches_re(r".+"))
    begun: str = attrs.field(validator=attrs.validators.matches_re(r"[a-z]+", func=re.match))


@bp.post("/job")
async def job(request):
    made = Job(**request.json)
    os.system("echo " + made.name)  # want command-injection
    os.system(f"sleep {made.count}")
    return json({})


@bp.post("/checked")
async def checked(request):
    os.system("echo " + Job.model_validate(request.json).name)  # want command-injection
    return json({})


@bp.post("/note")
async def note(request):
    os.system("echo " + Note(**request.json).name)  # want command-injection
    return json({})


@bp.post("/plain")
async def plain(request):
    os.system("echo " + Plain(**request.json).name)  # want command-injection
    return json({})


@bp.post("/ticket")
async def ticket(request):
    made = Ticket(**request.json)
    os.system("echo " + made.name)  # want command-injection
    os.system(f"echo {made.number}")
    os.system("echo " + made.queue)
    os.system("echo " + made.slug)
    os.system("echo " + made.loose)  # want command-injection
    os.system("echo " + made.begun)  # want command-injection
    return json({})
