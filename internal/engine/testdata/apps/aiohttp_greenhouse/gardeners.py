"""Gardeners are in the directory of the company."""
import asyncio

from ldap3 import Connection, Server
from ldap3.utils.conv import escape_filter_chars


def _look_up(address, login):
    with Connection(Server(address), auto_bind=True) as directory:
        directory.search("ou=people,dc=greenhouse", "(uid=%s)" % login)  # want ldap-injection
        return [str(e.cn) for e in directory.entries]


def _look_up_escaped(address, login):
    with Connection(Server(address), auto_bind=True) as directory:  # safe: the address is not the login
        directory.search("ou=people,dc=greenhouse", "(uid=%s)" % escape_filter_chars(login))  # safe: escaped
        return [str(e.cn) for e in directory.entries]


async def look_up(login):
    return await asyncio.to_thread(_look_up, "ldaps://dir.example", login)


async def look_up_escaped(login):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, _look_up_escaped, "ldaps://dir.example", login)
