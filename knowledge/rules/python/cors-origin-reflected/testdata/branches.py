from aiohttp import web


@web.middleware
async def cors(request, handler):
    response = await handler(request)
    origin = request.headers.get("Origin")
    if request.path.startswith("/public/"):
        response.headers["Access-Control-Allow-Origin"] = "*"
    elif request.path.startswith("/orders"):
        response.headers["Access-Control-Allow-Origin"] = origin  # want cors-origin-reflected
        response.headers["Access-Control-Allow-Credentials"] = "true"
    elif origin in request.app["config"].web_origins:
        response.headers["Access-Control-Allow-Origin"] = origin
        response.headers["Access-Control-Allow-Credentials"] = "true"
    return response


@web.middleware
async def cors_after_test(request, handler):
    origin = request.headers.get("Origin")
    if origin not in request.app["config"].web_origins:
        return await handler(request)
    response = await handler(request)
    if request.path.startswith("/orders"):
        response.headers["Access-Control-Allow-Origin"] = origin
        response.headers["Access-Control-Allow-Credentials"] = "true"
    return response


app = web.Application(middlewares=[cors, cors_after_test])
