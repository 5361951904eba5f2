from pydantic import BaseModel, Field


class Extractor:
    _TESTS = [
        {
            "url": "https://video.example.org/launch/eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJ4In0.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg",
            "params": {"video_password": "100600"},
        }
    ]
    _API_KEY = "2RRtuMHx95aNI1Kvtn2rChEuwsCogUd4samGPjLh"  # want hard-coded-credential
    PARAMS = {"password": "dsUBXUcI"}  # want hard-coded-credential


class Secret(BaseModel):
    value: str = Field(examples=["hunter2", {"username": "johndoe", "password": "s3cr3t"}])
    other: str = Field(default={"password": "s3cr3t"})  # want hard-coded-credential


SCHEMA = {"password": "string", "hostname": "string"}
