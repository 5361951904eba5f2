import os
import sqlite3
from concurrent import futures

import grpc

import shop_pb2
import shop_pb2_grpc
from gen import other_pb2, other_pb2_grpc
from gen.other_pb2_grpc import OtherServicer


class Shop(shop_pb2_grpc.ShopServicer):
    def __init__(self, db):
        self.db = db

    def Search(self, request, context):
        self.db.execute("select * from t where name = '%s'" % request.name)  # want sql-injection
        return shop_pb2.Reply()

    async def Stream(self, request_iterator, context):
        async for r in request_iterator:
            os.system("x " + r.cmd)  # want command-injection

    def Meta(self, request, context):
        md = dict(context.invocation_metadata())
        os.system("x " + md["agent"])  # want command-injection
        try:
            os.remove("/srv/x")
        except Exception as e:
            context.abort(grpc.StatusCode.INTERNAL, str(e))  # want exception-exposure
        try:
            os.remove("/srv/x")
        except Exception as e:
            context.set_details(str(e))  # want exception-exposure


class Other(OtherServicer):
    def Run(self, req, ctx):
        self._run(req.cmd)
        return other_pb2.Reply(message=req.cmd)

    def _run(self, cmd):
        os.system("x " + cmd)  # want command-injection

    def Upload(self, stream, ctx):
        for chunk in stream:
            open("/srv/" + chunk.filename, "ab").write(chunk.data)  # want path-traversal


def serve():
    server = grpc.server(futures.ThreadPoolExecutor(max_workers=10))
    shop_pb2_grpc.add_ShopServicer_to_server(Shop(sqlite3.connect("x.db")), server)
    other_pb2_grpc.add_OtherServicer_to_server(Other(), server)
    server.add_insecure_port("[::]:50051")
    server.start()
