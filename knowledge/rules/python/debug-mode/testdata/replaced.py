# profile: strict
"""What a module makes and replaces before anybody has seen it."""
from starlette.applications import Starlette
from starlette.routing import Route

APP = Starlette(debug=True)
TITLE = "shop"


async def front(request):
    return None

APP = Starlette(routes=[Route("/", front)])

SHOP = Starlette(debug=True)  # want debug-mode
SHOP.add_route("/", front)
SHOP = Starlette(routes=[])

if TITLE:
    SITE = Starlette(debug=True)  # want debug-mode
else:
    SITE = Starlette()
if TITLE == "x":
    SITE = Starlette(routes=[])
