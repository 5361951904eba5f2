"""What Quart's validators pass, and tasks in its background."""
import os
from enum import Enum

from pydantic import BaseModel
from quart import Quart
from quart_schema import QuartSchema, validate_querystring, validate_request

app = Quart(__name__)
QuartSchema(app)


class Order(str, Enum):
    NAME = "name"
    DATE = "date"


class Query(BaseModel):
    order: Order
    term: str = ""


def export(folder, mode):
    os.system("tar czf /backup/x.tgz " + folder)  # want command-injection
    if mode in ("fast", "slow"):
        os.system("export --" + mode)


@app.get("/search")
@validate_querystring(Query)
async def search(query_args: Query):
    os.system("grep " + query_args.term)  # want command-injection
    os.system("sort " + query_args.order.value)
    return {}


@app.post("/export")
@validate_request(Query)
async def start(data: Query):
    app.add_background_task(export, data.term, mode=data.term)
    return {}
