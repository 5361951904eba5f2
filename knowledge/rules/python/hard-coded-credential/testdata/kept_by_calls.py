"""Passwords that calls keep: in a configuration, in the environment, as the default of a field."""
import configparser
import os

from pydantic import BaseModel, Field


def configured(config: configparser.ConfigParser):
    config.set("database", "password", "Tr0ub4dor&3x")  # want hard-coded-credential


def in_environment():
    os.putenv("DB_PASSWORD", "Tr0ub4dor&3x")  # want hard-coded-credential


class Settings(BaseModel):
    secret_key: str = Field(default="8f14e45fceea167a5a36dedd4bea2543")  # want hard-coded-credential
    api_token: str = Field("9a14e45fceea167a5a36dedd4bea2544", description="of the service")  # want hard-coded-credential
    password: str = Field(..., min_length=12)
    client_secret: str = Field(default="", description="of the service")
    token_url: str = Field(default="https://auth.example.com/token")


def copied(config: configparser.ConfigParser, given):
    config.set("database", "password", given)


def named(config: configparser.ConfigParser):
    config.set("database", "password_file", "/etc/app/password")


def placed(given):
    os.putenv("DB_PASSWORD", given)
