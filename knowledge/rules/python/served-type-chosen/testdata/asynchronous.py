import tornado.web
from aiohttp import web
from fastapi import FastAPI, UploadFile
from fastapi.responses import FileResponse, Response, StreamingResponse

app = FastAPI()
routes = web.RouteTableDef()


@app.post("/back")
async def back(file: UploadFile):
    return Response(await file.read(), media_type=file.content_type)  # want served-type-chosen


@app.get("/stream")
def stream(kind: str):
    return StreamingResponse(open("/srv/files/report", "rb"), media_type=kind)  # want served-type-chosen


@app.get("/file")
def inline(kind: str):
    return FileResponse("/srv/files/report", media_type=kind)  # want served-type-chosen


@app.get("/download")
def download(kind: str):
    return FileResponse("/srv/files/report", media_type=kind, filename="report")


@routes.get("/answer")
async def answer(request):
    return web.Response(body=b"x", content_type=request.query["type"])  # want served-type-chosen


@routes.get("/plain")
async def plain(request):
    return web.Response(text=request.query["text"], content_type="text/plain")


class Page(tornado.web.RequestHandler):
    def get(self):
        self.set_header("Content-Type", self.get_argument("type"))  # want served-type-chosen
        self.finish(b"x")
