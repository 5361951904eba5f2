"""Fields are checked whether or not the view reads them."""
import re

from fastapi import FastAPI
from pydantic import BaseModel, field_validator

SEAL = re.compile(r"^(([A-Z]+)*\d*)+-SEAL$")  # want regex-backtracking
PLATE = re.compile(r"^(([A-Z]+)*\d*)+-PLATE$")
CODE = re.compile(r"^[A-Z]{4}\d{7}$")
app = FastAPI()


class Shipment(BaseModel):
    seal: str = ""
    code: str = ""
    weight: int = 0

    @field_validator("seal")
    @classmethod
    def check_seal(cls, value: str) -> str:
        if value and not SEAL.match(value):
            raise ValueError("no seal")
        return value

    @field_validator("code")
    @classmethod
    def check_code(cls, value: str) -> str:
        if not CODE.match(value):
            raise ValueError("no code")
        return value


class Own(BaseModel):
    plate: str

    @field_validator("plate")
    @classmethod
    def check_plate(cls, value: str) -> str:
        if not PLATE.match(value):
            raise ValueError("no plate")
        return value


@app.post("/shipments")
async def create(shipments: list[Shipment]):
    return len(shipments)


def parked():
    return Own(plate="B-1-PLATE")
