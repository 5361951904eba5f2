"""Tools of an MCP server."""
import os

from mcp.server.fastmcp import FastMCP

server = FastMCP("notes")
NOTES = "/srv/notes"


def place(name):
    return os.path.join(NOTES, name)


def inside(name):
    base = os.path.realpath(NOTES)
    path = os.path.realpath(os.path.join(base, name))
    if os.path.commonpath([base, path]) != base:
        raise ValueError(name)
    return path


@server.tool()
def read_note(name: str) -> str:
    with open(place(name)) as f:  # want path-traversal
        return f.read()


@server.tool()
def read_note_inside(name: str) -> str:
    with open(inside(name)) as f:  # safe: checked
        return f.read()


@server.tool()
def read_page(number: int) -> str:
    with open(place(str(number))) as f:  # safe: a number
        return f.read()
