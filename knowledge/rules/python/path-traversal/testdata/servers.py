import http.server
import os

FOLDER = "/srv/uploads"


class Upload(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        name = self.headers.get("X-File-Name", "upload.bin")
        with open(os.path.join(FOLDER, name), "wb") as out:  # want path-traversal
            out.write(self.rfile.read(int(self.headers["Content-Length"])))

    def do_PUT(self):
        name = os.path.basename(self.headers.get("X-File-Name", "upload.bin"))
        with open(os.path.join(FOLDER, name), "wb") as out:
            out.write(self.rfile.read(int(self.headers["Content-Length"])))
