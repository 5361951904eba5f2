"""What a model's annotations and validators let pass."""
import os
from enum import Enum
from typing import Annotated, Literal
from urllib.parse import urlparse

import httpx
from fastapi import Depends, FastAPI
from fastapi.security import HTTPBearer
from pydantic import AfterValidator, BaseModel, Field, HttpUrl, IPvAnyAddress, StringConstraints, constr, field_validator, model_validator

app = FastAPI(dependencies=[Depends(HTTPBearer())])
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z]+$")]
Short = Annotated[str, StringConstraints(max_length=10)]
Word = constr(pattern=r"^[a-z]+$")


def plain(value: str) -> str:
    if not value.isalnum():
        raise ValueError("not plain")
    return value


def noted(value: str) -> str:
    if not value.isalnum():
        print("not plain")
    return value


class Kind(Enum):
    A = "a"


class InField(BaseModel):
    n: str = Field(pattern=r"^[a-z]+$")


@app.post("/InField")
def take_infield(x: InField):
    os.system(f"echo {x.n}")
    return {}


class InAnnotated(BaseModel):
    n: Annotated[str, Field(pattern=r"^[a-z]+$")]


@app.post("/InAnnotated")
def take_inannotated(x: InAnnotated):
    os.system(f"echo {x.n}")
    return {}


class Constrained(BaseModel):
    n: Annotated[str, StringConstraints(pattern=r"^[a-z]+$")]


@app.post("/Constrained")
def take_constrained(x: Constrained):
    os.system(f"echo {x.n}")
    return {}


class Called(BaseModel):
    n: constr(pattern=r"^[a-z]+$")


@app.post("/Called")
def take_called(x: Called):
    os.system(f"echo {x.n}")
    return {}


class Aliased(BaseModel):
    n: Slug


@app.post("/Aliased")
def take_aliased(x: Aliased):
    os.system(f"echo {x.n}")
    return {}


class AliasedCall(BaseModel):
    n: Word


@app.post("/AliasedCall")
def take_aliasedcall(x: AliasedCall):
    os.system(f"echo {x.n}")
    return {}


class Checked(BaseModel):
    n: Annotated[str, AfterValidator(plain)]


@app.post("/Checked")
def take_checked(x: Checked):
    os.system(f"echo {x.n}")
    return {}


class Address(BaseModel):
    n: IPvAnyAddress


@app.post("/Address")
def take_address(x: Address):
    os.system(f"echo {x.n}")
    return {}


class OfEnum(BaseModel):
    n: Kind


@app.post("/OfEnum")
def take_ofenum(x: OfEnum):
    os.system(f"echo {x.n}")
    return {}


class OfLiteral(BaseModel):
    n: Literal["a", "b"]


@app.post("/OfLiteral")
def take_ofliteral(x: OfLiteral):
    os.system(f"echo {x.n}")
    return {}


class ByValidator(BaseModel):
    n: str

    @field_validator("n")
    @classmethod
    def check(cls, value):
        return plain(value)


@app.post("/ByValidator")
def take_byvalidator(x: ByValidator):
    os.system(f"echo {x.n}")
    return {}


class Completed(BaseModel):
    n: str

    @model_validator(mode="after")
    def check(self):
        if not self.n.isalnum():
            raise ValueError("not plain")
        return self


@app.post("/Completed")
def take_completed(x: Completed):
    os.system(f"echo {x.n}")
    return {}


class LengthOnly(BaseModel):
    n: Annotated[str, StringConstraints(min_length=1)]


@app.post("/LengthOnly")
def take_lengthonly(x: LengthOnly):
    os.system(f"echo {x.n}")  # want command-injection
    return {}


class OpenEnd(BaseModel):
    n: constr(pattern=r"^[a-z]+")


@app.post("/OpenEnd")
def take_openend(x: OpenEnd):
    os.system(f"echo {x.n}")  # want command-injection
    return {}


class AliasedShort(BaseModel):
    n: Short


@app.post("/AliasedShort")
def take_aliasedshort(x: AliasedShort):
    os.system(f"echo {x.n}")  # want command-injection
    return {}


class NotedOnly(BaseModel):
    n: Annotated[str, AfterValidator(noted)]


@app.post("/NotedOnly")
def take_notedonly(x: NotedOnly):
    os.system(f"echo {x.n}")  # want command-injection
    return {}


class OtherField(BaseModel):
    n: str
    m: str

    @field_validator("m")
    @classmethod
    def check(cls, value):
        return plain(value)


@app.post("/OtherField")
def take_otherfield(x: OtherField):
    os.system(f"echo {x.n}")  # want command-injection
    return {}


class OtherCompleted(BaseModel):
    n: str
    m: str

    @model_validator(mode="after")
    def check(self):
        if not self.m.isalnum():
            raise ValueError("not plain")
        return self


@app.post("/OtherCompleted")
def take_othercompleted(x: OtherCompleted):
    os.system(f"echo {x.n}")  # want command-injection
    return {}


@app.post("/alias")
def alias(n: Slug):
    os.system(f"echo {n}")
    return {}


@app.post("/short")
def short(n: Short):
    os.system(f"echo {n}")  # want command-injection
    return {}


@app.post("/checked")
def checked(n: Annotated[str, AfterValidator(plain)]):
    os.system(f"echo {n}")
    return {}


@app.post("/noted")
def only_noted(n: Annotated[str, AfterValidator(noted)]):
    os.system(f"echo {n}")  # want command-injection
    return {}


class Hosted(BaseModel):
    url: HttpUrl

    @field_validator("url")
    @classmethod
    def check(cls, value):
        if value.host not in {"example.org"}:
            raise ValueError("host")
        return value


@app.post("/hosted")
def hosted(x: Hosted):
    return httpx.get(str(x.url)).status_code


class Parsed(BaseModel):
    url: str

    @field_validator("url")
    @classmethod
    def check(cls, value):
        if urlparse(value).hostname not in {"example.org"}:
            raise ValueError("host")
        return value


@app.post("/parsed")
def parsed(x: Parsed):
    return httpx.get(x.url).status_code


class OfScheme(BaseModel):
    url: HttpUrl

    @field_validator("url")
    @classmethod
    def check(cls, value):
        if value.scheme not in {"https"}:
            raise ValueError("scheme")
        return value


@app.post("/scheme")
def scheme(x: OfScheme):
    return httpx.get(str(x.url)).status_code  # want server-side-request-forgery
