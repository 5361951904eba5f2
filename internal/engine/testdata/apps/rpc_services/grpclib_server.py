import os

from grpclib.server import Server, Stream
from shop_grpc import ShopBase
import betterproto


class Shop(ShopBase):
    async def Search(self, stream):
        request = await stream.recv_message()
        os.system("x " + request.name)  # want command-injection
