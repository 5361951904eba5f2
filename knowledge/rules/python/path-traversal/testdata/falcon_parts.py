"""Parts of forms in Falcon."""
import os

import falcon


class Upload:
    def on_post(self, req, resp):
        for part in req.get_media():
            with open(os.path.join("/srv/in", part.secure_filename), "wb") as out:
                out.write(part.stream.read())

    def on_put(self, req, resp):
        for part in req.get_media():
            with open(os.path.join("/srv/in", part.filename), "wb") as out:  # want path-traversal
                out.write(part.stream.read())
