"""Filters that bonsai sends."""
import bonsai
from aiohttp import web
from bonsai import LDAPClient, escape_filter_exp
from bonsai.utils import escape_attribute_value


async def people(flt):
    client = LDAPClient("ldaps://directory.example.org")
    async with client.connect(is_async=True) as conn:
        return await conn.search("ou=people,dc=example,dc=org", bonsai.LDAPSearchScope.SUBTREE, flt, ["cn"])


async def crew(request):
    found = await people(f"(cn={request.query['name']}*)")  # want ldap-injection
    return web.json_response([e["cn"][0] for e in found])


async def captains(request):
    found = await people(f"(cn={escape_filter_exp(request.query['name'])}*)")
    return web.json_response([e["cn"][0] for e in found])


def pages(request):
    with LDAPClient("ldaps://directory.example.org").connect() as conn:
        found = conn.paged_search("dc=example,dc=org", 2, filter_exp="(uid=" + request.query["uid"] + ")")  # want ldap-injection
        conn.delete("uid=" + escape_attribute_value(request.query["uid"]) + ",dc=example,dc=org")
        conn.delete("uid=" + request.query["uid"] + ",dc=example,dc=org")  # want ldap-injection
    return web.json_response(len(found))


app = web.Application()
app.router.add_get("/crew", crew)
app.router.add_get("/captains", captains)
app.router.add_get("/pages", pages)
