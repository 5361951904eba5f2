import os

from robyn import Request, Response, Robyn, SubRouter, WebSocket, jsonify

app = Robyn(__file__)
sub = SubRouter(__name__, prefix="/sub")
websocket = WebSocket(app, "/ws")


@app.get("/x/:name")
async def x(request):
    os.system("x " + request.path_params["name"])  # want command-injection
    os.system("x " + request.path_params.get("name"))  # want command-injection
    return "ok"


@app.post("/y")
def y(request: Request):
    data = request.json()
    os.system("x " + data["a"])  # want command-injection
    os.system("x " + request.body)  # want command-injection
    os.system("x " + request.query_params.get("q", None))  # want command-injection
    os.system("x " + request.headers.get("q"))  # want command-injection
    return {"a": 1}


@sub.get("/z/:id")
def z(path_params, query_params):
    os.system("x " + path_params["id"])  # want command-injection
    os.system("x " + query_params.get("id"))  # want command-injection
    return ""


@websocket.on("message")
async def message(ws, msg, global_dependencies):
    os.system("x " + msg)  # want command-injection
    return ""


@app.before_request("/x")
async def before(request: Request):
    os.system("x " + request.headers.get("x"))  # want command-injection
    return request


app.include_router(sub)
app.start(port=8080)
